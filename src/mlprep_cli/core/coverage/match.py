"""How well an answer matches a rubric point: eight numbers, and the sentences of the answer that they rest on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from mlprep_cli.core.coverage.key import Key, Point
from mlprep_cli.core.coverage.phrase import Phrase, cosine, harmonic, nearest, recall, similarity
from mlprep_cli.core.coverage.sentences import Sentence, sentences, windows

SHORTLIST = 4  # windows per phrasing whose letters are compared: those with the best words
RANK = (0.7, 0.4, 2.8)  # what recall, F1 and letters count in finding the best window: about their study weights
FEWEST_QUOTED = 8  # words of a sentence that can be understood alone
ENOUGH = 0.85  # of two sentences' similarity to a point: one that has this share is quoted alone


@dataclass(frozen=True, slots=True)
class Match:
    """The best match of a point.

    `features`, each about 0 to 1: recall, F1 and letters of the best window under the best phrasing; mean recall of
    the two best phrasings; recall over the whole answer; how much closer the window is to this point than to any
    other (may be negative); similarity to, and recall of, the worked answer's passages on it. `window` is where most
    speaks for the point being made, and is quoted; `literal` is closest to one phrasing. Often they are the same.
    """

    features: tuple[float, ...]
    window: Sentence
    literal: Sentence


class Answer:
    """An answer ready to be compared with the points of one question."""

    def __init__(self, text: str, key: Key) -> None:
        """Cut a text into sentences and windows; a text without a sentence has none, and nothing can be matched."""
        self._key = key
        self.sentences = sentences(text)
        self.windows = windows(self.sentences)
        self.phrases = [key.lexicon.phrase(window.words) for window in self.windows]
        self._numbers = {(window.start, window.end): number for number, window in enumerate(self.windows)}
        self._known = dict[int, dict[str, float]]()
        self._places = defaultdict[str, list[int]](list)
        for number, phrase in enumerate(self.phrases):
            for stem in phrase.stems:
                self._places[stem].append(number)

    def match(self, point: Point) -> Match:
        """Return the best match of a point."""
        shares = [self._shares(phrasing) for phrasing in point.phrasings]
        best, literal = max(
            (
                (self._compare(phrasing, number, share[number]), number)
                for phrasing, share in zip(point.phrasings, shares, strict=True)
                for number in _top(share)
            ),
            key=lambda found: (_rank(found[0]), -found[1]),
        )
        two = sorted(max(share) for share in shares)[-2:]
        whole = max(recall(phrasing, self._places) for phrasing in point.phrasings)
        worked = [self._shares(passage) for passage in point.passages]
        candidates = sorted({number for share in [*shares, *worked] for number in _top(share)})
        index = max(candidates, key=lambda number: self._support(point, number))
        own, other = self._nearness(point, index)
        alike, share = self._worked(point, worked)
        features = (*best, sum(two) / len(two), whole, own - other, alike, share)
        return Match(features, self.windows[index], self.windows[literal])

    def near(self, window: Sentence, around: int = 0) -> Sequence[Sentence]:
        """Return the sentences of a window, with so many around it on each side."""
        inside = [i for i, one in enumerate(self.sentences) if window.start <= one.start and one.end <= window.end]
        return self.sentences[max(0, inside[0] - around) : inside[-1] + around + 1]

    def quoted(self, point: Point, match: Match) -> Sentence:
        """Return the part of a matched window worth quoting: one sentence of two where the other adds little."""
        best = max(self.near(match.window), key=lambda part: self.nearness(point, part))
        is_enough = self.nearness(point, best) >= ENOUGH * self.nearness(point, match.window)
        return best if is_enough and len(best.words) >= FEWEST_QUOTED else match.window

    def nearness(self, point: Point, window: Sentence) -> float:
        """Return the similarity, 0 to 1, of a sentence or window to a point."""
        return self._alike(self._numbers[window.start, window.end])[point.id]

    def phrase(self, window: Sentence) -> Phrase:
        """Return a sentence or window ready to be compared."""
        return self.phrases[self._numbers[window.start, window.end]]

    def _shares(self, wanted: Phrase) -> list[float]:
        """Return the recall of a phrase in each window."""
        shares = [0.0] * len(self.phrases)
        for stem, weight in wanted.stems.items():
            for number in self._places.get(stem, ()):
                shares[number] += weight
        return [share / wanted.weight for share in shares]

    def _compare(self, phrasing: Phrase, number: int, share: float) -> tuple[float, float, float]:
        phrase = self.phrases[number]
        return share, harmonic(phrasing, phrase, share), cosine(phrasing.letters, phrase.letters)

    def _support(self, point: Point, number: int) -> float:
        """Return how much speaks for a window as the place where a point is made: more than its best phrasing."""
        alike = sorted((similarity(phrasing, self.phrases[number]) for phrasing in point.phrasings), reverse=True)
        _, other = self._nearness(point, number)
        return alike[0] + (sum(alike[1:2]) + nearest(point.passages, self.phrases[number]) - other) / 2

    def _nearness(self, point: Point, number: int) -> tuple[float, float]:
        """Return the similarity of a window to a point, and to the other point that is closest to it."""
        alike = self._alike(number)
        others = (value for name, value in alike.items() if name != point.id)
        return alike[point.id], max(others, default=0.0)

    def _alike(self, number: int) -> dict[str, float]:
        """Return the similarity of a window to each point, by id."""
        if number not in self._known:
            phrase = self.phrases[number]
            self._known[number] = {point.id: nearest(point.phrasings, phrase) for point in self._key.points}
        return self._known[number]

    def _worked(self, point: Point, shares: Sequence[Sequence[float]]) -> tuple[float, float]:
        """Return the greatest similarity and recall among the worked answer's passages on a point."""
        alike = (
            similarity(passage, self.phrases[number])
            for passage, share in zip(point.passages, shares, strict=True)
            for number in _top(share)
        )
        return max(alike, default=0.0), max((max(share) for share in shares), default=0.0)


def _top(shares: Sequence[float]) -> list[int]:
    """Return the numbers of the windows with the greatest shares, best first, earlier ones first among equals."""
    return sorted(range(len(shares)), key=lambda number: (-shares[number], number))[:SHORTLIST]


def _rank(found: tuple[float, float, float]) -> float:
    return sum(weight * value for weight, value in zip(RANK, found, strict=True))
