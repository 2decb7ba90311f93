"""The figures."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt, make_question
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.schedule import standings
from mlprep_cli.core.stats import FORECAST_DAYS, gather, streak
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import Question
from mlprep_cli.model.stats import Area, Stats

UTC = Calendar(dt.UTC)
TODAY = NOW.date()
QUESTIONS = [
    make_question("lab/one", pack="lab", topics=["attention", "softmax"], companies=["acme"]),
    make_question("lab/two", pack="lab", topics=["attention"], companies=[]),
    make_question("nlp/one", pack="nlp", topics=["softmax"], companies=["acme", "zillow"]),
]


def figures(
    attempts: Sequence[Attempt],
    questions: Sequence[Question] = QUESTIONS,
    now: dt.datetime = NOW,
    since: dt.date | None = None,
) -> Stats:
    """Return the figures as of `now`."""
    found = standings([item.id for item in questions], attempts, now, UTC)
    return gather(questions, found, attempts, UTC.day_of(now), UTC, since)


def days_ago(*days: int) -> dict[dt.date, int]:
    """Return one attempt on each of these days before today."""
    return {TODAY - dt.timedelta(days=number): 1 for number in days}


@pytest.mark.parametrize(
    ("days", "length"),
    [
        ((), 0),
        ((0,), 1),
        ((1,), 1),
        ((2,), 0),
        ((0, 1, 2), 3),
        ((1, 2, 3), 3),
        ((0, 2, 3), 1),
        ((0, -1), 1),
        ((-1,), 0),
    ],
)
def test_streak(days: tuple[int, ...], length: int) -> None:
    """A streak ends today or, while today has no practice yet, yesterday; a missed day breaks it."""
    assert streak(days_ago(*days), TODAY) == length


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 40)))
def test_streak_counts_days_in_a_row(days: set[int]) -> None:
    """A streak is no longer than the days practised, and practising today makes it longer or keeps it."""
    before, after = streak(days_ago(*days), TODAY), streak(days_ago(*days, 0), TODAY)
    assert before <= len(days)
    assert after == (before if 0 in days else before + 1)


def test_figures_without_attempts() -> None:
    """Before the first attempt all figures are 0, and there is no mean score."""
    stats = figures([])
    assert (stats.attempts, stats.questions_practised, stats.questions_total) == (0, 0, 3)
    assert (stats.streak_days, stats.seconds, stats.due_today, stats.mean_score, stats.days) == (0, 0, 0, None, {})
    assert set(stats.forecast.values()) == {0}


def test_figures_without_questions() -> None:
    """No question, no area, and attempts at others are left out."""
    stats = figures([make_attempt(question="lab/one")], questions=[])
    assert (stats.attempts, stats.questions_total, stats.packs, stats.topics) == (0, 0, [], [])


def test_sums() -> None:
    """Attempts, time and scores are summed over the questions asked for; ungraded ones have no part in the mean."""
    made = [
        make_attempt(0, question="lab/one", seconds=100, score=1.0),
        make_attempt(1, question="lab/one", seconds=20, score=0.5),
        make_attempt(2, question="nlp/one", seconds=3, score=None),
        make_attempt(3, question="gone/one", seconds=9999, score=0.0),
    ]
    stats = figures(made)
    assert (stats.attempts, stats.questions_practised, stats.seconds) == (3, 2, 123)
    assert stats.mean_score == pytest.approx(0.75)


def test_days_are_counted_by_the_calendar() -> None:
    """Practice after midnight counts for the evening; days come in order."""
    times = [dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC) for day, hour in [(23, 9), (22, 23), (23, 3), (21, 12)]]
    made = [make_attempt(i, question="lab/one", started=when) for i, when in enumerate(times)]
    stats = figures(made)
    assert list(stats.days.items()) == [(dt.date(2026, 11, 21), 1), (dt.date(2026, 11, 22), 2), (TODAY, 1)]
    assert stats.streak_days == 3


def test_areas() -> None:
    """Each pack, company and topic counts its questions by status, and has the mean recall, unseen ones 0."""
    stats = figures([make_attempt(question="lab/one")])
    assert stats.packs == [Area("lab", 2, 0.5, learning=1), Area("nlp", 1, 0.0)]
    assert stats.companies == [Area("acme", 2, 0.5, learning=1), Area("zillow", 1, 0.0)]
    assert stats.topics == [Area("attention", 2, 0.5, learning=1), Area("softmax", 2, 0.5, learning=1)]
    assert [(area.practised, area.new) for area in stats.packs] == [(1, 1), (0, 1)]


def test_areas_count_each_status() -> None:
    """What is known, learning, due and new in a pack is counted apart."""
    now = NOW + dt.timedelta(days=40)
    made = [
        make_attempt(0, question="lab/one", rating="again"),
        *(make_attempt(1 + i, question="nlp/one", rating="easy", started=now - i * dt.timedelta(8)) for i in (1, 0)),
    ]
    (lab, nlp) = figures(made, now=now).packs
    assert (lab.known, lab.learning, lab.due, lab.new) == (0, 0, 1, 1)
    assert (nlp.known, nlp.learning, nlp.due, nlp.new) == (1, 0, 0, 0)


def test_since_counts_attempts_and_leaves_today() -> None:
    """From a day on, that day included, attempts count; streak, what is due, forecast and areas stay those of today."""
    made = [
        make_attempt(i, question=question, started=NOW - dt.timedelta(days=back), score=score, seconds=10**i)
        for i, (question, back, score) in enumerate([("lab/one", 2, 0.0), ("nlp/one", 1, 0.5), ("nlp/one", 0, 1.0)])
    ]
    whole, part = figures(made), figures(made, since=TODAY - dt.timedelta(days=1))
    assert (part.attempts, part.questions_practised, part.seconds, part.mean_score) == (2, 1, 110, 0.75)
    assert list(part.days) == [TODAY - dt.timedelta(days=1), TODAY]
    assert part.since == TODAY - dt.timedelta(days=1)
    for name in ("streak_days", "due_today", "forecast", "packs", "companies", "topics", "questions_total"):
        assert getattr(part, name) == getattr(whole, name), name
    assert part.streak_days == 3


def test_attempt_counts_on_its_own_local_day() -> None:
    """Whether an attempt is since a day is told by the user's clock then, not by the one of today."""
    late = dt.datetime(2026, 11, 20, 20, tzinfo=dt.UTC)  # the 21st, 10 o'clock, 14 hours east
    made = [make_attempt(0, question="lab/one", started=late, utc_offset=840)]
    assert figures(made, since=dt.date(2026, 11, 21)).attempts == 1
    assert figures(made, since=dt.date(2026, 11, 22)).attempts == 0


