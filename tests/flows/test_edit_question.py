"""Editing a question: to the line that is wrong, again as long as it is wrong and the user wants."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mlprep_cli.errors import EditorError
from mlprep_cli.flows.edit_question import edit_question
from mlprep_cli.model.pack import Problem
from scripted import Clock, ScriptedScreen

FILE = Path("lab/x.md")
WRONG = [Problem(Path("lab/pack.toml"), 2, "elsewhere"), Problem(FILE, 7, "wrong")]


class Lines:
    """An editor that writes down on which lines it was opened."""

    def __init__(self, fails: bool = False) -> None:
        self.opened = list[int]()
        self._fails = fails

    def edit(self, _: Path, line: int) -> None:
        """Open the file."""
        self.opened.append(line)
        if self._fails:
            raise EditorError("the editor ended with status 1")


def checks(*findings: list[Problem]) -> Callable[[], list[Problem]]:
    """Return a check that finds one thing after the other."""
    left = list(findings)
    return lambda: left.pop(0)


def test_right_at_once() -> None:
    """A question that is right when the editor closes needs no key."""
    editor, screen = Lines(), ScriptedScreen(Clock())
    assert edit_question(FILE, [], checks([]), editor, screen, ask=True) == []
    assert (editor.opened, screen.keys) == ([1], [])


def test_again_at_the_line_that_is_wrong() -> None:
    """The editor opens where the file itself is wrong, each time anew, until nothing is."""
    editor, screen = Lines(), ScriptedScreen(Clock(), "")
    assert edit_question(FILE, WRONG, checks([Problem(FILE, 9, "more")], []), editor, screen, ask=True) == []
    assert editor.opened == [7, 9]
    assert any("lab/x.md:9: more" in line for line in screen.shown)


def test_left_so() -> None:
    """`q`, or nobody to ask, leaves the problems, all of them shown."""
    for ask, typed in ((True, ["q"]), (False, [])):
        editor, screen = Lines(), ScriptedScreen(Clock(), *typed)
        assert edit_question(FILE, [], checks(WRONG), editor, screen, ask=ask) == WRONG
        assert editor.opened == [1]
        assert sum("lab/" in line for line in screen.shown) == 2


def test_editor_that_fails() -> None:
    """A failing editor ends the story: what it left in the file is there."""
    with pytest.raises(EditorError):
        edit_question(FILE, [], checks(), Lines(fails=True), ScriptedScreen(Clock()), ask=True)
