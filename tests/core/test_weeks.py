"""Attempts by week."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt
from mlprep_cli.core.weeks import WEEK, monday_of, weeks
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.stats import Week

MONDAY = NOW.date()


def on(*days: int, score: float | None = 0.5) -> list[tuple[dt.date, Attempt]]:
    """Return an attempt of a minute on each of these days after this week's Monday."""
    return [(MONDAY + dt.timedelta(days=day), make_attempt(i, score=score)) for i, day in enumerate(days)]


def test_weeks_start_on_monday_and_none_is_left_out() -> None:
    """Sunday belongs to the week before Monday, and a week without practice stands between its neighbours."""
    assert weeks(on(-15, -1, 0, 0), MONDAY) == [
        Week(MONDAY - 3 * WEEK, 1, 60, 0.5),
        Week(MONDAY - 2 * WEEK, 0, 0, None),
        Week(MONDAY - WEEK, 1, 60, 0.5),
        Week(MONDAY, 2, 120, 0.5),
    ]


def test_week_has_the_mean_of_what_was_graded() -> None:
    """An attempt without a score has no part in the mean; a week of such attempts has none, rather than 0."""
    mixed = [*on(0, score=1.0), *on(1, score=0.5), *on(2, score=None)]
    (week,) = weeks(mixed, MONDAY)
    assert week.attempts == 3
    assert week.mean_score == pytest.approx(0.75)
    assert weeks(on(0, score=None), MONDAY)[0].mean_score is None
    assert weeks(on(0, score=0.0), MONDAY)[0].mean_score == 0


def test_weeks_without_attempts() -> None:
    """Without attempts there are weeks only where it is said since when."""
    assert weeks([], MONDAY) == []
    assert [week.start for week in weeks([], MONDAY, MONDAY - dt.timedelta(days=1))] == [MONDAY - WEEK, MONDAY]


def test_day_that_has_not_begun_here_has_its_week() -> None:
    """An attempt made further east, where the next week has begun, is not lost: its week is the last."""
    assert [(week.start, week.attempts) for week in weeks(on(7), MONDAY)] == [(MONDAY + WEEK, 1)]
    assert [week.attempts for week in weeks(on(0, 7), MONDAY)] == [1, 1]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(-400, 0), max_size=20), st.none() | st.integers(0, 400), st.integers(0, 6))
def test_weeks_follow_each_other(days: list[int], back: int | None, later: int) -> None:
    """Every week starts a week after the one before, the last is this one, and each attempt is in just one of them."""
    today, since = MONDAY + dt.timedelta(days=later), None if back is None else MONDAY - dt.timedelta(days=back)
    kept = [(day, item) for day, item in on(*days) if since is None or day >= since]
    found = weeks(kept, today, since)
    assert all(after.start - before.start == WEEK for before, after in pairwise(found))
    assert not found or found[-1].start == monday_of(today) == MONDAY
    for week in found:
        assert week.attempts == sum(monday_of(day) == week.start for day, _ in kept)
    assert sum(week.attempts for week in found) == len(kept)
