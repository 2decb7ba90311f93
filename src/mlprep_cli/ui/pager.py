"""Showing what is longer than the screen: one screenful at a time, Enter for more."""

from collections.abc import Callable, Sequence

from rich.console import Console, Group, RenderableType
from rich.text import Text

from mlprep_cli.ui.console import Terminal

Ask = Callable[[str], str | None]
MORE = "-- more: Enter · all the rest: a · enough: q -- "
LEAST_ROWS = 8


def show_pages(terminal: Terminal, part: RenderableType) -> None:
    """Show what may be longer than the screen: at a terminal page by page, else as it is."""
    show_sections(terminal, [part])


def show_sections(terminal: Terminal, sections: Sequence[RenderableType]) -> None:
    """Show sections, a blank line between them; at a terminal page by page, whole sections on a page where they fit."""
    if terminal.interactive:
        page_sections(terminal.out, sections, terminal.ask)
    else:
        terminal.show(_joined(sections))


def page(console: Console, part: RenderableType, ask: Ask | None) -> None:
    """Print a part; with `ask` (a terminal to ask on), stop at each screenful."""
    page_sections(console, [part], ask)


def page_sections(console: Console, sections: Sequence[RenderableType], ask: Ask | None) -> None:
    """Print sections, a blank line between them; with `ask` (a terminal to ask on), stop at each screenful."""
    if ask is None or console.height < LEAST_ROWS:
        console.print(_joined(sections))
        return
    left = pages([_rendered(console, part) for part in sections], console.height - 2)
    while left:
        _write(console, left.pop(0))
        typed = ask(MORE) if left else None
        if typed is None or typed.strip().casefold() == "q":
            return
        if typed.strip().casefold() == "a":
            _write(console, [line for lines in left for line in lines])
            return


def pages(sections: Sequence[list[str]], rows: int) -> list[list[str]]:
    """Return the lines of sections as pages of `rows`, and perhaps a blank line that parts one page from the next.

    A section that does not fit begins a page; one that is higher than a page is cut.
    """
    done, open_page = list[list[str]](), list[str]()
    for lines in sections:
        if open_page:
            open_page.append("")
        if open_page and len(open_page) + len(lines) > rows:
            done.append(open_page)
            open_page = []
        open_page += lines
        while (size := cut(open_page, rows)) < len(open_page):
            done.append(open_page[:size])
            open_page = open_page[size:]
    return [*done, open_page] if open_page else done


def _joined(sections: Sequence[RenderableType]) -> RenderableType:
    """Return sections with a blank line between them."""
    first, *rest = sections
    return Group(first, *(item for part in rest for item in (Text(), part)))


def _rendered(console: Console, part: RenderableType) -> list[str]:
    """Return the lines that a part has on a console."""
    with console.capture() as captured:
        console.print(part)
    return captured.get().removesuffix("\n").split("\n")


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
