"""Comparing an answer with the rubric: the program's verdicts first, then the user's word on them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.coverage.verdict import Coverage, Verdict
from mlprep_cli.core.grading import UNGRADED, Grade, correct, decide, grade_by_rubric
from mlprep_cli.flows.desk import Asking, Screen
from mlprep_cli.model.question import FollowUp, Question

if TYPE_CHECKING:
    from mlprep_cli.core.interviewer.judge import Judgement
    from mlprep_cli.flows.consult import Interviewer

SAID: dict[str, Verdict] = {"y": "covered", "n": "missed", "h": "unsure"}
LATER, REST = "", "s"
ANSWER = "Your answer"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an answer came to; with `again` the user would rather answer once more before seeing what is missing.

    `follow_up` is a question of the language model's on what is missing, answered by the point that is.
    """

    grade: Grade
    again: bool = False
    follow_up: FollowUp | None = None


def compare(
    screen: Screen,
    question: Question,
    answer: str,
    interviewer: "Interviewer | None" = None,
    *,
    may_again: bool = True,
) -> Comparison:
    """Show which points an answer covers, ask about the unsure ones, and let the user put the others right.

    An answer that cannot be compared, say one that is all code, is graded by the user or not at all. Where there is an
    `interviewer`, a language model, its verdicts stand before the program's own. Without `may_again` missing points
    are shown at once.
    """
    if not question.rubric:
        screen.note("This question is a draft without a rubric: nothing to compare with.")
        return Comparison(UNGRADED)
    coverage, grade, judgement = mark(screen, question, answer, interviewer)
    if not grade.verdicts:
        screen.rubric(question, coverage.note)
        return Comparison(_put_right(screen, question, answer, grade))
    grade = _ask_unsure(screen, question, answer, coverage, grade)
    screen.made(question, coverage, grade)
    if grade.ids("missed"):
        if may_again and _wants_again(screen, answer):
            return Comparison(grade, again=True)
        screen.left_out(question, coverage, grade)
    return Comparison(
        _put_right(screen, question, answer, grade), follow_up=_own_follow_up(question, judgement, interviewer)
    )


def mark(
    screen: Asking, question: Question, answer: str, interviewer: "Interviewer | None"
) -> tuple[Coverage, Grade, "Judgement | None"]:
    """Return the verdicts on an answer: a language model's, where one can be asked, else those of comparing words."""
    coverage = cover(question, answer)
    if interviewer is not None:
        from mlprep_cli.flows.consult import consult

        if judgement := consult(screen, question, answer, coverage, interviewer):
            found = judgement.coverage
            return found, grade_by_rubric(question.rubric, found, interviewer.grader), judgement
    return coverage, grade_by_rubric(question.rubric, coverage), None


def _own_follow_up(
    question: Question, judgement: "Judgement | None", interviewer: "Interviewer | None"
) -> FollowUp | None:
    """Return the model's question as a follow-up; what answers it is the rubric's, not the model's."""
    if interviewer is None or judgement is None or judgement.follow_up is None:
        return None
    asked = judgement.follow_up
    point = next(point.point for point in question.rubric if point.id == asked.id)
    return FollowUp(question=f"{asked.question} (asked by {interviewer.model.name})", answer=point)


def _ask_unsure(screen: Screen, question: Question, answer: str, coverage: Coverage, grade: Grade) -> Grade:
    """Ask about each unsure point whether it was said; what the user leaves open stays unsure."""
    unsure = [point for point in coverage.points if point.verdict == "unsure"]
    said = dict[str, Verdict]()
    for number, point in enumerate(unsure, start=1):
        screen.doubt(question, point, number, len(unsure))
        key = _ask_one(screen, answer, rest=len(unsure) - number)
        if key == REST:
            break
        if key != LATER:
            said[point.id] = SAID[key]
    return decide(question.rubric, grade, said)


def _ask_one(screen: Screen, answer: str, *, rest: int) -> str:
    """Ask whether one point was said, until the choice is more than to look at the answer again."""
    keys = {"y": "yes", "n": "no", "h": "half of it", LATER: "leave it open", "v": "view your answer"}
    keys |= {REST: f"leave this and {rest} more open"} if rest else {}
    return look(screen, keys, {"v": answer}, end=REST if rest else LATER)


def _wants_again(screen: Screen, answer: str) -> bool:
    """Ask whether to see the points that are missing, or to answer again without."""
    keys = {"": "show what is missing", "a": "answer again first", "v": "view your answer"}
    return look(screen, keys, {"v": answer}, end="") == "a"


def look(screen: Screen, keys: dict[str, str], views: dict[str, str], *, end: str) -> str:
    """Ask for a key; the keys of `views` show an answer of the user's, and lead back to the question."""
    while (choice := screen.choose(keys, end=end)) in views:
        screen.answer(ANSWER, views[choice])
    return choice


def _put_right(screen: Screen, question: Question, answer: str, grade: Grade) -> Grade:
    """Ask until the user agrees, or says which points the answer makes."""
    while (line := screen.line("points" if grade.verdicts else "ticks")) is not None and line.strip():
        if line.strip().casefold() == "v":
            screen.answer(ANSWER, answer)
            continue
        try:
            corrected = correct(question.rubric, grade, line)
        except ValueError as error:
            screen.warn(str(error))
            continue
        screen.note(f"You covered {corrected.in_words()}.")
        return corrected
    return grade
