"""Whether a sentence carries other numbers than a point does."""

from collections.abc import Iterable, Sequence

from mlprep_cli.core.coverage.phrase import Phrase

TOLERANCE = 0.06  # share by which rounding makes numbers differ
SMALL = 5  # whole numbers up to here count things in passing


def conflicts(phrasings: Sequence[Phrase], said: Iterable[str], told: Iterable[str]) -> bool:
    """Tell whether both sides have numbers of their own, and none of those said is one of the point's.

    A point has some where its statement does: numbers in its evidence alone are examples. Numbers that the question
    tells, and small whole ones, are nobody's own. 51% and 0.51 and 51 are one number.
    """
    known = list(_values(told))
    if not _own(phrasings[0].words, known):
        return False
    wanted = [value for phrasing in phrasings for value in _own(phrasing.words, known)]
    found = _own(said, known)
    return bool(wanted and found) and not any(_is_among(value, wanted) for value in found)


def _own(found: Iterable[str], known: Sequence[float]) -> list[float]:
    return [value for value in _values(found) if not _is_small(value) and not _is_among(value, known)]


def _is_small(value: float) -> bool:
    return value <= SMALL and value.is_integer()


def _values(found: Iterable[str]) -> Iterable[float]:
    return (float(word[1:]) for word in found if word.startswith("#"))


def _is_among(value: float, others: Sequence[float]) -> bool:
    return any(_is_about(value, factor * other) for other in others for factor in (0.01, 1.0, 100.0))


def _is_about(first: float, second: float) -> bool:
    return abs(first - second) <= TOLERANCE * max(abs(first), abs(second))
