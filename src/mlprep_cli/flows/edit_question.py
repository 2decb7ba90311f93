"""Editing a question of one's own: the editor, then what is to mend, until nothing is or the user has had enough."""

from collections.abc import Callable, Sequence
from pathlib import Path

from mlprep_cli.flows.desk import Asking, Editing
from mlprep_cli.model.pack import Problem

KEYS = {"": "edit it again", "q": "leave it so"}
Check = Callable[[], Sequence[Problem]]


def edit_question(
    path: Path, before: Sequence[Problem], check: Check, editor: Editing, screen: Asking, *, ask: bool
) -> Sequence[Problem]:
    """Let the user edit a file, starting where it is wrong, and return what is left to mend.

    Args:
        path: the file.
        before: what is known to be wrong in it.
        check: reads it anew, and says what is to mend.
        editor: opens it.
        screen: shows what is to mend.
        ask: whether to offer the editor again; else it is opened once.

    Raises:
        EditorError: the editor failed; the file is as it left it.
    """
    problems = before
    while True:
        editor.edit(path, _line(path, problems))
        problems = check()
        for problem in problems:
            screen.note(str(problem))
        if not problems or not ask or screen.choose(KEYS) == "q":
            return problems


def _line(path: Path, problems: Sequence[Problem]) -> int:
    """Return the line of the first problem of the file; its first line where there is none."""
    return next((problem.line for problem in problems if problem.file == path), 1)
