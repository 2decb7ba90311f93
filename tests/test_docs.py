"""The documents say what the program does."""

import re
from pathlib import Path

import pytest

from bank import account, bundled_packs
from conftest import Runner
from mlprep_cli.errors import Exit

ROOT = Path(__file__).parents[1]
COMMANDS = [
    "practice",
    "list",
    "show",
    "grade",
    "history",
    "stats",
    "mock",
    "plan",
    "undo",
    "packs",
    "export",
    "config",
    "paths",
    "doctor",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(mlprep: Runner, command: str) -> None:
    """A command is named in the README and explains itself."""
    assert f"mlprep {command}" in (ROOT / "README.md").read_text(encoding="utf-8")
    done = mlprep(command, "--help")
    assert done.status == 0
    assert f"Usage: mlprep {command}" in done.out


def test_help_lists_every_command(mlprep: Runner) -> None:
    """The commands here are all there are."""
    shown = mlprep("--help").out.partition("Commands")[2]
    assert set(re.findall(r"^\W*([a-z]+) {2,}", shown, re.MULTILINE)) == set(COMMANDS)


def test_readme_lines_are_the_promised_ones() -> None:
    """The two lines that do everything stand in the README word for word."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/mlprep practice" in text
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest" in text


def test_exit_statuses_are_documented() -> None:
    """Every exit status has its row."""
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "exit-status.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {int(row) for row in rows} == {int(status) for status in Exit}


def test_readme_names_files_that_exist() -> None:
    """Links to files of the repository lead somewhere."""
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_account_of_the_bank_is_true() -> None:
    """What docs/bank.md says of the questions is what they are: `python tools/bank.py` writes it anew."""
    assert (ROOT / "docs" / "bank.md").read_text(encoding="utf-8") == account(bundled_packs())


def test_readme_counts_the_questions() -> None:
    """The README and the changelog say how many questions there are."""
    packs = bundled_packs()
    said = f"{sum(len(pack.questions) for pack in packs)} questions in {len(packs)} packs"
    for name in ("README.md", "CHANGELOG.md"):
        assert said in (ROOT / name).read_text(encoding="utf-8")
