"""Texts ready to be compared, and how alike two of them are: by their words and by their letters."""

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mlprep_cli.core.coverage.words import stems

TOLD = 0.3  # weight of a stem of the question, which every answer repeats; fitted on bench/answers
GRAMS = (3, 4, 5)


@dataclass(frozen=True)
class Phrase:
    """A text ready to be compared: its words, the weight of each stem, and their sum."""

    words: tuple[str, ...]
    stems: Mapping[str, float]
    weight: float

    @cached_property
    def letters(self) -> Mapping[str, float]:
        """The letter sequences of the stems as a vector of length 1; made late, as few windows come that far."""
        counts = Counter(gram for stem in self.stems for gram in _grams(stem))
        length = math.sqrt(sum(count * count for count in counts.values())) or 1.0
        return {gram: count / length for gram, count in counts.items()}


class Lexicon:
    """How much each stem says in one question: the more, the fewer of the phrasings have it (0 to 1)."""

    def __init__(self, phrasings: Sequence[tuple[str, ...]], told: tuple[str, ...]) -> None:
        """Take the phrasings of all points and the question's own text, as words."""
        counts = Counter(stem for found in phrasings for stem in set(stems(found)))
        most = math.log(1 + len(phrasings)) or 1.0
        self._rarity = {stem: math.log(1 + len(phrasings) / count) / most for stem, count in counts.items()}
        self._told = frozenset(stems(told))

    def phrase(self, found: tuple[str, ...]) -> Phrase:
        """Return words ready to be compared; a stem that no phrasing has weighs 1."""
        weights = {stem: self._weight(stem) for stem in sorted(set(stems(found)))}
        return Phrase(found, weights, sum(weights.values()) or 1.0)

    def _weight(self, stem: str) -> float:
        return self._rarity.get(stem, 1.0) * (TOLD if stem in self._told else 1.0)


def recall(wanted: Phrase, found: Container[str]) -> float:
    """Return the weighted share, 0 to 1, of the stems of a phrasing that are among those found."""
    return sum(weight for stem, weight in wanted.stems.items() if stem in found) / wanted.weight


def harmonic(wanted: Phrase, found: Phrase, share: float) -> float:
    """Return F1 of two phrases, 0 to 1, given the recall of the first in the second."""
    precision = share * wanted.weight / found.weight
    return 2 * precision * share / (precision + share) if share else 0.0


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1 without negative entries, 0 to 1."""
    small, large = sorted((first, second), key=len)
    return sum(value * large[gram] for gram, value in small.items() if gram in large)


def similarity(wanted: Phrase, found: Phrase) -> float:
    """Return how alike two phrases are, 0 to 1: half by words, half by letters."""
    return (harmonic(wanted, found, recall(wanted, found.stems)) + cosine(wanted.letters, found.letters)) / 2


def nearest(phrases: Iterable[Phrase], found: Phrase) -> float:
    """Return the greatest similarity of some phrases to another one, 0 without any."""
    return max((similarity(phrase, found) for phrase in phrases), default=0.0)


@lru_cache(4096)
def _grams(stem: str) -> tuple[str, ...]:
    padded = f" {stem} "
    return tuple(padded[i : i + size] for size in GRAMS for i in range(len(padded) - size + 1))
