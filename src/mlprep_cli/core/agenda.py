"""What a day holds, and what comes the day after."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.schedule import Standing
from mlprep_cli.core.select import Choice, due_ones, new_ones
from mlprep_cli.model.plan import Goal, Plan, PlanDay
from mlprep_cli.model.question import Question

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Load:
    """How many questions a day holds."""

    reviews: int
    new: int


@dataclass(frozen=True, slots=True)
class Course:
    """A goal, the questions it is about, the plan from the start of today on, and how far ahead of it the user is.

    `ahead` counts new questions, negative when behind; `left` is what today still holds.
    """

    goal: Goal
    questions: Sequence[Question]
    plan: Plan
    ahead: int
    left: Sequence[Choice]

    @property
    def today(self) -> PlanDay | None:
        """What the plan holds for today; None on the day of the interview."""
        return self.plan.days[0] if self.plan.days else None

    @property
    def tomorrow(self) -> PlanDay | None:
        """What the plan holds for tomorrow; None where the interview is then, or today."""
        return self.plan.days[1] if len(self.plan.days) > 1 else None

    @property
    def days_left(self) -> int:
        """The days up to the interview, today included."""
        return len(self.plan.days)


def agenda(
    questions: Sequence[Question], standings: Mapping[str, Standing], today: dt.date, new_left: int
) -> list[Choice]:
    """Return what is left of today: everything due, then up to `new_left` questions never practised."""
    return [*due_ones(questions, standings, today), *new_ones(questions, standings)[: max(0, new_left)]]


def planned(plan: Plan, standings: Mapping[str, Standing], today: dt.date) -> list[Choice]:
    """Return what is left of the first day of a plan, if that is today: what was not practised yet today."""
    if not plan.days or plan.days[0].date != today:
        return []
    left = [item for item in (*plan.days[0].reviews, *plan.days[0].new) if standings[item.id].last_on != today]
    return [*due_ones(left, standings, today), *new_ones(left, standings)]


def begun_on(day: dt.date, standings: Mapping[str, Standing], calendar: Calendar) -> int:
    """Return how many questions were practised for the first time on a day."""
    firsts = [standing.attempts[0] for standing in standings.values() if standing.attempts]
    return sum(calendar.day_of(item.started, item.utc_offset) == day for item in firsts)


def tomorrow(
    questions: Sequence[Question], standings: Mapping[str, Standing], today: dt.date, new_per_day: int
) -> Load:
    """Return what tomorrow holds if nothing more is practised today."""
    due = [standings[item.id].due_on for item in questions]
    reviews = sum(day is not None and day <= today + DAY for day in due)
    return Load(reviews, min(new_per_day, sum(day is None for day in due)))
