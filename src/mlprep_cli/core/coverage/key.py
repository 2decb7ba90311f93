"""The question's side of the comparison, made once per question: how each point may be made, and how it goes wrong."""

import re
from dataclasses import dataclass
from functools import lru_cache

from mlprep_cli.core.coverage.phrase import Lexicon, Phrase, recall, similarity
from mlprep_cli.core.coverage.sentences import sentences, windows
from mlprep_cli.core.coverage.words import words
from mlprep_cli.model.question import Question

KEPT = 32  # questions whose keys are kept
PASSAGES, FEWEST_STEMS = 3, 4  # per point; of a passage
QUOTED = re.compile(r'["\u201c]([^"\u201c\u201d]+)["\u201d]')


@dataclass(frozen=True, slots=True)
class Point:
    """A rubric point: its phrasings, the mistakes about it, and the passages of the worked answer that make it."""

    id: str
    phrasings: tuple[Phrase, ...]
    mistakes: tuple[Phrase, ...]
    passages: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What answers to one question are compared with; `told` are the words of the question itself."""

    points: tuple[Point, ...]
    lexicon: Lexicon
    told: tuple[str, ...]


@dataclass(frozen=True)
class _Texts:
    """The texts that a key is made of; hashable, so that an edited question gets a new key."""

    told: str
    worked: str
    pitfalls: tuple[str, ...]
    points: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]  # id, phrasings, misconceptions


def key(question: Question) -> Key:
    """Return the key of a question."""
    points = tuple((p.id, (p.point, *p.evidence), tuple(p.misconceptions)) for p in question.rubric)
    worked = "\n\n".join([question.answer, *(follow_up.answer for follow_up in question.follow_ups)])
    pitfalls = tuple(found for text in question.pitfalls for found in QUOTED.findall(text))
    return _make(_Texts(f"{question.title} {question.prompt}", worked, pitfalls, points))


@lru_cache(KEPT)
def _make(texts: _Texts) -> Key:
    phrasings = [[words(text) for text in point[1]] for point in texts.points]
    told = words(texts.told)
    lexicon = Lexicon([found for group in phrasings for found in group], told)
    made = [tuple(map(lexicon.phrase, group)) for group in phrasings]
    passages = _passages(made, lexicon, texts.worked)
    pitfalls = [lexicon.phrase(words(text)) for text in texts.pitfalls]
    points = [
        Point(name, own, (*(lexicon.phrase(words(text)) for text in misconceptions), *pitfalls), found)
        for (name, _, misconceptions), own, found in zip(texts.points, made, passages, strict=True)
    ]
    return Key(tuple(points), lexicon, told)


def _passages(made: list[tuple[Phrase, ...]], lexicon: Lexicon, worked: str) -> list[tuple[Phrase, ...]]:
    """Return per point the passages of the worked answer that are closer to it than to any other point, best first."""
    found = [lexicon.phrase(window.words) for window in windows(sentences(worked)) if len(window.stems) >= FEWEST_STEMS]
    ranked: list[list[tuple[float, int]]] = [[] for _ in made]
    for number, passage in enumerate(found):
        alike = [_closest(phrasings, passage) for phrasings in made]
        best = max(alike, default=0.0)
        if best > 0 and alike.count(best) == 1:
            ranked[alike.index(best)].append((-best, number))
    return [tuple(found[number] for _, number in sorted(group)[:PASSAGES]) for group in ranked]


def _closest(phrasings: tuple[Phrase, ...], passage: Phrase) -> float:
    """Return the similarity of a passage to the phrasing that shares most words with it."""
    return similarity(max(phrasings, key=lambda phrasing: recall(phrasing, passage.stems)), passage)
