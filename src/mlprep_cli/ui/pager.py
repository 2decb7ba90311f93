"""Showing what is longer than the screen: one screenful at a time, Enter for more."""

from collections.abc import Callable

from rich.console import Console, RenderableType
from rich.text import Text

from mlprep_cli.ui.console import Terminal

Ask = Callable[[str], str | None]
MORE = "-- more: Enter · all the rest: a · enough: q -- "
LEAST_ROWS = 8


def show_pages(terminal: Terminal, part: RenderableType) -> None:
    """Show what may be longer than the screen: at a terminal page by page, else as it is."""
    if terminal.interactive:
        page(terminal.out, part, terminal.ask)
    else:
        terminal.show(part)


def page(console: Console, part: RenderableType, ask: Ask | None) -> None:
    """Print a part; with `ask` (a terminal to ask on), stop at each screenful."""
    if ask is None or console.height < LEAST_ROWS:
        console.print(part)
        return
    with console.capture() as captured:
        console.print(part)
    lines = captured.get().removesuffix("\n").split("\n")
    while lines:
        size = cut(lines, console.height - 2)
        _write(console, lines[:size])
        lines = lines[size:]
        typed = ask(MORE) if lines else None
        if typed is None or typed.strip().casefold() == "q":
            return
        if typed.strip().casefold() == "a":
            _write(console, lines)
            return


def _write(console: Console, lines: list[str]) -> None:
    """Print lines that are rendered already."""
    console.file.write("\n".join(lines) + "\n")
    console.file.flush()


def cut(lines: list[str], rows: int) -> int:
    """Return how many lines to show on `rows` rows.

    The page ends at the last blank line of its lower half that does not part a heading from its text;
    where there is none, it is full.
    """
    if len(lines) <= rows:
        return len(lines)
    ends = [i for i in range(rows // 2, rows) if not _plain(lines[i]) and not _heading(lines, i - 1)]
    return ends[-1] + 1 if ends else rows


def _plain(line: str) -> str:
    """Return a line without its styles."""
    return Text.from_ansi(line).plain.strip()


def _heading(lines: list[str], index: int) -> bool:
    """Tell whether a line looks like a heading: alone, and without the stop of a sentence or the side of a box."""
    line = _plain(lines[index])
    alone = index == 0 or not _plain(lines[index - 1])
    return alone and line[-1:].isalnum()
