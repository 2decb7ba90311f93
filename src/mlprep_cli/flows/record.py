"""Keeping an answered question: first the answer, then the attempt that names it."""

import datetime as dt
from dataclasses import dataclass

from mlprep_cli.core.grading import Grade
from mlprep_cli.core.schedule import Standing, standing
from mlprep_cli.flows.desk import Desk
from mlprep_cli.model.attempt import Attempt, Rating, to_utc


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and how it came about; `seconds` were spent on it."""

    question: str
    text: str
    started: dt.datetime
    seconds: int
    hints: int


def record(desk: Desk, answered: Answered, grade: Grade, rating: Rating) -> tuple[Attempt, Standing]:
    """Keep an answer and its attempt durably; return the attempt and where its question stands now.

    Raises:
        ProgressError: one of them cannot be written; nothing that was kept before is touched.
    """
    before = [item for item in desk.store.read().attempts if item.question == answered.question]
    started = to_utc(answered.started)
    place = desk.answers.write(answered.question, started, answered.text)
    attempt = Attempt(
        id=desk.new_id(desk.now()),
        question=answered.question,
        started=started,
        seconds=answered.seconds,
        hints=answered.hints,
        rating=rating,
        score=None if grade.score is None else round(grade.score, 4),
        covered=grade.ids("covered"),
        unsure=grade.ids("unsure"),
        missed=grade.ids("missed"),
        graded_by=grade.graded_by,
        answer=place,
    )
    desk.store.append(attempt)
    # An old draft may be recorded after a later answer to the same question.
    attempts = sorted([*before, attempt], key=lambda item: (item.started, item.id))
    return attempt, standing(attempts, desk.now(), desk.calendar)
