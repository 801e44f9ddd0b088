"""docker-compose.yml, read as Docker Compose reads it. Where no engine runs, this is all that can be tested of it."""

import re
import subprocess

import pytest
import yaml

from lake import BINARY, REPOSITORY, Service, mocklake

COMPOSE = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
LAKE = SERVICES["mocklake"]
DOCKERFILE = LAKE["build"]["dockerfile_inline"]
BUILD_STAGE, RUNTIME_STAGE = DOCKERFILE.split("\n\n")


def packages(kind):
    lines = (REPOSITORY / "Tests/packages.txt").read_text().splitlines()
    return [line.split()[1] for line in lines if line.split()[:1] == [kind]]


def flag(command, name):
    return command[command.index(name) + 1]


@pytest.mark.parametrize("name, port", [("mocklake", "4566"), ("metadata", "8585")])
def test_servers_listen_for_this_machine_alone(name, port):
    service = SERVICES[name]
    assert service["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert flag(service["command"], "--port") == port
    assert flag(service["command"], "--host") == "0.0.0.0"
    assert flag(service["healthcheck"]["test"], "--server") == f"http://127.0.0.1:{port}"


def test_the_state_is_in_the_volume():
    volume, folder = LAKE["volumes"][0].split(":")
    assert volume in COMPOSE["volumes"]
    assert flag(LAKE["command"], "--state") == folder == "/data"
    assert f"VOLUME {folder}\n" in RUNTIME_STAGE
    assert f"install --directory --owner mocklake {folder}\n" in RUNTIME_STAGE


def test_the_image_is_small_and_does_not_run_as_root():
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["swift:6.3-bookworm", "debian:bookworm-slim"]
    assert re.findall(r"^USER (\S+)$", RUNTIME_STAGE, re.MULTILINE) == ["mocklake"]
    assert RUNTIME_STAGE.index("USER mocklake") > RUNTIME_STAGE.index("COPY --from=build")
    assert RUNTIME_STAGE.endswith('ENTRYPOINT ["mocklake"]\n')
    # A lone dollar sign would be Docker Compose's own.
    assert "$" not in DOCKERFILE


def test_both_stages_install_from_the_one_list():
    assert "RUN Tests/install-packages build\n" in BUILD_STAGE
    assert "RUN /tmp/setup/install-packages runtime " in RUNTIME_STAGE
    assert "apt-get" not in DOCKERFILE
    for path in re.findall(r"Tests/[\w.-]+", DOCKERFILE):
        assert (REPOSITORY / path).exists(), path


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_option_is_one_the_program_has(name):
    command = SERVICES[name]["command"]
    done = mocklake(command[0], "--help")
    assert done.returncode == 0
    for word in command[1:]:
        if word.startswith("--"):
            assert word in done.stdout, f"{command[0]} has no {word}"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_the_health_check_tells_the_living_from_the_dead(name, tmp_path):
    words = SERVICES[name]["healthcheck"]["test"]
    assert words[:4] == ["CMD", "mocklake", "health", "--server"]
    server = Service(SERVICES[name]["command"][0], log=tmp_path / "server.log")
    try:
        assert mocklake("health", "--server", server.url).returncode == 0
    finally:
        server.stop()
    assert mocklake("health", "--server", server.url).returncode == 3


def test_the_runtime_packages_hold_every_library_of_the_binary():
    listed = subprocess.run(["objdump", "-p", BINARY], capture_output=True, text=True, check=True).stdout
    # A debug build takes Swift's own libraries from the toolchain; the image's build links them in.
    needed = re.findall(r"NEEDED\s+(\S+)", listed)
    libraries = [name for name in needed if not re.match(r"libswift|libdispatch|libBlocks|lib_", name)]
    assert len(libraries) > 5
    always_there = {"libc6", "libgcc-s1"}
    for library in libraries:
        owners = subprocess.run(["dpkg", "-S", f"*/{library}"], capture_output=True, text=True).stdout
        names = {line.split(":")[0] for line in owners.splitlines()}
        assert names & (set(packages("runtime")) | always_there), f"{library} comes with {names}"
