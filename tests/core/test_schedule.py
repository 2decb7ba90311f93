"""When a question is due again, and what its status is."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.schedule import KNOWN_DAYS, Standing, past, standing, standings
from mlprep_cli.model.attempt import RATINGS, Attempt, Rating
from mlprep_cli.store.memory import MemoryProgress

UTC = Calendar(dt.UTC)
DAY = dt.timedelta(days=1)
RATED = st.sampled_from(RATINGS)
# Hours since the attempt before, and the rating.
HISTORIES = st.lists(st.tuples(st.integers(0, 3000), RATED), min_size=1, max_size=12)
CALENDARS = st.builds(
    Calendar,
    st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]).map(ZoneInfo),
    st.integers(0, 12),
)


def attempts(history: list[tuple[int, Rating]], start: dt.datetime = NOW) -> list[Attempt]:
    """Return the attempts of a history, oldest first."""
    made, when = list[Attempt](), start
    for number, (hours, rating) in enumerate(history):
        when += dt.timedelta(hours=hours)
        made.append(make_attempt(number, started=when, rating=rating))
    return made


def due(history: list[tuple[int, Rating]], calendar: Calendar = UTC) -> dt.date:
    """Return the day on which the question of a history is due."""
    made = attempts(history)
    due_on = standing(made, made[-1].started, calendar).due_on
    assert due_on is not None
    return due_on


def test_never_practised_is_new() -> None:
    """Without an attempt a question is new, due on no day, and cannot be recalled."""
    assert standing([], NOW, UTC) == Standing("new", None, 0.0, [])
    assert standing([], NOW, UTC).last is None


def test_first_ratings_spread_out() -> None:
    """After one attempt, again is due the next day, and hard, good and easy one after the other."""
    days = [due([(0, rating)]) for rating in RATINGS]
    assert days[0] == NOW.date() + DAY
    assert days == sorted(days)
    assert days[0] < days[2] < days[3]


@settings(max_examples=150, deadline=None)
@given(HISTORIES, RATED, RATED, CALENDARS)
def test_better_rating_never_comes_earlier(
    history: list[tuple[int, Rating]], one: Rating, other: Rating, calendar: Calendar
) -> None:
    """Whatever came before, a better last rating never makes a question due earlier."""
    worse, better = sorted((one, other), key=RATINGS.index)
    hours = history[-1][0]
    assert due([*history[:-1], (hours, worse)], calendar) <= due([*history[:-1], (hours, better)], calendar)


@settings(max_examples=150, deadline=None)
@given(HISTORIES, CALENDARS)
def test_never_due_again_on_the_same_day(history: list[tuple[int, Rating]], calendar: Calendar) -> None:
    """A question is due on a later day than the one on which it was last practised."""
    last = attempts(history)[-1].started
    assert due(history, calendar) > calendar.day_of(last)


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("day", [dt.date(2026, 10, 24), dt.date(2026, 3, 28)])
def test_change_of_clocks_moves_no_due_day(day: dt.date, hour: int) -> None:
    """Over the nights in which clocks change, what is due in one day is due on the next."""
    berlin = ZoneInfo("Europe/Berlin")
    calendar = Calendar(berlin)
    tried = make_attempt(started=dt.datetime.combine(day, dt.time(hour, 30), berlin), rating="again")
    assert standing([tried], tried.started, calendar).due_on == calendar.day_of(tried.started) + DAY


@settings(max_examples=100, deadline=None)
@given(HISTORIES, st.randoms(use_true_random=False), CALENDARS)
def test_order_of_reading_does_not_matter(
    history: list[tuple[int, Rating]], chance: random.Random, calendar: Calendar
) -> None:
    """Attempts kept in any order, some of them twice, lead to the same standing: files can be merged."""
    made, store = attempts(history), MemoryProgress()
    shuffled = [*made, *made[:2]]
    chance.shuffle(shuffled)
    for item in shuffled:
        store.append(item)
    now = made[-1].started
    assert standing(store.read().attempts, now, calendar) == standing(made, now, calendar)
    chance.shuffle(made)
    assert standing(made, now, calendar) == standing(store.read().attempts, now, calendar)


@settings(max_examples=100, deadline=None)
@given(HISTORIES, st.sampled_from(["Asia/Kathmandu", "America/New_York"]).map(ZoneInfo), CALENDARS)
def test_replay_is_deterministic(history: list[tuple[int, Rating]], zone: ZoneInfo, calendar: Calendar) -> None:
    """The same instants, written in any time zone, always lead to the same day, status and recall."""
    made = attempts(history)
    moved = [item.model_copy(update={"started": item.started.astimezone(zone)}) for item in made]
    now = made[-1].started
    one, other = standing(made, now, calendar), standing(moved, now.astimezone(zone), calendar)
    assert (one.status, one.due_on, one.recall) == (other.status, other.due_on, other.recall)


@settings(max_examples=100, deadline=None)
@given(HISTORIES, st.integers(0, 5000), st.integers(0, 5000))
def test_recall_fades(history: list[tuple[int, Rating]], hours: int, more: int) -> None:
    """Recall lies between 0 and 1 and never grows by waiting."""
    made = attempts(history)
    now = made[-1].started + dt.timedelta(hours=hours)
    early, late = (standing(made, when, UTC).recall for when in (now, now + dt.timedelta(hours=more)))
    assert 0 < late <= early <= 1


@settings(max_examples=100, deadline=None)
@given(HISTORIES, CALENDARS, st.integers(0, 2000))
def test_due_from_its_day_on(history: list[tuple[int, Rating]], calendar: Calendar, days: int) -> None:
    """A question is due exactly on the days from its due day on."""
    made = attempts(history)
    now = made[-1].started + dt.timedelta(days=days)
    found = standing(made, now, calendar)
    assert found.due_on is not None
    assert (found.status == "due") == (found.due_on <= calendar.day_of(now))


@pytest.mark.parametrize(
    ("history", "days", "status"),
    [
        ([(0, "again")], 0, "learning"),
        ([(0, "again")], 1, "due"),
        ([(0, "easy")], 1, "learning"),
        ([(0, "easy"), (24 * 8, "easy")], 1, "known"),
        ([(0, "easy"), (24 * 8, "easy")], 400, "due"),
        ([(0, "easy"), (24 * 8, "easy"), (24 * 90, "again")], 0, "learning"),
    ],
)
def test_status(history: list[tuple[int, Rating]], days: int, status: str) -> None:
    """What is not due is learning until its memory lasts three weeks, then known; a lapse brings it back."""
    made = attempts(history)
    assert standing(made, made[-1].started + days * DAY, UTC).status == status


@settings(max_examples=100, deadline=None)
@given(HISTORIES)
def test_known_comes_back_no_sooner_than_three_weeks(history: list[tuple[int, Rating]]) -> None:
    """A question that counts as known is due three weeks after its last attempt, or later."""
    made = attempts(history)
    found = standing(made, made[-1].started, UTC)
    assert found.due_on is not None
    assert found.status != "known" or (found.due_on - made[-1].started.date()).days >= KNOWN_DAYS


def test_questions_stand_apart() -> None:
    """Each question is judged by its own attempts; those at questions not asked for are left out."""
    mine, other = make_attempt(-2), make_attempt(-1, question="lab/other")
    found = standings(["lab/scaling", "lab/third"], [mine, other], NOW, UTC)
    assert list(found) == ["lab/scaling", "lab/third"]
    assert found["lab/scaling"] == standing([mine], NOW, UTC)
    assert found["lab/scaling"].last == mine
    assert found["lab/third"].status == "new"


@settings(max_examples=100, deadline=None)
@given(HISTORIES, st.lists(st.tuples(st.integers(1, 90_000), RATED), max_size=4), CALENDARS)
def test_future_attempts_do_not_count(
    history: list[tuple[int, Rating]], ahead: list[tuple[int, Rating]], calendar: Calendar
) -> None:
    """Attempts made while the clock was ahead change nothing until their time has come."""
    made = attempts(history)
    now = made[-1].started
    later = [
        make_attempt(100 + i, started=now + dt.timedelta(hours=hours), rating=rating)
        for i, (hours, rating) in enumerate(ahead)
    ]
    assert standing([*later, *made], now, calendar) == standing(made, now, calendar)
    assert past([*made, *later], now) == made


@settings(max_examples=100, deadline=None)
@given(HISTORIES, RATED, st.integers(0, 400), CALENDARS)
def test_undo_restores_the_very_same_schedule(
    history: list[tuple[int, Rating]], rating: Rating, hours: int, calendar: Calendar
) -> None:
    """Taking back the last attempt leads to the standing that was before it, to the last digit."""
    made, store = attempts(history), MemoryProgress()
    now = made[-1].started + dt.timedelta(hours=hours)
    for item in made:
        store.append(item)
    before = standing(store.read().attempts, now, calendar)
    last = make_attempt(500, started=now, rating=rating)
    store.append(last)
    store.undo(last.id, now)
    assert standing(store.read().attempts, now, calendar) == before


def test_days_abroad_stay_the_days_that_they_were() -> None:
    """What was practised on a Tuesday in Tokyo is due from that Tuesday on, wherever the user is now."""
    tokyo, lima = ZoneInfo("Asia/Tokyo"), Calendar(ZoneInfo("America/Lima"))
    when = dt.datetime(2026, 11, 24, 9, tzinfo=tokyo)
    tried = make_attempt(started=when, rating="again", utc_offset=540)
    assert lima.day_of(when) == dt.date(2026, 11, 23)
    found = standing([tried], when, lima)
    assert (found.last_on, found.due_on) == (dt.date(2026, 11, 24), dt.date(2026, 11, 25))
