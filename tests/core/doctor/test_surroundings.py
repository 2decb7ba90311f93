"""The editor and the terminal."""

from typing import Any

import pytest

from mlprep_cli.core.doctor.surroundings import Screen, check_editor, check_terminal
from mlprep_cli.model.check import Check


@pytest.mark.parametrize(
    ("command", "mend"),
    [
        (["code"], "`export VISUAL='code --wait'`"),
        (["/usr/local/bin/code", "--new-window"], "`export VISUAL='/usr/local/bin/code --new-window --wait'`"),
        (["subl"], "`export VISUAL='subl --wait'`"),
        (["gvim"], "`export VISUAL='gvim --nofork'`"),
        (["code", "-w"], ""),
        (["code", "--wait"], ""),
        (["gvim", "-f"], ""),
        (["vim"], ""),
    ],
)
def test_editor_must_wait(command: list[str], mend: str) -> None:
    """An editor that comes back while its window is open is a problem: the answer would be read unwritten."""
    check = check_editor(command, "VISUAL")
    assert (check.mend, check.state) == (mend, "problem" if mend else "ok")


def test_editor_of_the_machine() -> None:
    """Where none is named, the one found is told, and how to name another."""
    assert check_editor(["nano"], "").message == "`nano` (found on this machine; set $EDITOR for another)"


def terminal(**changes: Any) -> dict[str, Check]:  # noqa: ANN401 - any field
    """Return the findings on a usual terminal, but for some changes."""
    values: dict[str, Any] = {
        "columns": 80,
        "rows": 24,
        "is_terminal": True,
        "interactive": True,
        "colours": "256",
        "no_color": False,
        "encoding": "utf-8",
        "term": "xterm-256color",
    }
    return {check.name: check for check in check_terminal(Screen(**values | changes))}


def test_usual_terminal() -> None:
    """Nothing needs doing."""
    found = terminal()
    assert {check.state for check in found.values()} == {"ok"}
    assert found["size"].message == "80 columns, 24 rows"
    assert found["colours"].message == "256 (TERM=xterm-256color)"


@pytest.mark.parametrize(
    ("changes", "name", "state", "words"),
    [
        ({"columns": 59}, "size", "note", "59 columns"),
        ({"is_terminal": False, "colours": "", "columns": 20}, "size", "ok", "a pipe or a file"),
        ({"no_color": True}, "colours", "ok", "NO_COLOR is set"),
        ({"colours": "", "term": "dumb"}, "colours", "ok", "TERM=dumb"),
        ({"is_terminal": False, "colours": ""}, "colours", "ok", "no terminal"),
        ({"encoding": "iso8859-1"}, "encoding", "problem", "come out as `?`"),
        ({"encoding": "UTF8"}, "encoding", "ok", "UTF8"),
        ({"interactive": False}, "input", "ok", "no terminal"),
    ],
)
def test_unusual_terminal(changes: dict[str, Any], name: str, state: str, words: str) -> None:
    """What the terminal lacks is told, and a problem only where something is lost by it."""
    check = terminal(**changes)[name]
    assert check.state == state
    assert words in check.message
