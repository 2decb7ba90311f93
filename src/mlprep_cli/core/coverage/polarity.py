"""Whether a sentence says the opposite of a point: an antonym in the same context, or an almost verbatim denial."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from mlprep_cli.core.coverage.phrase import Phrase, similarity
from mlprep_cli.core.coverage.terms import OPPOSITES, STOPWORDS
from mlprep_cli.core.coverage.words import is_negation, stem

REACH = 6  # words before and after an antonym that are its context
VERBATIM = (
    0.55  # similarity from which a negation more or less turns a phrasing round; below, paraphrases negate freely
)

Words = tuple[str, ...]


def has_antonym(phrasings: Sequence[Phrase], said: Words) -> bool:
    """Tell whether words use an antonym of a phrasing's word in its context, and no phrasing does so itself."""
    return any(
        _stands_in(said, opposite, context, besides=(word, opposite))
        and not _stands_in(said, word, context, besides=(word, opposite))
        and not any(_stands_in(other.words, opposite, context, besides=(word, opposite)) for other in phrasings)
        for phrasing in phrasings
        for word, context in _contexts(phrasing.words)
        for opposite in _opposites()[word]
        if opposite in said
    )


def is_denial(phrasings: Sequence[Phrase], said: Phrase) -> bool:
    """Tell whether a sentence is almost a phrasing, but for a negation."""
    alike, closest = max(((similarity(one, said), one.words) for one in phrasings), default=(0.0, ()))
    return alike >= VERBATIM and _is_negative(closest) != _is_negative(said.words)


def _is_negative(found: Words) -> bool:
    return sum(map(is_negation, found)) % 2 == 1


def _contexts(found: Words) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each word that has an opposite, with the content stems around it."""
    for i, word in enumerate(found):
        if word in _opposites():
            yield word, _around(found, i)


def _stands_in(found: Words, word: str, context: frozenset[str], besides: Words) -> bool:
    """Tell whether a word occurs among words with some of a context around it."""
    shared = context - {stem(one) for one in besides}
    return any(one == word and _around(found, i) & shared for i, one in enumerate(found))


def _around(found: Words, i: int) -> frozenset[str]:
    near = chain(found[max(0, i - REACH) : i], found[i + 1 : i + REACH + 1])
    return frozenset(stem(word) for word in near if word not in STOPWORDS and not is_negation(word) and word[0] != "#")


@cache
def _opposites() -> dict[str, set[str]]:
    """Return the opposites of each word that has some."""
    found = defaultdict[str, set[str]](set)
    for first, second in OPPOSITES:
        found[first].add(second)
        found[second].add(first)
    return dict(found)