def test_forecast() -> None:
    """What is overdue counts today, what is due later on its day, what lies beyond the forecast not at all."""
    now = NOW + dt.timedelta(days=30)
    made = [
        make_attempt(0, question="lab/one", rating="again"),
        make_attempt(1, question="lab/two", rating="again", started=now),
        *(make_attempt(2 + i, question="nlp/one", rating="easy", started=now - i * dt.timedelta(8)) for i in (1, 0)),
    ]
    stats = figures(made, now=now)
    assert len(stats.forecast) == FORECAST_DAYS
    assert list(stats.forecast.values())[:3] == [1, 1, 0]
    assert sum(stats.forecast.values()) == 2
    assert stats.due_today == 1


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(QUESTIONS), st.integers(0, 900)), max_size=20))
def test_figures_agree(history: list[tuple[Question, int]]) -> None:
    """The days add up to the attempts, the packs to the questions, and what is due to the first day's forecast."""
    made = [make_attempt(hours, question=item.id) for item, hours in sorted(history, key=lambda pair: pair[1])]
    stats = figures(made, now=NOW + dt.timedelta(hours=900))
    assert sum(stats.days.values()) == stats.attempts == len(made)
    assert sum(week.attempts for week in stats.weeks) == stats.attempts
    assert sum(week.seconds for week in stats.weeks) == stats.seconds
    assert sum(area.questions for area in stats.packs) == stats.questions_total
    assert sum(area.practised for area in stats.packs) == stats.questions_practised
    assert next(iter(stats.forecast.values())) == stats.due_today
    assert all(0 <= area.readiness <= 1 for area in [*stats.packs, *stats.companies, *stats.topics])
