"""The compose file says what it should. Where no Docker engine runs, this is all that can be tested of it."""
import pathlib
import re
import subprocess

import pytest
import yaml

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_the_server_listens_for_the_host_and_keeps_its_state(compose):
    server = compose["services"]["mocklake"]
    command = server["command"]
    assert command[:3] == ["serve", "--host", "0.0.0.0"]
    assert command[command.index("--port") + 1] == "4566"
    assert server["ports"] == ["127.0.0.1:4566:4566"]
    folder = command[command.index("--state") + 1]
    volume, _, target = server["volumes"][0].partition(":")
    assert target == folder and volume in compose["volumes"]


def test_the_health_check_needs_nothing_but_the_binary(compose):
    check = compose["services"]["mocklake"]["healthcheck"]["test"]
    assert check[:3] == ["CMD", "mocklake", "health"]


def test_the_image_is_small_and_does_not_run_as_root(compose):
    dockerfile = compose["services"]["mocklake"]["build"]["dockerfile_inline"]
    stages = re.findall(r"^FROM (\S+)", dockerfile, re.M)
    assert stages == ["swift:6.3-bookworm", "debian:bookworm-slim"]
    runtime = dockerfile.split("FROM debian")[1]
    assert "USER mocklake" in runtime and "apt-get install" in runtime
    assert runtime.index("USER mocklake") > runtime.index("COPY --from=build")
    # A dollar sign is doubled for compose; what reaches the shell picks packages from the one list.
    assert "awk '$$1 == \"runtime\" {print $$2}' /tmp/packages.txt" in runtime


def test_the_packages_of_each_stage_are_in_the_list(compose):
    kinds = {line.split()[0] for line in (ROOT / "Tests/packages.txt").read_text().splitlines()
             if line and not line.startswith("#")}
    assert {"build", "runtime"} <= kinds


def test_every_option_is_one_the_program_has(compose, binary):
    for service in compose["services"].values():
        command = service["command"]
        text = subprocess.run([binary, command[0], "--help"], capture_output=True, text=True, check=True).stdout
        for word in command[1:]:
            if word.startswith("--"):
                assert word in text, f"{command[0]} has no {word}"
