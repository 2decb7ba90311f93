"""The rating that is suggested."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.core.rating import suggest
from mlprep_cli.model.attempt import RATINGS, Rating

SCORES = st.floats(0, 1)


def step(score: float | None, *, hints: int = 0, seconds: int = 0) -> int:
    """Return the suggestion for a question of 5 minutes, from 0 for again to 3 for easy."""
    return RATINGS.index(suggest(score, hints=hints, seconds=seconds, minutes=5))


@pytest.mark.parametrize(
    ("score", "rating"),
    [
        (0.0, "again"),
        (0.34, "again"),
        (0.35, "hard"),
        (0.59, "hard"),
        (0.6, "good"),
        (0.89, "good"),
        (0.9, "easy"),
        (1.0, "easy"),
        (None, "good"),
    ],
)
def test_suggestion_by_score(score: float | None, rating: Rating) -> None:
    """Without hints and in time, the score alone decides; ungraded is good."""
    assert suggest(score, hints=0, seconds=300, minutes=5) == rating


@pytest.mark.parametrize(
    ("hints", "seconds", "rating"),
    [(0, 300, "easy"), (1, 300, "good"), (3, 300, "good"), (0, 301, "good"), (1, 301, "hard"), (9, 9999, "hard")],
)
def test_hints_and_overtime_lower_it(hints: int, seconds: int, rating: Rating) -> None:
    """Hints lower the suggestion by one step, however many, and so does time over the minutes."""
    assert suggest(1.0, hints=hints, seconds=seconds, minutes=5) == rating


def test_again_is_the_least() -> None:
    """Nothing is suggested below again."""
    assert suggest(0.0, hints=3, seconds=9999, minutes=5) == "again"


@settings(max_examples=200, deadline=None)
@given(SCORES, SCORES, st.integers(0, 5), st.integers(0, 1000))
def test_higher_score_never_suggests_less(one: float, other: float, hints: int, seconds: int) -> None:
    """A higher score never suggests a lower rating."""
    low, high = sorted((one, other))
    assert step(low, hints=hints, seconds=seconds) <= step(high, hints=hints, seconds=seconds)


@settings(max_examples=200, deadline=None)
@given(SCORES | st.none(), st.integers(0, 5), st.integers(0, 5), st.integers(0, 1000), st.integers(0, 1000))
def test_hints_and_time_never_raise_it(score: float | None, hints: int, more: int, seconds: int, longer: int) -> None:
    """More hints or more time never suggest a higher rating."""
    assert step(score, hints=hints + more, seconds=seconds + longer) <= step(score, hints=hints, seconds=seconds)
