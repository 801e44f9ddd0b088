"""docker-compose.yml, read as Docker Compose reads it; no engine is needed."""

import json
import re
import subprocess

import pytest
import yaml

from lake import BINARY, REPOSITORY, mocklake

COMPOSE = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text())
LAKE = COMPOSE["services"]["lake"]
DOCKERFILE = LAKE["build"]["dockerfile_inline"]
RUNTIME_STAGE = DOCKERFILE[DOCKERFILE.rindex("FROM "):]


def packages(kind):
    lines = (REPOSITORY / "Tests/packages.txt").read_text().splitlines()
    return [line.split()[1] for line in lines if line.split()[:1] == [kind]]


def flag(command, name):
    return command[command.index(name) + 1]


def test_the_lake_is_reached_from_the_host_alone():
    host, outside, inside = LAKE["ports"][0].split(":")
    assert (host, outside) == ("127.0.0.1", "4566")
    assert flag(LAKE["command"], "--port") == inside
    assert flag(LAKE["command"], "--host") == "0.0.0.0"
    assert f"EXPOSE {inside}\n" in DOCKERFILE


def test_the_state_is_in_the_volume():
    volume, folder = LAKE["volumes"][0].split(":")
    assert volume in COMPOSE["volumes"]
    assert flag(LAKE["command"], "--state") == folder == "/data"
    assert f"VOLUME {folder}\n" in RUNTIME_STAGE
    assert f"install --directory --owner mocklake {folder}\n" in RUNTIME_STAGE


def test_the_image_is_small_and_has_no_root():
    assert RUNTIME_STAGE.startswith("FROM debian:bookworm-slim\n")
    assert re.findall(r"^USER (\w+)$", RUNTIME_STAGE, re.MULTILINE) == ["mocklake"]
    assert "swift" not in RUNTIME_STAGE
    # The build image has the release of the manifest's toolchain.
    assert DOCKERFILE.startswith("FROM swift:6.3-bookworm AS build\n")


def test_both_stages_install_from_the_one_list():
    build_stage = DOCKERFILE[:DOCKERFILE.rindex("FROM ")]
    assert "RUN Tests/install-packages build\n" in build_stage
    assert "RUN /tmp/setup/install-packages runtime" in RUNTIME_STAGE
    assert "apt-get" not in DOCKERFILE
    for path in re.findall(r"Tests/[\w.-]+", DOCKERFILE):
        assert (REPOSITORY / path).exists(), path


@pytest.mark.parametrize("service", sorted(COMPOSE["services"]))
def test_the_commands_know_their_flags(service):
    command = COMPOSE["services"][service]["command"]
    done = mocklake(command[0], "--help")
    assert done.returncode == 0
    for word in command[1:]:
        if word.startswith("--"):
            assert word in done.stdout, word


def test_the_image_starts_as_compose_does():
    words = json.loads(re.search(r"^CMD (.*)$", DOCKERFILE, re.MULTILINE).group(1))
    assert 'ENTRYPOINT ["mocklake"]\n' in RUNTIME_STAGE
    for name in ("--host", "--state"):
        assert flag(words, name) == flag(LAKE["command"], name)


def test_the_health_check_tells_a_living_lake_from_a_dead_one(lake):
    words = LAKE["healthcheck"]["test"]
    assert words[:3] == ["CMD", "mocklake", "health"]
    assert flag(words, "--server") == f"http://127.0.0.1:{flag(LAKE['command'], '--port')}"
    assert mocklake("health", "--server", lake.url).returncode == 0
    lake.stop()
    assert mocklake("health", "--server", lake.url).returncode == 3


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
