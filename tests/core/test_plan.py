"""A plan up to an interview."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt, make_question
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.pace import ahead, readiness
from mlprep_cli.core.plan import make_plan, minutes_needed
from mlprep_cli.core.schedule import Standing, standings
from mlprep_cli.model.attempt import RATINGS, Attempt
from mlprep_cli.model.plan import Goal, Plan
from mlprep_cli.model.question import Question

TODAY = NOW.date()
DAY = dt.timedelta(days=1)
UTC = Calendar(dt.UTC)
MINUTES = st.lists(st.integers(1, 40), min_size=0, max_size=12)
# For each question: how many days ago it was practised, and how it was rated; None when never.
PAST = st.lists(st.none() | st.tuples(st.integers(0, 90), st.sampled_from(RATINGS)), min_size=12, max_size=12)


def questions(minutes: list[int]) -> list[Question]:
    """Return questions that take these minutes, each on a topic of its own."""
    base = make_question()
    return [
        base.model_copy(update={"id": f"lab/q{number:02}", "minutes": some, "topics": [f"t{number}"]})
        for number, some in enumerate(minutes)
    ]


def stand(items: list[Question], attempts: list[Attempt]) -> dict[str, Standing]:
    """Return where questions stand now."""
    return standings([item.id for item in items], attempts, NOW, UTC)


def plan(items: list[Question], days: int, minutes: int, attempts: list[Attempt] | None = None) -> Plan:
    """Return the plan up to an interview in some days."""
    return make_plan(items, stand(items, attempts or []), NOW, TODAY, TODAY + days * DAY, minutes)


def practised(items: list[Question], past: list[tuple[int, str] | None]) -> list[Attempt]:
    """Return one attempt at each question that was practised."""
    return [
        make_attempt(number, question=item.id, started=NOW - dt.timedelta(days=tried[0]), rating=tried[1])
        for number, (item, tried) in enumerate(zip(items, past, strict=False))
        if tried
    ]


@settings(max_examples=120, deadline=None)
@given(MINUTES, PAST, st.integers(0, 40), st.integers(5, 60))
def test_laws(minutes: list[int], past: list[tuple[int, str] | None], days: int, budget: int) -> None:
    """No day exceeds its minutes, none lies on or after the interview, none repeats; each new question has its place.

    Keeping the plan never leaves anything worse known than doing nothing.
    """
    items = questions(minutes)
    found = plan(items, days, budget, practised(items, past))
    assert [day.date for day in found.days] == [TODAY + number * DAY for number in range(days)]
    assert all(day.minutes <= budget for day in found.days)
    for day in found.days:
        names = [item.id for item in (*day.reviews, *day.new)]
        assert len(names) == len(set(names))
    begun = [item.id for day in found.days for item in day.new]
    fresh = {item.id for item, tried in zip(items, past, strict=False) if not tried}
    assert len(begun) == len(set(begun))
    assert sorted([*begun, *(item.id for item in found.left_out)]) == sorted(fresh)
    assert all(found.kept[name] >= found.now[name] - 1e-9 for name in found.now)
    assert all(found.kept[item.id] == 0 for item in found.left_out)


def test_new_ones_are_spread() -> None:
    """Ten questions over ten days come one a day, and no review comes before FSRS asks for it."""
    found = plan(questions([10] * 10), 10, 60)
    assert [len(day.new) for day in found.days] == [1] * 10
    assert (found.left_out, found.late) == ([], [])
    assert found.days[0].reviews == []
    assert sum(len(day.reviews) for day in found.days) > 5


def test_what_does_not_fit_is_said() -> None:
    """With too little time some are left out, and so is what takes longer than a day has; the rest is planned."""
    found = plan(questions([10, 10, 10, 30]), 2, 10)
    assert [len(day.new) for day in found.days] == [1, 1]
    assert [item.minutes for item in found.left_out] == [10, 30]


def test_overdue_reviews_come_today() -> None:
    """What was due long ago is reviewed on the first day."""
    items = questions([10])
    found = plan(items, 5, 10, practised(items, [(60, "hard")]))
    assert [item.id for item in found.days[0].reviews] == ["lab/q00"]


def test_most_gain_for_the_minutes_comes_first() -> None:
    """Where a day has no room for both, a question never seen beats a review that is hardly due."""
    items = questions([10, 10])
    found = plan(items, 1, 10, practised(items, [(3, "good"), None]))
    assert [item.id for item in found.days[0].new] == ["lab/q01"]
    assert [item.id for item in found.late] == ["lab/q00"]


def test_on_the_day_nothing_is_planned() -> None:
    """On the day of the interview the plan is empty, and what was never seen is left out."""
    found = plan(questions([5]), 0, 60)
    assert (found.days, [item.id for item in found.left_out]) == ([], ["lab/q00"])


@pytest.mark.parametrize(("minutes", "days", "needed"), [([10] * 4, 2, 20), ([45], 5, 45), ([1000], 3, None)])
def test_minutes_needed(minutes: list[int], days: int, needed: int | None) -> None:
    """The least minutes with which all fit are found, in steps of five; none where a question never fits."""
    items = questions(minutes)
    assert minutes_needed(items, stand(items, []), NOW, TODAY, TODAY + days * DAY) == needed


def test_ahead_and_behind() -> None:
    """One new question a day was asked for since three days: begun are none, three, or four of them."""
    items = questions([10] * 10)
    goal = Goal(date=TODAY + 7 * DAY, made=TODAY - 3 * DAY, minutes_per_day=60)
    for begun, expected in ((0, -3), (3, 0), (4, 1)):
        tried = practised(items, [(1, "good")] * begun)
        assert ahead(goal, items, tried, NOW, UTC) == expected


def test_what_is_done_today_does_not_count_yet() -> None:
    """Ahead or behind is told as of the start of today."""
    items = questions([10] * 10)
    goal = Goal(date=TODAY + 7 * DAY, made=TODAY - 3 * DAY, minutes_per_day=60)
    assert ahead(goal, items, practised(items, [(0, "good")] * 5), NOW, UTC) == -3


def test_readiness() -> None:
    """Readiness is a mean in which unseen questions count nothing."""
    items = questions([10, 10])
    assert readiness(items, {"lab/q00": 0.8, "lab/q01": 0.0}) == pytest.approx(0.4)
    assert readiness([], {}) == 0.0


def test_last_week_is_for_what_would_be_forgotten() -> None:
    """In the last week, room that is left goes to further reviews; before it, it stays free."""
    items = questions([10, 10])
    tried = practised(items, [(5, "easy"), (1, "easy")])
    found = plan(items, 9, 10, tried)
    assert [len(day.reviews) for day in found.days[:2]] == [0, 0]
    assert all(len(day.reviews) == 1 for day in found.days[2:])
    assert found.days[-1].minutes == 10
