"""The README tells the truth about what is served and which commands there are."""

import re
import subprocess

from lake import BINARY, REPOSITORY

README = (REPOSITORY / "README.md").read_text()


def mocklake(*words):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, check=True).stdout


def test_the_coverage_table_is_the_one_the_program_prints():
    assert mocklake("coverage", "--markdown").strip() in README


def test_every_command_named_is_one_the_program_has():
    commands = re.findall(r"^  (\S+)", mocklake("--help"), re.M)
    table = re.search(r"^Run {7}.*?^```", README, re.M | re.S).group()
    named = {word for line in table.splitlines()[:-1] for word in line.split()[1:]}
    assert named and named <= set(commands)


def test_every_scenario_key_and_script_it_points_at_is_there():
    for path in re.findall(r"`((?:Scenarios|Sources|Tests)/[\w./-]+)`", README):
        assert (REPOSITORY / path).exists(), path
