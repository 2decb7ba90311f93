"""The shape of a question and of the values that its front matter may hold."""

import datetime as dt
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from mlprep_cli.model.clean_text import CleanText

Kind = Literal["concept", "math", "design", "debugging", "case", "behavioural", "coding"]
Difficulty = Literal["easy", "medium", "hard"]
Round = Literal["phone-screen", "technical", "onsite", "system-design", "take-home", "hiring-manager"]
SourceKind = Literal["reported", "published", "standard"]

KINDS: tuple[str, ...] = get_args(Kind)
DIFFICULTIES: tuple[str, ...] = get_args(Difficulty)
ROUNDS: tuple[str, ...] = get_args(Round)

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
QuestionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*$")]
Line = Annotated[CleanText, StringConstraints(min_length=1, strip_whitespace=True)]


class Shape(BaseModel):
    """What all content of a pack has in common: nothing unknown is let in, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(Shape):
    """On what a question, or one of its company tags, rests."""

    kind: SourceKind
    title: Line
    company: Slug | None = None
    date: dt.date | None = None
    url: Line | None = None


class RubricPoint(Shape):
    """One specific thing that a strong answer says; hidden until the answer is written."""

    id: Slug
    point: Line
    evidence: list[Line] = []
    misconceptions: list[Line] = []
    weight: Annotated[float, Field(gt=0, le=1000, strict=False)] = 1.0


class FollowUp(Shape):
    """A question that the interviewer asks next, and its answer, both Markdown."""

    question: Line
    answer: Line


class FrontMatter(Shape):
    """What stands between the `+++` lines of a question file."""

    title: Line
    summary: Line
    kind: Kind
    difficulty: Difficulty
    rounds: list[Round]
    companies: list[Slug]
    topics: list[Slug]
    minutes: Annotated[int, Field(gt=0, le=240)]
    updated: dt.date
    prerequisites: list[QuestionId] = []
    related: list[QuestionId] = []
    draft: bool = False
    sources: list[Source] = []
    rubric: list[RubricPoint] = []


class Question(FrontMatter):
    """A whole question. Text is Markdown with LaTeX between dollars; lists are in the order written."""

    id: QuestionId
    pack: Slug
    prompt: CleanText
    expectations: list[Line]
    approach: list[Line]
    answer: CleanText
    pitfalls: list[Line]
    follow_ups: list[FollowUp]
    references: list[Line]
