"""Attempts and mean score by week, as towers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, screen
from mlprep_cli.model.stats import Week
from mlprep_cli.ui.heatmap import WEEKS
from mlprep_cli.ui.weeks import ROWS, weeks_plot

MONDAY = NOW.date()
WEEK = dt.timedelta(weeks=1)


def plots(*weeks: Week, since: dt.date | None = None, columns: int = 80) -> tuple[list[str], list[str]]:
    """Return the towers of attempts and of scores, this week last, each from its foot up, blanks cut off."""
    rows = screen(weeks_plot(weeks, MONDAY, columns, since), columns).split("\n")
    above, below = rows[:ROWS], rows[ROWS + 1 : 2 * ROWS + 1]
    return tuple(  # type: ignore[return-value]
        ["".join(row.ljust(80)[5 + 2 * week] for row in reversed(part)).rstrip() for week in range(WEEKS)]
        for part in (above, below)
    )


def ago(back: int, attempts: int, score: float | None = None) -> Week:
    """Return a week that many weeks ago."""
    return Week(MONDAY - back * WEEK, attempts, 60, score)


def test_towers_are_as_high_as_their_weeks() -> None:
    """The most attempts fill the plot, others are in proportion; scores are measured by 10 points."""
    attempts, scores = plots(ago(2, 24, 1.0), ago(1, 12, 0.5), ago(0, 1, 0.0))
    assert attempts[-3:] == ["███", "█▄", "▁"]
    assert scores[-3:] == ["███", "█▄", "▁"]


def test_absent_is_not_none() -> None:
    """A week without practice has a dot; one in which nothing was graded has attempts and no score."""
    attempts, scores = plots(ago(2, 3), ago(0, 3, 0.5))
    assert attempts[-3:] == ["███", "·", "███"]
    assert scores[-3:] == ["", "", "█▄"]


def test_weeks_before_since_are_blank() -> None:
    """Of weeks that ended before the day asked for nothing is said; its own week has its place."""
    sunday = MONDAY - dt.timedelta(days=1)
    assert plots(ago(0, 1), since=sunday)[0] == [""] * (WEEKS - 2) + ["·", "███"]
    assert plots(ago(0, 1), since=MONDAY)[0] == [""] * (WEEKS - 1) + ["███"]


@given(st.lists(st.integers(0, 5000), min_size=WEEKS, max_size=WEEKS))
def test_more_attempts_are_never_lower(counts: list[int]) -> None:
    """Of two weeks the one with more attempts has no lower tower, and no week with practice is without one."""
    order = " ·▁▂▃▄▅▆▇█"
    towers, _ = plots(*(ago(WEEKS - 1 - place, count) for place, count in enumerate(counts)))
    heights = [sum(order.index(sign) for sign in tower) for tower in towers]
    pairs = sorted(zip(counts, heights, strict=True))
    assert [height for _, height in pairs] == sorted(heights)
    assert all(height > 1 for count, height in pairs if count)


@pytest.mark.parametrize("columns", [40, 60, 79, 80, 120])
def test_plot_says_what_it_shows(columns: int) -> None:
    """Scale, unit and this week's figures are there at every width, and nothing is cut off or wrapped."""
    seen = screen(weeks_plot([ago(1, 1234, 1.0), ago(0, 7, 0.625)], MONDAY, columns), columns)
    rows = seen.rstrip().split("\n")
    assert max(map(len, rows)) <= columns
    assert len(rows) == 2 * ROWS + 1 + (2 if columns < 80 else 0)
    for words in ("1234", "attempts a week", "this week: 7", "mean score a week", "this week: 6.2 of 10"):
        assert words in seen


def test_week_that_was_not_graded_says_so() -> None:
    """Where nothing was graded this week, it is said instead of a score."""
    assert "this week: not graded" in screen(weeks_plot([ago(0, 2)], MONDAY))
