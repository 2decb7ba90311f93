"""Whether the editor waits, and what the terminal can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from mlprep_cli.model.check import Check

EDITOR, TERMINAL = "editor", "terminal"
LEAST_COLUMNS = 60
# Editors that come back at once, while their window is still open, unless told to wait: how to tell them.
WAIT = {
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "cursor", "windsurf", "subl", "atom", "zed", "mate", "bbedit"),
        ("--wait", "-w"),
    ),
    **dict.fromkeys(("gvim", "mvim"), ("--nofork", "-f")),
    "open": ("-W", "--wait-apps"),
    "kate": ("--block", "-b"),
}


@dataclass(frozen=True, slots=True)
class Screen:
    """What is known of the terminal; `colours` is empty where there are none, `term` is what $TERM says."""

    columns: int
    rows: int
    is_terminal: bool
    interactive: bool
    colours: str
    no_color: bool
    encoding: str
    term: str


def check_editor(command: Sequence[str], variable: str) -> Check:
    """Return whether an editor, found through `variable` (empty: on the machine), waits until its window is closed."""
    name = PurePath(command[0]).stem.casefold()
    words = " ".join(command)
    source = f"${variable}" if variable else "found on this machine; set $EDITOR for another"
    if name in WAIT and not set(WAIT[name]) & set(command[1:]):
        message = f"`{words}` ({source}) comes back before you have written: it must be told to wait"
        return Check(EDITOR, name, "problem", message, f"`export {variable or 'EDITOR'}='{words} {WAIT[name][0]}'`")
    return Check(EDITOR, name, "ok", f"`{words}` ({source})")


def check_terminal(screen: Screen) -> list[Check]:
    """Return what the terminal can show."""
    return [_size(screen), _colours(screen), _encoding(screen), _input(screen)]


def _size(screen: Screen) -> Check:
    """Say how large it is."""
    if not screen.is_terminal:
        return Check(TERMINAL, "size", "ok", "output goes to a pipe or a file: lines are as long as they need to be")
    size = f"{screen.columns} columns, {screen.rows} rows"
    if screen.columns < LEAST_COLUMNS:
        return Check(
            TERMINAL, "size", "note", f"{size}: tables will be cramped", f"make it {LEAST_COLUMNS} wide or more"
        )
    return Check(TERMINAL, "size", "ok", size)


def _colours(screen: Screen) -> Check:
    """Say whether there are colours, and why not."""
    if screen.colours and not screen.no_color:
        return Check(TERMINAL, "colours", "ok", f"{screen.colours} (TERM={screen.term})")
    reason = "NO_COLOR is set" if screen.no_color else f"TERM={screen.term}" if screen.is_terminal else "no terminal"
    return Check(TERMINAL, "colours", "ok", f"none ({reason}); nothing depends on them")


def _encoding(screen: Screen) -> Check:
    """Say whether all signs can be shown."""
    if screen.encoding.casefold().replace("-", "").startswith("utf"):
        return Check(TERMINAL, "encoding", "ok", screen.encoding)
    message = f"{screen.encoding}: formulas and signs come out as `?`"
    return Check(TERMINAL, "encoding", "problem", message, "`export LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8`")


def _input(screen: Screen) -> Check:
    """Say whether one can be asked."""
    state = (
        "a terminal: prompts work"
        if screen.interactive
        else "no terminal: nothing is asked that is not on standard input"
    )
    return Check(TERMINAL, "input", "ok", state)
