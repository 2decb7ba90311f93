"""Past attempts."""

import datetime as dt

import pytest

from conftest import Golden, make_attempt, screen
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.ui.history import attempts_table

ATTEMPTS = [
    make_attempt(0, question="nlp/pruning-versus-transformers", seconds=4000, hints=3, unsure=["x"], rating="again"),
    make_attempt(50, question="recommendation-ranking/" + "a-very-long-name-" * 4 + "indeed", rating="easy"),
    make_attempt(99, covered=[], unsure=[], missed=[], score=None, seconds=9),
]
local = Calendar(dt.timezone(dt.timedelta(hours=2))).local


def test_history_looks(golden: Golden) -> None:
    """The table has local time, question, time, coverage and rating of each attempt."""
    golden("history", attempts_table(ATTEMPTS, local))


@pytest.mark.parametrize("columns", [40, 120])
def test_narrow_and_wide_history_looks(golden: Golden, columns: int) -> None:
    """Where it is narrow each attempt has lines of its own; where it is wide the hints have a column."""
    golden(f"history-{columns}", attempts_table(ATTEMPTS, local, columns), columns=columns)


@pytest.mark.parametrize("columns", [40, 60, 71, 72, 80, 100, 120])
def test_history_fits_and_cuts_nothing(columns: int) -> None:
    """No line is wider than the terminal, and no letter of a long id, no time and no score is lost."""
    seen = screen(attempts_table([*ATTEMPTS, make_attempt(question=f"lab/{'z' * 90}")], local, columns), columns)
    assert max(map(len, seen.split("\n"))) <= columns
    assert seen.count("z") == 90
    assert all(words in seen for words in ("2026-11-23 12:00", "1:06:40", "1-2 of 3", "0:09", "again"))


def test_time_is_that_of_the_clock_then() -> None:
    """An attempt that was made elsewhere has the time of there, as it counts on the day of there."""
    seen = screen(attempts_table([make_attempt(0, utc_offset=-600)], local))
    assert "2026-11-23 00:00" in seen
