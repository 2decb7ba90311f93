"""Which rubric points an answer covers: the one function that the rest of the program calls."""

from dataclasses import dataclass

from mlprep_cli.core.coverage.confidence import DOUBTED, LISTED, confidence, verdict
from mlprep_cli.core.coverage.guard import contested, is_keyword_list, signs
from mlprep_cli.core.coverage.intake import emptiness, part_read, unreadable
from mlprep_cli.core.coverage.key import Key, Point, key
from mlprep_cli.core.coverage.match import Answer, Match
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
    looks = [_look(text, wanted, point, answer) for point in wanted.points]
    if is_keyword_list(words(text)):
        doubts = [{"list"} for _ in looks]
    else:
        doubts = contested([look.against if look.is_near else None for look in looks])
    return [_point(text, answer, look, against) for look, against in zip(looks, doubts, strict=True)]


@dataclass(frozen=True, slots=True)
class _Look:
    """A point, its match in the answer, the chance that it is made, and the guards that doubt it."""

    point: Point
    match: Match
    chance: float
    against: set[str]

    @property
    def is_near(self) -> bool:
        """Whether the point would not be missed, but for the guards."""
        return verdict(self.chance) != "missed"


def _look(text: str, wanted: Key, point: Point, answer: Answer) -> _Look:
    match = answer.match(point)
    chance = confidence(match.features)
    is_near = verdict(chance) != "missed"
    return _Look(point, match, chance, set(signs(text, wanted, point, answer, match)) if is_near else set())


def _point(text: str, answer: Answer, look: _Look, against: set[str]) -> PointCoverage:
    """Return the verdict on one point: what the match suggests, less what speaks against it."""
    chance = look.chance
    flag: Flag | None = None
    if "list" in against:
        flag, chance = "keyword-list", chance * LISTED
    elif against and look.is_near:
        flag, chance = "opposite" if against & OPPOSITE else None, min(chance, DOUBTED)
    sentence = quote(text, answer.quoted(look.point, look.match)) if chance >= TRACE else None
    return PointCoverage(look.point.id, verdict(chance), chance, sentence, flag)
