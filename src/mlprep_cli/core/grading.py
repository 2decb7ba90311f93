"""Which rubric points an answer covered, and the score that follows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlprep_cli.core.coverage.verdict import Coverage, Verdict
from mlprep_cli.model.question import RubricPoint

ALL, NONE = {"a", "all"}, {"0", "none"}
BY_USER = "+self"


@dataclass(frozen=True, slots=True)
class Grade:
    """The verdict per rubric point, in the rubric's order; `score` is 0 to 1, None without any verdict.

    `corrected` are the points on which the user put the program's verdict right.
    """

    verdicts: dict[str, Verdict]
    score: float | None
    graded_by: str
    corrected: tuple[str, ...] = ()

    def ids(self, verdict: Verdict) -> list[str]:
        """Return the ids of the points with a verdict."""
        return [name for name, given in self.verdicts.items() if given == verdict]

    def in_words(self) -> str:
        """Return the count as `4 of 6 points`, or `3-5 of 6 points` where some are undecided."""
        sure, open_ = len(self.ids("covered")), len(self.ids("unsure"))
        count = f"{sure}-{sure + open_}" if open_ else f"{sure}"
        return f"{count} of {len(self.verdicts)} points"


UNGRADED = Grade({}, None, "self")


def grade_by_rubric(rubric: Sequence[RubricPoint], coverage: Coverage, grader: str = "rubric") -> Grade:
    """Return the grade that the verdicts of a grader make: `rubric` is the program itself, `llm:MODEL` a model."""
    verdicts: dict[str, Verdict] = {point.id: point.verdict for point in coverage.points}
    return Grade(verdicts, score(rubric, verdicts), grader) if verdicts else UNGRADED


def decide(rubric: Sequence[RubricPoint], before: Grade, said: Mapping[str, Verdict]) -> Grade:
    """Return a grade with the user's word on some points, by id; points that nobody judged are missed."""
    judged: dict[str, Verdict] = before.verdicts or {point.id: "missed" for point in rubric}
    verdicts = {name: said.get(name, verdict) for name, verdict in judged.items()}
    if not before.verdicts:
        return Grade(verdicts, score(rubric, verdicts), "self")
    changed = {name for name, verdict in verdicts.items() if verdict != judged[name]}.union(before.corrected)
    grader = f"{before.graded_by.removesuffix(BY_USER)}{BY_USER if changed else ''}"
    return Grade(verdicts, score(rubric, verdicts), grader, tuple(name for name in verdicts if name in changed))


def correct(rubric: Sequence[RubricPoint], before: Grade, text: str) -> Grade:
    """Return a grade put right by the user: `+5 -2 3?` changes these points, `1 3 4?` names all that are covered.

    Raises:
        ValueError: a word is neither; the message says which.
    """
    words = _words(text)
    if any(word[:1] in {"+", "-"} for word in words):
        covered, half = _changed(rubric, before, words)
    else:
        covered, half = read_ticks(text, len(rubric))
    said: dict[str, Verdict] = {}
    for number, point in enumerate(rubric, start=1):
        said[point.id] = "covered" if number in covered else "unsure" if number in half else "missed"
    return decide(rubric, before, said)


def _changed(rubric: Sequence[RubricPoint], before: Grade, words: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the numbers of the points covered and half covered after some were changed."""
    numbers = {point.id: number for number, point in enumerate(rubric, start=1)}
    covered = {numbers[name] for name in before.ids("covered")}
    half = {numbers[name] for name in before.ids("unsure")}
    for word in words:
        named, partly = read_ticks(word.removeprefix("+").removeprefix("-"), len(rubric))
        covered, half = covered - named - partly, half - named - partly
        if not word.startswith("-"):
            covered, half = covered | named, half | partly
    return covered, half


def score(rubric: Sequence[RubricPoint], verdicts: dict[str, Verdict]) -> float | None:
    """Return the weighted share of the rubric, covered points counting 1 and unsure ones 1/2; None when empty."""
    worth = {"covered": 1.0, "unsure": 0.5, "missed": 0.0}
    total = sum(point.weight for point in rubric)
    got = sum(point.weight * worth[verdicts[point.id]] for point in rubric)
    return got / total if total else None


def read_ticks(text: str, count: int) -> tuple[set[int], set[int]]:
    """Return the numbers of the points covered and half covered, as in `1 3 5?`; `all` and `none` are understood.

    Raises:
        ValueError: a word is no number from 1 to `count`; the message says which.
    """
    entered = text.strip().casefold()
    if entered in ALL:
        return set(range(1, count + 1)), set()
    if entered in NONE:
        return set(), set()
    covered, half = set[int](), set[int]()
    for word in _words(entered):
        found = re.fullmatch(r"(\d{1,3})(\?|h|~)?", word)
        if not found or not 1 <= int(found[1]) <= count:
            raise ValueError(f"`{word}` is no point; type numbers from 1 to {count}, as in `1 3 4?`")
        (half if found[2] else covered).add(int(found[1]))
    return covered, half - covered


def _words(text: str) -> list[str]:
    """Return the words that were typed, between blanks, commas or semicolons; one empty word for nothing."""
    return re.split(r"[\s,;]+", text.strip(" ,;"))
