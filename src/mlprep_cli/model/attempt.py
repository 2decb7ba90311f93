"""The shape of an attempt: one practised question."""

import datetime as dt
from typing import Annotated, Literal, get_args

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from mlprep_cli.model.clean_text import CleanText
from mlprep_cli.model.question import QuestionId

Rating = Literal["again", "hard", "good", "easy"]
RATINGS: tuple[Rating, ...] = get_args(Rating)


class Attempt(BaseModel):
    """One practised question, as `progress.toml` keeps it. Keys unknown to this version are ignored.

    `started` is an instant in UTC, `utc_offset` how many minutes east of it the user's clock was (None where an older
    version recorded it); `seconds` were spent on the answer; `score` is the weighted share of the rubric, 0 to 1, and
    None where nothing was graded; `corrected` are the points on which the user put the program's verdict right, None
    where there are none; `answer` is a path below the data folder.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str, Field(min_length=26, max_length=26)]
    question: QuestionId
    started: AwareDatetime
    utc_offset: Annotated[int, Field(gt=-1440, lt=1440)] | None = None
    seconds: Annotated[int, Field(ge=0)]
    hints: Annotated[int, Field(ge=0)]
    rating: Rating
    score: Annotated[float, Field(ge=0, le=1)] | None = None
    covered: list[CleanText]
    unsure: list[CleanText]
    missed: list[CleanText]
    corrected: list[CleanText] | None = None
    graded_by: CleanText
    answer: str


class Undo(BaseModel):
    """The taking back of one attempt."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    attempt: str
    at: Annotated[AwareDatetime, Field(strict=True)]  # a date cut short after its year is no date


def to_utc(instant: dt.datetime) -> dt.datetime:
    """Return an aware instant in UTC, without the fraction of a second that the file does not keep."""
    return instant.astimezone(dt.UTC).replace(microsecond=0)
