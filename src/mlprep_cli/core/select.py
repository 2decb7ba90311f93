"""Which questions come next, and why."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mlprep_cli.core.fresh import in_turn
from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.attempt import RATINGS, Attempt
from mlprep_cli.model.question import Question

Order = Literal["default", "new", "due", "weak", "random"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question to practise, and why, in a few words; a `spare` one is asked only in place of one that was skipped."""

    question: Question
    reason: str
    spare: bool = False


def choose(
    questions: Sequence[Question],
    standings: Mapping[str, Standing],
    order: Order,
    today: dt.date,
    chance: random.Random,
) -> list[Choice]:
    """Return the questions to practise, first one first; empty when none fits the order.

    By default the due ones come first, the most overdue for their interval in front, then new ones: spread over
    topics, within a topic easier before harder, and what a question builds on before it.
    """
    if order == "due":
        return due_ones(questions, standings, today)
    if order == "new":
        return new_ones(questions, standings)
    if order == "weak":
        return _weak(questions, standings)
    if order == "random":
        return [Choice(item, "by chance") for item in chance.sample(questions, len(questions))]
    return [*due_ones(questions, standings, today), *new_ones(questions, standings)]


def within(choices: Sequence[Choice], minutes: int) -> list[Choice]:
    """Return the choices, in order, that fit into `minutes`; empty when none does."""
    kept, left = list[Choice](), minutes
    for choice in choices:
        if choice.question.minutes <= left:
            kept.append(choice)
            left -= choice.question.minutes
    return kept


def overdue(standing: Standing, today: dt.date) -> float:
    """Return for how long a question has been due, in intervals of its own: 1 is twice the time that it was given."""
    if standing.due_on is None or standing.last_on is None:
        return 0.0
    interval = max(1, (standing.due_on - standing.last_on).days)
    return (today - standing.due_on).days / interval


def new_ones(questions: Sequence[Question], standings: Mapping[str, Standing]) -> list[Choice]:
    """Return the questions never practised, in the order in which to begin them."""
    practised = [item for item in questions if standings[item.id].status != "new"]
    fresh = [item for item in questions if standings[item.id].status == "new"]
    return [Choice(item, reason) for item, reason in in_turn(fresh, practised)]


def due_ones(questions: Sequence[Question], standings: Mapping[str, Standing], today: dt.date) -> list[Choice]:
    """Return the due questions, the most overdue for their interval first, then those most likely forgotten."""
    late = [item for item in questions if standings[item.id].status == "due"]
    late.sort(key=lambda item: (-overdue(standings[item.id], today), standings[item.id].recall))
    return [Choice(item, _since(standings[item.id].due_on or today, today)) for item in late]


def _since(due_on: dt.date, today: dt.date) -> str:
    """Say for how long a question has been due."""
    days = (today - due_on).days
    return {0: "due today", 1: "due yesterday"}.get(days, f"due {days} days ago")


def _weak(questions: Sequence[Question], standings: Mapping[str, Standing]) -> list[Choice]:
    """Return the practised questions, those with the lowest last score, then the lowest recall, first.

    An attempt without a score counts by its rating.
    """
    practised = [(standings[item.id], last, item) for item in questions if (last := standings[item.id].last)]
    practised.sort(key=lambda found: (_score(found[1]), found[0].recall))
    return [Choice(item, f"last rated {last.rating}") for _, last, item in practised]


def _score(attempt: Attempt) -> float:
    """Return the score of an attempt, 0 to 1; its rating stands in where nothing was graded."""
    return RATINGS.index(attempt.rating) / (len(RATINGS) - 1) if attempt.score is None else attempt.score
