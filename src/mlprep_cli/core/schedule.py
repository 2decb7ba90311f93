"""When a question is due again: FSRS replayed over its attempts. The only module that imports `fsrs`."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.model.attempt import RATINGS, Attempt, Rating

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

Status = Literal["new", "due", "learning", "known"]
STATUSES: tuple[Status, ...] = ("new", "due", "learning", "known")
KNOWN_DAYS = 21.0  # Anki's line between young and mature cards


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a question stands today.

    `due_on` is a day of the calendar and None for a new question; `recall` is the chance of recalling it
    now, 0 to 1, and 0 when it was never practised; `attempts` are oldest first; `last_on` is the day of the latest.
    """

    status: Status
    due_on: dt.date | None
    recall: float
    attempts: Sequence[Attempt]
    last_on: dt.date | None = None

    @property
    def last(self) -> Attempt | None:
        """The latest attempt."""
        return self.attempts[-1] if self.attempts else None


def standings(
    questions: Iterable[str], attempts: Iterable[Attempt], now: dt.datetime, calendar: Calendar
) -> dict[str, Standing]:
    """Return where each question stands, by id; `attempts` come in any order, `now` is an aware instant."""
    by_question = defaultdict[str, list[Attempt]](list)
    for attempt in attempts:
        by_question[attempt.question].append(attempt)
    return {name: standing(by_question.get(name, []), now, calendar) for name in questions}


def standing(attempts: Iterable[Attempt], now: dt.datetime, calendar: Calendar) -> Standing:
    """Return where the question of these attempts stands.

    Attempts that are dated after `now` do not count: a clock that was wrong must not put off a review for years.
    """
    counted = sorted(past(attempts, now), key=lambda item: (item.started, item.id))
    if not counted:
        return Standing("new", None, 0.0, [])
    memory, last = replay(counted), counted[-1]
    last_on = calendar.day_of(last.started, last.utc_offset)
    due_on = memory.due_on(last_on)
    status: Status = "learning"
    if due_on <= calendar.day_of(now):
        status = "due"
    elif memory.stability >= KNOWN_DAYS:
        status = "known"
    return Standing(status, due_on, memory.recall(now), counted, last_on)


def past(attempts: Iterable[Attempt], now: dt.datetime) -> list[Attempt]:
    """Return the attempts that are not dated in the future."""
    return [item for item in attempts if item.started <= now]


class Memory:
    """What FSRS holds of one question that was practised. It never changes; a review makes another."""

    __slots__ = ("_card", "_last")

    def __init__(self, card: "Card", last: dt.datetime) -> None:
        self._card = card
        self._last = last

    @property
    def stability(self) -> float:
        """The days after which the chance of recall falls to 0.9."""
        return self._card.stability or 0.0

    @property
    def interval(self) -> dt.timedelta:
        """The time from the last review to the next, a whole number of days."""
        return self._card.due - self._last

    def due_on(self, last_on: dt.date) -> dt.date:
        """Return the day of the next review; `last_on` is the day of the last one.

        Whole days of the calendar are counted, however long each one is.
        """
        return last_on + self.interval

    def recall(self, at: dt.datetime) -> float:
        """Return the chance of recall at an aware instant, 0 to 1."""
        return _scheduler().get_card_retrievability(self._card, at.astimezone(dt.UTC))

    def reviewed(self, rating: Rating, at: dt.datetime) -> "Memory":
        """Return what is held after a review at an aware instant."""
        return _reviewed(self._card, rating, at)


def first_review(rating: Rating, at: dt.datetime) -> Memory:
    """Return what FSRS holds of a question after its first review."""
    from fsrs import Card

    return _reviewed(Card(card_id=1, due=at.astimezone(dt.UTC)), rating, at)


def replay(attempts: Sequence[Attempt]) -> Memory:
    """Return what the ratings of these attempts, at least one, oldest first, lead to."""
    memory = first_review(attempts[0].rating, attempts[0].started)
    for attempt in attempts[1:]:
        memory = memory.reviewed(attempt.rating, attempt.started)
    return memory


def _reviewed(card: "Card", rating: Rating, at: dt.datetime) -> Memory:
    """Return what FSRS makes of one review."""
    from fsrs import Rating as Grade

    when = at.astimezone(dt.UTC)
    reviewed, _ = _scheduler().review_card(card, Grade(RATINGS.index(rating) + 1), review_datetime=when)
    return Memory(reviewed, when)


@cache
def _scheduler() -> "Scheduler":
    """Return FSRS with its default weights, in whole days: a question is not asked again within minutes."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
