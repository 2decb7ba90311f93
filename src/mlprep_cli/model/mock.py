"""The shape of a mock interview: where it stands while it goes on, and what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import Question, QuestionId

MOCK_FORMAT = 1
State = Literal["open", "skipped", "answered", "recorded"]


class Asked(BaseModel):
    """One question of an interview: `attempt` is the id of what was recorded."""

    model_config = ConfigDict(extra="ignore")

    question: QuestionId
    state: State = "open"
    attempt: str | None = None


class Mock(BaseModel):
    """An interview that goes on: `seconds` of its `minutes` are spent, also those of earlier sittings.

    With `closed` the questions are over, and what is left is to look at the answers.
    """

    model_config = ConfigDict(extra="ignore")

    format: Annotated[int, Field(ge=1, le=MOCK_FORMAT)] = MOCK_FORMAT
    started: AwareDatetime
    minutes: Annotated[int, Field(ge=1)]
    strict: bool = False
    seconds: Annotated[int, Field(ge=0)] = 0
    closed: bool = False
    questions: list[Asked]

    def of(self, *states: State) -> list[Asked]:
        """Return the questions that are in one of these states, in order."""
        return [item for item in self.questions if item.state in states]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of a finished interview; `attempt` is None where it was skipped, or not `reached` at all."""

    question: Question
    attempt: Attempt | None
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What an interview came to.

    `score` is the mean over the graded questions, 0 to 1, a skipped one counting 0 and one never reached
    not at all; None where nothing was graded.
    `strong` and `weak` are topics, the strongest and the weakest first; `following` are questions to practise next.
    """

    mock: Mock
    answered: Sequence[Answered]
    score: float | None
    strong: Sequence[str]
    weak: Sequence[str]
    following: Sequence[Question]
