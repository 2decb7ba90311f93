"""Finding texts that are nearly the same among very many, without comparing each with each."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

SHORT = 3  # letters: shorter words (`the`, `is`) stand everywhere


def word_list(text: str) -> list[str]:
    """Return the words of a text in order, without case and punctuation."""
    return re.findall(r"\w+", text.casefold())


def content_words(text: str) -> set[str]:
    """Return the words of a text that tell what it is about, by their first six letters: endings do not count."""
    return {word[:6] for word in word_list(text) if len(word) > SHORT or word.isdecimal()}


def word_pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words of a text."""
    return set(pairwise(word_list(text)))


def likeness(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Return the share (0 to 1) of all parts of two texts that both have; 0 where there are none."""
    return len(one & other) / len(one | other) if one or other else 0.0


def alike(parts: Sequence[AbstractSet[tuple[str, str]] | AbstractSet[str]], least: float) -> Iterator[tuple[int, int]]:
    """Yield the numbers of each two texts, lower number first, whose likeness is at least `least`, above 0.

    Two sets that are alike share one of the rarest parts of each, so that only those need an index.

    Source: Chaudhuri, Ganti, Kaushik, A Primitive Operator for Similarity Joins in Data Cleaning, ICDE 2006.
    """
    counts = Counter[object](part for each in parts for part in each)
    index = defaultdict[object, list[int]](list)
    for number, each in enumerate(parts):
        rarest = sorted(each, key=lambda part: (counts[part], part))[: len(each) - math.ceil(least * len(each)) + 1]
        candidates = {other for part in rarest for other in index[part]}
        for other in sorted(candidates):
            if likeness(each, parts[other]) >= least:
                yield other, number
        for part in rarest:
            if counts[part] > 1:
                index[part].append(number)
