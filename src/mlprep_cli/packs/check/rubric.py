"""Rubric points that say one checkable thing, and evidence that helps to find it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from mlprep_cli.packs.check.likeness import content_words, likeness
from mlprep_cli.packs.check.page import Finding, Page

POINT_WORDS = 45
# A choice, not a measurement: the bundled bank passes at it.
PHRASES_ALIKE = 0.6
OWN_WORDS = 0.9  # of a phrasing: the share that its point has too


def points(page: Page) -> Iterator[Finding]:
    """A point is short enough to hold one idea, and says something that no other says."""
    rubric = page.question.rubric
    for index, point in enumerate(rubric):
        count = len(point.point.split())
        if count > POINT_WORDS:
            yield (
                page.at("rubric", index, "point"),
                f"a point of {count} words; say one idea in {POINT_WORDS} at most, or split it",
            )
        if "and also" in point.point.casefold():
            yield page.at("rubric", index, "point"), "a point with `and also` holds two ideas; make two points of it"
    for one, other in _alike([point.point for point in rubric]):
        message = f"nearly the point `{rubric[one].id}`; merge the two, or say what differs"
        yield page.at("rubric", other, "point"), message


def evidence(page: Page) -> Iterator[Finding]:
    """Each phrasing of a point is put differently from the point and from the others: feedback compares words."""
    for index, point in enumerate(page.question.rubric):
        own = content_words(point.point)
        for phrase in point.evidence:
            words = content_words(phrase)
            if words and len(words & own) / len(words) >= OWN_WORDS:
                message = f"evidence in the point's own words; say it as a candidate would: {phrase[:60]}"
                yield page.of(phrase, "rubric", index, "evidence"), message
        for one, other in _alike(point.evidence):
            phrase = point.evidence[other]
            message = (
                f"nearly phrasing {one + 1} of this point, which adds nothing; say it in other words: {phrase[:60]}"
            )
            yield page.of(phrase, "rubric", index, "evidence"), message


def _alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two texts that are nearly the same; there are few."""
    words = [content_words(text) for text in texts]
    for (one, its), (other, others) in combinations(enumerate(words), 2):
        if likeness(its, others) >= PHRASES_ALIKE:
            yield one, other
