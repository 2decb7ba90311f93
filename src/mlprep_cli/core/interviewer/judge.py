"""A language model's verdicts on an answer, as far as they can be believed, over the program's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mlprep_cli.core.coverage.verdict import Coverage, Flag, PointCoverage, Verdict
from mlprep_cli.core.interviewer.follow_up import OwnFollowUp, follow_up
from mlprep_cli.core.interviewer.reply import OFFLINE, Reply, read_reply
from mlprep_cli.core.interviewer.request import Request, decoy_id, make_request
from mlprep_cli.core.interviewer.ruling import Ruling, rulings
from mlprep_cli.errors import LanguageModelError
from mlprep_cli.model.question import Question

# Not measured: no model says how sure it is in a way that holds. Chosen so that a model never looks surer than the
# offline grader at its best, and that a miss is not shown as certain.
CONFIDENCE: Mapping[Verdict, float] = {"covered": 0.9, "unsure": 0.5, "missed": 0.1}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a model's reply came to.

    `coverage` has every point in the rubric's order; `dropped` counts the model's verdicts that could not be believed;
    `follow_up` is a question of the model's own on a point that is not covered.
    """

    coverage: Coverage
    follow_up: OwnFollowUp | None
    dropped: int


def judge(question: Question, answer: str, offline: Coverage, ask: Callable[[Request], str]) -> Judgement:
    """Ask a language model about an answer; points on which it cannot be believed keep the offline verdict.

    Args:
        question: with its rubric.
        answer: as the user wrote it.
        offline: what comparing words gave.
        ask: sends a request and returns the text of the reply.

    Raises:
        LanguageModelError: `ask` failed, or nothing in the reply can be used.
    """
    request = make_request(question, answer)
    if not request.answer:
        raise LanguageModelError("the answer speaks only to its grader; nothing was sent")
    reply = read_reply(ask(request))
    _refuse_obedience(question, reply)
    believed = rulings(question, request.answer, reply)
    if not believed:
        raise LanguageModelError("the language model's reply has no verdict that can be used", hint=OFFLINE)
    dropped = len(reply.points) + reply.unreadable - len(believed) - _honest_decoys(question, reply)
    coverage = _merged(question, offline, believed, request.note, dropped)
    return Judgement(coverage, follow_up(reply.follow_up, coverage), dropped)


def _refuse_obedience(question: Question, reply: Reply) -> None:
    """Believe nothing of a model that finds the point which no answer makes."""
    name = decoy_id(question)
    if any(given.id == name and given.verdict in {"covered", "partly"} for given in reply.points):
        raise LanguageModelError("the language model found a point that no answer makes", hint=OFFLINE)


def _honest_decoys(question: Question, reply: Reply) -> int:
    return sum(given.id == decoy_id(question) for given in reply.points)


def _merged(question: Question, offline: Coverage, believed: Mapping[str, Ruling], note: str, dropped: int) -> Coverage:
    """Return the model's verdicts where they are believed, the offline ones elsewhere."""
    own = {point.id: point for point in offline.points}
    points = [
        _point(believed[point.id])
        if point.id in believed
        else own.get(point.id, PointCoverage(point.id, "missed", 0.0, None, None))
        for point in question.rubric
    ]
    left = len(points) - len(believed)
    notes = [note, _left_note(left, dropped), offline.note if left and offline.note not in note else ""]
    return Coverage(points, " ".join(filter(None, notes)))


def _point(ruling: Ruling) -> PointCoverage:
    sentence = ruling.quotation.text if ruling.quotation else None
    flag: Flag | None = "opposite" if ruling.is_opposite else None
    return PointCoverage(ruling.id, ruling.verdict, CONFIDENCE[ruling.verdict], sentence, flag)


def _left_note(left: int, dropped: int) -> str:
    """Return what is said about points on which the model's word does not count."""
    if not left:
        return ""
    why = "could not be believed" if dropped else "is missing"
    which = "one point the language model's verdict" if left == 1 else f"{left} points the language model's verdict"
    return f"On {which} {why}: comparing words decided there."
