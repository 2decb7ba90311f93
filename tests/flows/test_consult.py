"""Asking a language model for a second opinion: leave, refusal, and failures that stay out of the way."""

import json
from dataclasses import dataclass, field

import pytest

from conftest import make_question
from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.core.interviewer.request import Request
from mlprep_cli.errors import LanguageModelError, MlprepError
from mlprep_cli.flows.consult import Interviewer, consult
from mlprep_cli.language_model.ask import Usage
from mlprep_cli.model.question import Question
from scripted import Clock, ScriptedScreen, Typed

ANSWER = "The variance grows with the dimension."
OFFLINE = Coverage([PointCoverage(name, "unsure", 0.5, None, None) for name in ("variance", "saturation")], "")
REPLY = json.dumps({"points": [{"id": "variance", "verdict": "covered", "quote": ANSWER}]})
STANDS = "comparing words decided instead"


@dataclass
class FakeModel:
    """Replies what it is told to, and counts how often it was asked."""

    reply: str | MlprepError = REPLY
    name: str = "gpt-x"
    usage: Usage | None = None
    asked: int = 0

    def ask(self, request: Request) -> str:
        """Return or raise the reply."""
        assert request.answer == ANSWER
        self.asked += 1
        if isinstance(self.reply, MlprepError):
            raise self.reply
        return self.reply


@dataclass
class FakeAgreements:
    """Agreements in memory; `fault` is what reading them raises."""

    names: list[str] = field(default_factory=list)
    fault: MlprepError | None = None

    def includes(self, model: str) -> bool:
        """Tell whether a name is there."""
        if self.fault:
            raise self.fault
        return model in self.names

    def add(self, model: str) -> None:
        """Add a name."""
        self.names.append(model)


class Sitting:
    """A model, the leave to ask it, and a screen with what the user types."""

    def __init__(
        self, *typed: Typed, model: FakeModel | None = None, agreed: bool = False, may_ask: bool = True
    ) -> None:
        self.screen = ScriptedScreen(Clock(), *typed)
        self.model = model or FakeModel()
        self.agreements = FakeAgreements(["gpt-x"] if agreed else [])
        self.interviewer = Interviewer(self.model, self.agreements, may_ask)

    def consult(self, question: Question | None = None) -> str:
        """Consult once; return the first verdict, or `offline`."""
        found = consult(self.screen, question or make_question(), ANSWER, OFFLINE, self.interviewer)
        return found.coverage.points[0].verdict if found else "offline"


def test_first_use_is_asked_and_remembered() -> None:
    """What is sent, what it costs and how to switch it off are said before the first use, and only then."""
    sitting = Sitting("y")
    assert (sitting.consult(), sitting.consult()) == ("covered", "covered")
    shown = "\n".join(sitting.screen.shown)
    for words in ("rubric, your answer", "and not: your", "tokens there", "price", 'llm_model ""'):
        assert shown.count(words) == 1
    assert sitting.agreements.names == ["gpt-x"]


@pytest.mark.parametrize("typed", ["n", None])
def test_no_is_kept_for_the_sitting(typed: Typed) -> None:
    """After no, or at the end of input, nothing is sent, nor asked again in this sitting, and nothing is written."""
    sitting = Sitting(typed)
    assert (sitting.consult(), sitting.consult()) == ("offline", "offline")
    assert (sitting.model.asked, sitting.agreements.names) == (0, [])
    assert len(sitting.screen.keys) == 1


def test_nobody_to_ask() -> None:
    """Where nobody can agree, one line says so, once."""
    sitting = Sitting(may_ask=False)
    assert (sitting.consult(), sitting.consult(), sitting.model.asked) == ("offline", "offline", 0)
    (line,) = sitting.screen.shown
    assert "gpt-x was not asked" in line


@pytest.mark.parametrize("reply", ["no JSON", LanguageModelError("`gpt-x` timed out", hint="wait\nlonger")])
def test_failure_is_one_line(reply: str | MlprepError) -> None:
    """A failure is one line with what to do, and the next question is asked about again."""
    sitting = Sitting(model=FakeModel(reply), agreed=True)
    assert (sitting.consult(), sitting.consult(), sitting.model.asked) == ("offline", "offline", 2)
    lines = [line for line in sitting.screen.shown if "Asking" not in line]
    assert len(lines) == 2
    assert all(line.endswith(STANDS) and "\n" not in line for line in lines)


def test_broken_agreements_are_no_agreement() -> None:
    """A file of agreements that cannot be read is one line, and nothing is sent."""
    sitting = Sitting()
    sitting.agreements.fault = MlprepError("`agreed.toml` cannot be read", hint="mend it")
    assert (sitting.consult(), sitting.model.asked) == ("offline", 0)
    assert "`agreed.toml` cannot be read (mend it)" in sitting.screen.shown[0]


def test_what_it_took_is_said() -> None:
    """The provider's count of tokens is shown, where there is one."""
    sitting = Sitting(model=FakeModel(usage=Usage(1200, 80)), agreed=True)
    sitting.consult()
    assert "gpt-x counted 1,200 tokens there and 80 back." in sitting.screen.shown[-1]


def test_question_without_rubric_is_not_sent() -> None:
    """A draft without a rubric gives the model nothing to judge by."""
    sitting = Sitting(agreed=True)
    assert (sitting.consult(make_question(rubric=[])), sitting.model.asked) == ("offline", 0)
