"""Past attempts."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Golden, make_attempt, screen
from mlprep_cli.ui.history import attempts_table, difference

ATTEMPTS = [
    make_attempt(0, question="nlp/pruning-versus-transformers", seconds=4000, hints=3, unsure=["x"], rating="again"),
    make_attempt(50, question="recommendation-ranking/" + "a-very-long-name-" * 4 + "indeed", rating="easy"),
    make_attempt(99, covered=[], unsure=[], missed=[], score=None, seconds=9),
]


def local(instant: dt.datetime) -> dt.datetime:
    """Return an instant in a zone two hours ahead."""
    return instant.astimezone(dt.timezone(dt.timedelta(hours=2)))


def test_history_looks(golden: Golden) -> None:
    """The table has local time, question, time, hints, coverage and rating of each attempt."""
    golden("history", attempts_table(ATTEMPTS, local))


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_history_fits_and_cuts_nothing(columns: int) -> None:
    """No line is wider than the terminal, and no letter of a long id is lost."""
    seen = screen(attempts_table([*ATTEMPTS, make_attempt(question=f"lab/{'z' * 90}")], local), columns)
    assert max(map(len, seen.split("\n"))) <= columns
    assert seen.count("z") == 90
    assert "2026-11-23 12:00" in seen


def test_difference_looks(golden: Golden) -> None:
    """A difference names both answers, and marks each line that went or came."""
    old = "One.\nTwo [bold]x[/bold] list[int].\nThree."
    golden(
        "difference", difference(old, old.replace("Two", "2").replace("Three.", "Three.\nFour."), "old.md", "new.md")
    )


def test_no_difference() -> None:
    """Two equal answers are said to be the same, whatever ends their lines."""
    assert screen(difference("a\nb", "a\r\nb", "old", "new")) == "The two answers are the same.\n"


@settings(max_examples=100, deadline=None)
@given(st.permutations(["one", "two", "+ plus", "- minus", "[bold]", ""]), st.integers(0, 6))
def test_every_changed_line_is_marked(lines: list[str], place: int) -> None:
    """A line that is put in is the only one that is marked as new, and none is marked as gone."""
    changed = [*lines[:place], "a new line", *lines[place:]]
    seen = screen(difference("\n".join([*lines, "end"]), "\n".join([*changed, "end"]), "old", "new")).split("\n")
    assert [line for line in seen[3:] if line.startswith(("+", "-"))] == ["+a new line"]


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e", "\u200b"])
def test_answers_are_cleaned(evil: str) -> None:
    """An answer that came from elsewhere brings no control characters."""
    assert evil[0] not in screen(difference("a", f"b{evil}", "old", "new"))
