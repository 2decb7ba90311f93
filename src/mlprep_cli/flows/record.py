"""Keeping an answered question: first the answer, then the attempt that names it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from mlprep_cli.core.grading import Grade
from mlprep_cli.core.schedule import Standing, standing
from mlprep_cli.flows.desk import Desk
from mlprep_cli.model.attempt import Attempt, Rating, to_utc
from mlprep_cli.model.question import FollowUp


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and how it came about; `seconds` were spent on it, and `follow_ups` were answered in writing."""

    question: str
    text: str
    started: dt.datetime
    seconds: int
    hints: int
    follow_ups: Sequence[tuple[FollowUp, str]] = ()


def record(desk: Desk, answered: Answered, grade: Grade, rating: Rating) -> tuple[Attempt, Standing]:
    """Keep an answer and its attempt durably; return the attempt and where its question stands now.

    Raises:
        ProgressError: one of them cannot be written; nothing that was kept before is touched.
    """
    before = [item for item in desk.store.read().attempts if item.question == answered.question]
    started = to_utc(answered.started)
    place = desk.answers.write(answered.question, started, answered.text)
    keep_follow_ups(desk, place, answered.follow_ups)
    attempt = Attempt(
        id=desk.new_id(desk.now()),
        question=answered.question,
        started=started,
        utc_offset=desk.calendar.offset_of(started),
        seconds=answered.seconds,
        hints=answered.hints,
        rating=rating,
        score=None if grade.score is None else round(grade.score, 4),
        covered=grade.ids("covered"),
        unsure=grade.ids("unsure"),
        missed=grade.ids("missed"),
        corrected=list(grade.corrected) or None,
        graded_by=grade.graded_by,
        answer=place,
    )
    desk.store.append(attempt)
    return attempt, standing([*before, attempt], desk.now(), desk.calendar)


def keep_follow_ups(desk: Desk, place: str, answered: Sequence[tuple[FollowUp, str]]) -> None:
    """Keep what was answered to the follow-ups beside the answer at `place`; raises as `record` does."""
    if answered:
        parts = [f"## {item.question}\n\n{text}" for item, text in answered]
        desk.answers.write_follow_ups(place, "\n\n".join(parts))
