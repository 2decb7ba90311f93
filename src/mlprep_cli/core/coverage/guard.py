"""What speaks against a close match: signs that the answer states the opposite, or only lists words."""

import re
from collections.abc import Sequence
from functools import cache

from mlprep_cli.core.coverage.key import Key, Point
from mlprep_cli.core.coverage.match import Answer, Match
from mlprep_cli.core.coverage.number import conflicts
from mlprep_cli.core.coverage.phrase import nearest
from mlprep_cli.core.coverage.polarity import has_antonym, is_denial
from mlprep_cli.core.coverage.sentences import Sentence, windows
from mlprep_cli.core.coverage.terms import REJECTIONS, STOPWORDS
from mlprep_cli.core.coverage.words import is_negation

LEAD = 0.05  # by how much a point may be closer than a mistake and still be doubted
LIST_SHARE, LIST_WORDS = 0.15, 15  # keyword lists have 0 to 11% of grammar words, answers 29% and more
# In wrong answers of the tuning half 50 to 100% of the close matches are doubted, in right ones 0 to 67%.
FEWEST_DOUBTED, DOUBTED_SHARE = 3, 0.6
LIST_COMMAS, LIST_PART = 3, 8  # of a stretch within an answer that lists words

Words = tuple[str, ...]


def signs(text: str, key: Key, point: Point, answer: Answer, match: Match) -> list[str]:
    """Return the names of the guards that doubt a match: mistake, antonym, denial, number, rejection, list."""
    found = {name for window in {match.window, match.literal} for name in _signs(text, key, point, answer, window)}
    return sorted(found)


def contested(doubts: Sequence[set[str] | None]) -> list[set[str]]:
    """Return the doubts about each point; where most of an answer's close matches are doubted, all are.

    Args:
        doubts: per point the guards that doubt its match, None where nothing comes close to the point.
    """
    near = [found for found in doubts if found is not None]
    doubted = sum(bool(found) for found in near)
    is_contested = doubted >= FEWEST_DOUBTED and doubted >= DOUBTED_SHARE * len(near)
    return [(found or set()) | ({"contested"} if is_contested else set()) for found in doubts]


def _signs(text: str, key: Key, point: Point, answer: Answer, window: Sentence) -> list[str]:
    """Return the names of the guards that doubt that a window makes a point."""
    near, said = answer.near(window, around=1), window.words
    checks = {
        "mistake": _is_mistake(point, answer, window),
        "antonym": has_antonym(point.phrasings, said),
        "denial": any(is_denial(point.phrasings, answer.phrase(one)) for one in answer.near(window)),
        "number": conflicts(point.phrasings, said, key.told),
        "rejection": is_rejection(text[near[0].start : near[-1].end]),
        "list": is_list_within(text[window.start : window.end], said),
    }
    return [name for name, fires in checks.items() if fires]


def is_keyword_list(found: Words) -> bool:
    """Tell whether an answer, given as words, only lists terms."""
    return len(found) >= LIST_WORDS and grammar_share(found) < LIST_SHARE


def is_list_within(text: str, found: Words) -> bool:
    """Tell whether a stretch of an answer only lists terms; formulas have no grammar words either, but no commas."""
    is_formula = any(sign in text for sign in "=→≈")
    commas = len(re.findall(r",|\n\s*[-*]", text))
    return len(found) >= LIST_PART and not is_formula and commas >= LIST_COMMAS and grammar_share(found) < LIST_SHARE


def grammar_share(found: Words) -> float:
    """Return the share, 0 to 1, of words that carry grammar; 0 without words."""
    return sum(word in STOPWORDS or is_negation(word) for word in found) / (len(found) or 1)


def is_rejection(text: str) -> bool:
    """Tell whether a text waves something away."""
    return bool(_rejection().search(" ".join(text.casefold().replace("\u2019", "'").split())))


def _is_mistake(point: Point, answer: Answer, window: Sentence) -> bool:
    """Tell whether a window, or one that overlaps it, comes about as close to a known mistake as it to the point."""
    near = [one for one in windows(answer.near(window, 1)) if one.start < window.end and one.end > window.start]
    closest = max(nearest(point.mistakes, answer.phrase(one)) for one in near)
    return closest > answer.nearness(point, window) - LEAD


@cache
def _rejection() -> re.Pattern[str]:
    return re.compile("|".join(REJECTIONS))
