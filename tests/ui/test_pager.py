"""A screenful at a time."""

import io
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from mlprep_cli.ui.pager import MORE, cut, page, page_sections, pages

LINES = [f"line {number}" for number in range(50)]


class Reader:
    """Somebody at a terminal of `rows` rows, who types what is given, then closes the input."""

    def __init__(self, rows: int, typed: Iterable[str] = ()) -> None:
        self.console = Console(file=io.StringIO(), width=40, height=rows, color_system=None, _environ={})
        self.typed = iter(typed)
        self.pages = list[list[str]]()

    def ask(self, prompt: str) -> str | None:
        """Answer the question for more, and take down the page seen."""
        assert prompt == MORE
        self.take()
        return next(self.typed, None)

    def take(self) -> None:
        """Take down what has been printed since."""
        stream = self.console.file
        assert isinstance(stream, io.StringIO)
        self.pages.append(stream.getvalue().splitlines())
        stream.seek(stream.truncate(0))

    def reads(self, lines: list[str]) -> list[list[str]]:
        """Read lines to the end, or as far as one cares to; return the pages."""
        page(self.console, Text("\n".join(lines)), self.ask)
        self.take()
        return self.pages


def test_enter_shows_every_line_once() -> None:
    """With Enter after each screenful every line is seen once, in order, and no page is higher than the screen."""
    pages = Reader(12, [""] * 9).reads(LINES)
    assert [line for seen in pages for line in seen] == LINES
    assert [len(seen) for seen in pages] == [10, 10, 10, 10, 10]


@pytest.mark.parametrize("typed", [["q"], [" Q "], []])
def test_enough_is_enough(typed: list[str]) -> None:
    """`q`, and the end of input, end it after the first page."""
    assert Reader(12, typed).reads(LINES) == [LINES[:10], []]


def test_all_the_rest() -> None:
    """`a` shows all the rest without another question."""
    assert Reader(12, ["", "A"]).reads(LINES) == [LINES[:10], LINES[10:20], LINES[20:]]


@pytest.mark.parametrize("count", [1, 9, 10])
def test_what_fits_is_shown_without_a_question(count: int) -> None:
    """A text that fits the screen is shown at once."""
    assert Reader(12).reads(LINES[:count]) == [LINES[:count]]


def test_low_terminal_is_not_paged() -> None:
    """A terminal of a few rows, and one that nobody sits at, get everything at once."""
    assert Reader(7).reads(LINES) == [LINES]
    reader = Reader(12)
    page(reader.console, Text("\n".join(LINES)), None)
    reader.take()
    assert reader.pages == [LINES]


def at(blank: Iterable[int], extra: Callable[[list[str]], None] = lambda _: None) -> list[str]:
    """Return thirty lines of sentences, blank where told."""
    lines = ["" if number in set(blank) else "A sentence." for number in range(30)]
    extra(lines)
    return lines


@pytest.mark.parametrize(
    ("blank", "size"), [([], 10), ([7], 8), ([6, 8], 9), ([2], 10), ([9], 10), ([10], 10), ([5, 20], 6)]
)
def test_page_ends_between_paragraphs(blank: list[int], size: int) -> None:
    """A page ends at the last blank line of its lower half, or is full."""
    assert cut(at(blank), 10) == size


def test_heading_stays_with_its_text() -> None:
    """A page does not end between a heading and what it is about."""
    lines = at([5, 7, 9])
    lines[8] = "\x1b[1mA heading\x1b[0m"
    assert cut(lines, 10) == 8


@given(st.lists(st.sampled_from(["", "text.", "Heading", "\x1b[1m \x1b[0m", "│ box │"])), st.integers(6, 40))
def test_pages_are_never_empty_nor_too_high(lines: list[str], rows: int) -> None:
    """Each page has at least a line where there is one, and at most as many as there are rows."""
    size = cut(lines, rows)
    assert min(len(lines), rows // 2) <= size <= min(len(lines), rows)


blocks = st.lists(st.lists(st.sampled_from(["text.", "Heading", "│ box │"]), min_size=1, max_size=30), max_size=8)


def test_sections_stay_whole() -> None:
    """As many whole sections as fit make a page; one that does not fit begins the next, whatever their lengths."""
    four, five, eight = ["a."] * 4, ["b."] * 5, ["c."] * 8
    assert pages([four, five, eight, four], 10) == [[*four, "", *five, ""], [*eight, ""], four]


@given(blocks, st.integers(6, 24))
def test_sections_lose_nothing(sections: list[list[str]], rows: int) -> None:
    """Every line comes once and in order, a blank line parts sections, and no page is too high for its prompt."""
    shown = pages(sections, rows)
    whole = [line for number, lines in enumerate(sections) for line in ([""] if number else []) + lines]
    assert [line for lines in shown for line in lines] == whole
    assert all(0 < len([*lines][: len(lines) - (lines[-1] == "")]) <= rows for lines in shown)
    for lines in sections:
        assert len(lines) > rows or any("\n".join(lines) in "\n".join(page_lines) for page_lines in shown)


def test_sections_are_read_page_by_page() -> None:
    """A reader gets the sections one screenful after the other; nobody to ask gets them at once."""
    parts = [Text("\n".join(LINES[:8])), Text("\n".join(LINES[8:16]))]
    reader = Reader(12, [""])
    page_sections(reader.console, parts, reader.ask)
    reader.take()
    assert reader.pages == [[*LINES[:8], ""], LINES[8:16]]
    page_sections(reader.console, parts, None)
    reader.take()
    assert reader.pages[-1] == [*LINES[:8], "", *LINES[8:16]]
