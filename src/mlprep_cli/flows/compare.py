"""Comparing an answer with the rubric: the program's verdicts first, then the user's word on them."""

from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.grading import UNGRADED, Grade, correct, grade_by_rubric
from mlprep_cli.flows.desk import Screen
from mlprep_cli.model.question import Question


def compare(screen: Screen, question: Question, answer: str) -> Grade:
    """Show which points an answer covers, and let the user put it right.

    An answer that cannot be compared, say one that is all code, is graded by the user or not at all.
    """
    if not question.rubric:
        screen.note("This question is a draft without a rubric: nothing to compare with.")
        return UNGRADED
    coverage = cover(question, answer)
    seen = any(point.confidence for point in coverage.points)
    grade = grade_by_rubric(question.rubric, coverage) if seen or not coverage.note else UNGRADED
    screen.coverage(question, coverage, grade)
    return _put_right(screen, question, answer, grade)


def _put_right(screen: Screen, question: Question, answer: str, grade: Grade) -> Grade:
    """Ask until the user agrees, or says which points the answer makes."""
    while (line := screen.line("points")) is not None and line.strip():
        if line.strip().casefold() == "v":
            screen.answer("Your answer", answer)
            continue
        try:
            corrected = correct(question.rubric, grade, line)
        except ValueError as error:
            screen.warn(str(error))
            continue
        screen.grade(question, corrected)
        return corrected
    return grade
