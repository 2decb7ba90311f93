"""When a question is due again: FSRS replayed over its attempts. The only module that imports `fsrs`."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.model.attempt import RATINGS, Attempt

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

Status = Literal["new", "due", "learning", "known"]
STATUSES: tuple[Status, ...] = ("new", "due", "learning", "known")
KNOWN_DAYS = 21.0  # Anki's line between young and mature cards


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a question stands today.

    `due_on` is a day of the calendar and None for a new question; `recall` is the chance of recalling it
    now, 0 to 1, and 0 when it was never practised; `attempts` are oldest first.
    """

    status: Status
    due_on: dt.date | None
    recall: float
    attempts: Sequence[Attempt]

    @property
    def last(self) -> Attempt | None:
        """The latest attempt."""
        return self.attempts[-1] if self.attempts else None


def standings(
    questions: Iterable[str], attempts: Iterable[Attempt], now: dt.datetime, calendar: Calendar
) -> dict[str, Standing]:
    """Return where each question stands, by id; `attempts` are oldest first, `now` is an aware instant."""
    by_question = defaultdict[str, list[Attempt]](list)
    for attempt in attempts:
        by_question[attempt.question].append(attempt)
    return {name: standing(by_question.get(name, []), now, calendar) for name in questions}


def standing(attempts: Sequence[Attempt], now: dt.datetime, calendar: Calendar) -> Standing:
    """Return where the question of these attempts stands; `attempts` are oldest first."""
    if not attempts:
        return Standing("new", None, 0.0, [])
    card = _replay(attempts)
    last = attempts[-1].started
    due_on = calendar.day_of(last) + (card.due - last)  # whole days of the calendar, however long each one is
    recall = _scheduler().get_card_retrievability(card, now.astimezone(dt.UTC))
    status: Status = "learning"
    if due_on <= calendar.day_of(now):
        status = "due"
    elif (card.stability or 0.0) >= KNOWN_DAYS:
        status = "known"
    return Standing(status, due_on, recall, attempts)


def _replay(attempts: Sequence[Attempt]) -> "Card":
    """Return the card that the ratings of these attempts lead to."""
    from fsrs import Card, Rating

    first = attempts[0].started.astimezone(dt.UTC)
    card = Card(card_id=1, due=first)
    for attempt in attempts:
        rating = Rating(RATINGS.index(attempt.rating) + 1)
        when = attempt.started.astimezone(dt.UTC)
        card, _ = _scheduler().review_card(card, rating, review_datetime=when)
    return card


@cache
def _scheduler() -> "Scheduler":
    """Return FSRS with its default weights, in whole days: a question is not asked again within minutes."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
