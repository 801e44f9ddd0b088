"""What the README files say is true of this binary and this repository."""

import re

import pytest

from lake import REPOSITORY, mocklake

README = (REPOSITORY / "README.md").read_text()
DOCUMENTS = ["README.md", "Sources/README.md", "Sources/Services/README.md", "Tests/README.md", "Scenarios/README.md"]


def test_the_coverage_table_is_current():
    done = mocklake("coverage", "--markdown")
    assert done.returncode == 0
    assert done.stdout.strip() in README, "paste what `mocklake coverage --markdown` prints into README.md"


def test_the_commands_are_those_of_the_program():
    printed = mocklake("--help").stdout
    block = re.search(r"```\n(Run .*?)```", README, re.DOTALL).group(1)
    for group, *names in (line.split() for line in block.strip().splitlines()):
        section = re.search(rf"^{group}\n(.*?)\n\n", printed, re.DOTALL | re.MULTILINE).group(1)
        assert sorted(names) == sorted(line.split()[0] for line in section.splitlines()), group


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_paths_it_names_are_there(document):
    text = (REPOSITORY / document).read_text()
    named = set(re.findall(r"`((?:Sources|Tests|Scenarios)/[\w./-]+)`", text))
    missing = [path for path in sorted(named) if not (REPOSITORY / path).exists()]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_options_it_shows_are_there(document):
    text = (REPOSITORY / document).read_text()
    for command, options in re.findall(r"mocklake ([a-z-]+)((?: (?:--?[\w-]+|[\w./:-]+))*)", text):
        done = mocklake(command, "--help")
        # The options of a subcommand stand in its own help.
        word = re.match(r" ([a-z]+)(?= |$)", options)
        more = mocklake(command, word.group(1), "--help").stdout if word else ""
        if done.returncode == 0:
            for option in re.findall(r" (--[\w-]+)", options):
                assert option in done.stdout + more or option == "--help", f"mocklake {command} {option}"
