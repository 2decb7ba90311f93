"""Whether the user is ahead of a plan or behind it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.plan import make_plan
from mlprep_cli.core.schedule import standings
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.plan import Goal
from mlprep_cli.model.question import Question


def before(day: dt.date, attempts: Sequence[Attempt], calendar: Calendar) -> list[Attempt]:
    """Return the attempts made before a day of the calendar."""
    return [item for item in attempts if calendar.day_of(item.started, item.utc_offset) < day]


def ahead(
    goal: Goal,
    questions: Sequence[Question],
    attempts: Sequence[Attempt],
    now: dt.datetime,
    calendar: Calendar,
) -> int:
    """Return how many more new questions were begun before today than the plan, as it was made, had by then.

    A negative number is how far the user is behind.
    """
    today, made = calendar.day_of(now), goal.made
    then = now - (today - made)
    old = before(made, attempts, calendar)
    at_first = standings([item.id for item in questions], old, then, calendar)
    plan = make_plan(questions, at_first, then, made, goal.date, goal.minutes_per_day)
    wanted = sum(len(day.new) for day in plan.days if day.date < today)
    return _begun(questions, before(today, attempts, calendar)) - _begun(questions, old) - wanted


def _begun(questions: Sequence[Question], attempts: Sequence[Attempt]) -> int:
    """Return how many of the questions there are attempts at."""
    return len({item.id for item in questions} & {item.question for item in attempts})


def readiness(questions: Sequence[Question], recalls: Mapping[str, float]) -> float:
    """Return the mean chance of recall over some questions, 0 to 1; 0 where there are none."""
    return sum(recalls[item.id] for item in questions) / len(questions) if questions else 0.0
