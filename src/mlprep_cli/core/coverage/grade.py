"""Which rubric points an answer covers: the one function that the rest of the program calls."""

from mlprep_cli.core.coverage.confidence import DOUBTED, LISTED, confidence, verdict
from mlprep_cli.core.coverage.guard import is_keyword_list, signs
from mlprep_cli.core.coverage.intake import emptiness, part_read, unreadable
from mlprep_cli.core.coverage.key import Key, Point, key
from mlprep_cli.core.coverage.match import Answer
from mlprep_cli.core.coverage.sentences import quote
from mlprep_cli.core.coverage.verdict import Coverage, Flag, PointCoverage
from mlprep_cli.core.coverage.words import words
from mlprep_cli.model.question import Question

TRACE = 0.15  # confidence from which the closest sentence of a missed point is worth showing
OPPOSITE = {"mistake", "antonym", "denial"}  # guards that mean the opposite; the others only lower the confidence


def cover(question: Question, answer: str) -> Coverage:
    """Return which points of a question's rubric an answer covers; the same answer always gets the same verdicts.

    An answer that says nothing misses every point; one that cannot be compared (code, another language) gets no
    verdict at all. In both cases the note says why.
    """
    if not question.rubric:
        return Coverage([], "The question has no rubric yet, so there is nothing to compare with.")
    text, note = part_read(answer)
    if reason := unreadable(text):
        return Coverage([], reason)
    if reason := emptiness(text):
        return Coverage([PointCoverage(point.id, "missed", 0.0, None, None) for point in question.rubric], reason)
    cut = Answer(text, key(question))
    if not cut.windows:  # all its words may stand on the line of a fence
        return Coverage([], "The answer has no sentence to compare.")
    return Coverage(_points(text, key(question), cut), note)


def _points(text: str, wanted: Key, answer: Answer) -> list[PointCoverage]:
    is_list = is_keyword_list(words(text))
    return [_point(text, wanted, point, answer, is_list=is_list) for point in wanted.points]


def _point(text: str, wanted: Key, point: Point, answer: Answer, *, is_list: bool) -> PointCoverage:
    """Return the verdict on one point: what the match suggests, less what speaks against it."""
    match = answer.match(point)
    chance = confidence(match.features)
    flag: Flag | None = "keyword-list" if is_list else None
    against = set(signs(text, wanted, point, answer, match)) if verdict(chance) != "missed" else set[str]()
    if is_list or "list" in against:
        flag, chance = "keyword-list", chance * LISTED
    elif against:
        flag, chance = "opposite" if against & OPPOSITE else None, min(chance, DOUBTED)
    sentence = quote(text, answer.quoted(point, match)) if chance >= TRACE else None
    return PointCoverage(point.id, verdict(chance), chance, sentence, flag)
