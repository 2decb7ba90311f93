"""Text as words and stems, the same for every way of writing a term or a number."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mlprep_cli.core.coverage.terms import NEGATIONS, SAME, STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS = {"%": 0.01, "percent": 0.01, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9}
UNITS |= {"b": 1e9, "billion": 1e9}
TOKEN = re.compile(
    r"(?<![\w.])(?P<digits>\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?|\.\d+)(?:\s?(?P<unit>%|(?:percent|thousand|mn|million|bn|billion"
    r"|k|m|b)(?![\w/])))?|[^\W_]+(?:'t\b)?"
)
CONTRACTED = re.compile(r"(?<=\w)'(?:d|s|m|ll|ve|re)\b")  # I'd, it's: grammar, not the symbols d and s
LONGEST_WORD = 40  # letters; what is longer is no word of English


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case; a number is `#` and its value, so that 1,200, 1.2k and 120% meet."""
    lowered = CONTRACTED.sub("", text.casefold().replace("\u2019", "'").replace("per cent", "percent"))
    for pattern, plain in _same():
        lowered = pattern.sub(plain, lowered)
    return tuple(_number(found) if found["digits"] else found[0][:LONGEST_WORD] for found in TOKEN.finditer(lowered))


def stems(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the content words among words as stems, numbers and negations included."""
    return tuple(stem(word) for word in found if word not in STOPWORDS)


@lru_cache(20_000)
def stem(word: str) -> str:
    """Return the stem of a word; British endings count as American ones."""
    if word.startswith("#"):
        return word
    american = re.sub(r"is(e|es|ed|ing|er|ers|ation|ations)$", r"iz\1", word) if len(word) > 6 else word
    return _stemmer()(american)


def is_negation(word: str) -> bool:
    """Tell whether a word turns a statement round."""
    return word in NEGATIONS or word.endswith("n't")


def _number(found: re.Match[str]) -> str:
    value = float(found["digits"].replace(",", "")) * UNITS.get(found["unit"] or "", 1.0)
    return f"#{value:.4g}"


@cache
def _same() -> list[tuple[re.Pattern[str], str]]:
    """Return the ways of writing, ready to use."""
    return [(re.compile(pattern), plain) for pattern, plain in SAME]


@cache
def _stemmer() -> "Callable[[str], str]":
    """Return Snowball's stemmer for English."""
    from snowballstemmer.english_stemmer import EnglishStemmer

    found: Callable[[str], str] = EnglishStemmer().stemWord
    return found
