"""What is told about an answer: per rubric point a verdict and the sentence that it rests on."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["covered", "unsure", "missed"]
Flag = Literal["opposite", "keyword-list"]


@dataclass(frozen=True, slots=True)
class PointCoverage:
    """One rubric point in the light of an answer.

    `confidence` is the estimated chance, 0 to 1, that the answer makes the point. `sentence` is the sentence or two
    of the answer that come closest, as written but on one line; None where nothing comes close. `flag` says why a
    close match is doubted: the answer may state the opposite, or it lists words without saying anything.
    """

    id: str
    verdict: Verdict
    confidence: float
    sentence: str | None
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The points in the rubric's order; `note` says in a plain sentence what stood in the way of a verdict, or ""."""

    points: list[PointCoverage]
    note: str
