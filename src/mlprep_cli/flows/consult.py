"""Asking a language model for a second opinion on an answer: with leave, once given, and never in the way."""

from dataclasses import dataclass
from typing import Protocol

from mlprep_cli.core.coverage.verdict import Coverage
from mlprep_cli.core.interviewer.disclosure import disclosure, remark, took
from mlprep_cli.core.interviewer.judge import Judgement, judge
from mlprep_cli.core.interviewer.request import Request, make_request
from mlprep_cli.errors import LanguageModelError, MlprepError
from mlprep_cli.flows.desk import Asking
from mlprep_cli.model.question import Question

STANDS = "comparing words decided instead"
KEYS = {"y": "yes, and remember it", "n": "no, stay offline"}


class Usage(Protocol):
    """Tokens that a provider counted."""

    @property
    def sent(self) -> int:
        """Tokens of the request."""

    @property
    def received(self) -> int:
        """Tokens of the reply, and of thinking where it is billed."""


class Model(Protocol):
    """A language model; `usage` is what the last reply took, None where nobody counted."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def usage(self) -> Usage | None:
        """What the last reply took."""

    def ask(self, request: Request) -> str:
        """Send a request and return the reply's text; raises `LanguageModelError`."""


class Agreements(Protocol):
    """To which models the user has agreed that answers may be sent."""

    def includes(self, model: str) -> bool:
        """Tell whether a model is one of them; raises `MlprepError`."""

    def add(self, model: str) -> None:
        """Remember that it is one; raises `MlprepError`."""


@dataclass(slots=True)
class Interviewer:
    """A model and the leave to ask it.

    `may_ask` tells whether somebody is there to give leave; `is_declined`, that leave was refused in this sitting.
    """

    model: Model
    agreements: Agreements
    may_ask: bool
    is_declined: bool = False

    @property
    def grader(self) -> str:
        """Who graded, as progress keeps it: `llm:MODEL`."""
        return f"llm:{self.model.name}"


def consult(
    screen: Asking, question: Question, answer: str, offline: Coverage, interviewer: Interviewer
) -> Judgement | None:
    """Return the model's judgement; None where the offline verdict stands, for a reason said in one line.

    Before a model is used for the first time, what would be sent is shown, and the user asked.
    """
    if interviewer.is_declined or not question.rubric:
        return None
    model = interviewer.model
    try:
        if not _is_agreed(screen, interviewer, make_request(question, answer)):
            return None
        screen.note(f"Asking {model.name} ...")
        judgement = judge(question, answer, offline, model.ask)
    except MlprepError as error:
        screen.warn(_line(error))
        return None
    if model.usage:
        screen.note(took(model.name, model.usage.sent, model.usage.received))
    return judgement


def _is_agreed(screen: Asking, interviewer: Interviewer, request: Request) -> bool:
    """Tell whether the model may be asked; ask where that is open, once a sitting."""
    name = interviewer.model.name
    if interviewer.agreements.includes(name):
        return True
    interviewer.is_declined = True
    if not interviewer.may_ask:
        screen.warn(f"{remark(name)}; {STANDS}")
        return False
    for line in disclosure(request, name):
        screen.note(line)
    if screen.choose(KEYS, end="n") != "y":
        return False
    interviewer.is_declined = False
    interviewer.agreements.add(name)
    return True


def _line(error: MlprepError) -> str:
    """Return an error on one line, as a remark on a verdict that stands without it."""
    hint = f" ({error.hint})" if error.hint else ""
    said = " ".join(f"{error.message}{hint}; {STANDS}".split())
    return said if isinstance(error, LanguageModelError) else f"mlprep: {said}"
