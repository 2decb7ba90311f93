"""The shape of a plan up to an interview: what the user asked for, and what it comes to."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from mlprep_cli.model.question import Question

MINUTES = 45


class Goal(BaseModel):
    """What `mlprep plan` was told, as the settings keep it; `made` is the day on which it was told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: dt.date
    made: dt.date
    minutes_per_day: Annotated[int, Field(ge=5, le=960)] = MINUTES
    company: list[str] = []
    topic: list[str] = []
    pack: list[str] = []
    kind: list[str] = []
    difficulty: list[str] = []
    round: list[str] = []


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day: what to review, what to begin, and the minutes that both take."""

    date: dt.date
    reviews: Sequence[Question]
    new: Sequence[Question]

    @property
    def minutes(self) -> int:
        """The minutes of all questions of the day."""
        return sum(item.minutes for item in (*self.reviews, *self.new))


@dataclass(frozen=True, slots=True)
class Plan:
    """The days up to an interview, and what they lead to.

    `left_out` are the new questions that find no place, `late` the reviews that fall due and find none. `now` and
    `kept` give each question's expected recall on the day of the interview, 0 to 1: as things are, and if every day
    is kept and every answer goes well; a question never practised has 0.
    """

    days: Sequence[PlanDay]
    left_out: Sequence[Question]
    late: Sequence[Question]
    now: Mapping[str, float]
    kept: Mapping[str, float]
