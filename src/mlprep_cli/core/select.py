"""Which questions come next, and why."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Literal

from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.attempt import RATINGS, Attempt
from mlprep_cli.model.question import DIFFICULTIES, Question

Order = Literal["default", "new", "due", "weak", "random"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question to practise, and in a few words why it."""

    question: Question
    reason: str


def choose(
    questions: Sequence[Question],
    standings: Mapping[str, Standing],
    order: Order,
    today: dt.date,
    chance: random.Random,
) -> list[Choice]:
    """Return the questions to practise, first one first; empty when none fits the order.

    By default the due ones come first, the longest due in front, then new ones, then those least recently
    practised. New ones take turns between packs, easier before harder.
    """
    due = _due(questions, standings, today)
    new = [Choice(item, "new") for item in _new(questions, standings)]
    if order == "due":
        return due
    if order == "new":
        return new
    if order == "weak":
        return _weak(questions, standings)
    if order == "random":
        return [Choice(item, "by chance") for item in chance.sample(questions, len(questions))]
    taken = {item.question.id for item in chain(due, new)}
    rest = sorted(
        (item for item in questions if item.id not in taken), key=lambda item: _last_started(standings[item.id])
    )
    return [*due, *new, *(Choice(item, "least recently practised") for item in rest)]


def within(choices: Sequence[Choice], minutes: int) -> list[Choice]:
    """Return the choices, in order, that fit into `minutes`; empty when none does."""
    kept, left = list[Choice](), minutes
    for choice in choices:
        if choice.question.minutes <= left:
            kept.append(choice)
            left -= choice.question.minutes
    return kept


def _due(questions: Sequence[Question], standings: Mapping[str, Standing], today: dt.date) -> list[Choice]:
    """Return the due questions, the longest due first."""
    late = [
        ((today - due_on).days, item)
        for item in questions
        if standings[item.id].status == "due" and (due_on := standings[item.id].due_on) is not None
    ]
    late.sort(key=lambda pair: -pair[0])
    return [Choice(item, _since(days)) for days, item in late]


def _since(days: int) -> str:
    """Say for how long a question has been due."""
    return "due today" if days == 0 else f"due since {'yesterday' if days == 1 else f'{days} days'}"


def _new(questions: Sequence[Question], standings: Mapping[str, Standing]) -> list[Question]:
    """Return the questions never practised, pack by pack in turn, easier before harder."""
    by_pack = defaultdict[str, list[Question]](list)
    for item in sorted(questions, key=_ease):
        if standings[item.id].status == "new":
            by_pack[item.pack].append(item)
    rounds = zip_longest(*by_pack.values())
    return [item for turn in rounds for item in turn if item is not None]


def _weak(questions: Sequence[Question], standings: Mapping[str, Standing]) -> list[Choice]:
    """Return the practised questions, those with the lowest last score, then the lowest recall, first.

    An attempt without a score counts by its rating.
    """
    practised = [(standings[item.id], last, item) for item in questions if (last := standings[item.id].last)]
    practised.sort(key=lambda found: (_score(found[1]), found[0].recall))
    return [Choice(item, f"last rated {last.rating}") for _, last, item in practised]


def _ease(question: Question) -> tuple[bool, int, int, str]:
    """Return what new questions are sorted by, the ones to begin with first."""
    return question.kind == "behavioural", DIFFICULTIES.index(question.difficulty), question.minutes, question.id


def _score(attempt: Attempt) -> float:
    """Return the score of an attempt, 0 to 1; its rating stands in where nothing was graded."""
    return RATINGS.index(attempt.rating) / (len(RATINGS) - 1) if attempt.score is None else attempt.score


def _last_started(standing: Standing) -> dt.datetime:
    """Return when a question was last practised; long ago when never."""
    return standing.last.started if standing.last else dt.datetime.min.replace(tzinfo=dt.UTC)
