"""An answer as sentences, each as it was written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mlprep_cli.core.coverage.words import stems, words

MARKER = re.compile(r"^\s*(?:(?:[-*+#>|]+|\d{1,2}[.)])\s+)*")
FENCE = re.compile(r"\s*(?:```|~~~)")
# A full stop, question or exclamation mark with what closes after it; a colon or semicolon.
END = re.compile(r"(?<![.!?])[.!?]++[)\"'*_]*+(?=\s)|[;:](?=\s)")
LIST_SIGN = re.compile(r"[-*+#>|`]|\d{1,2}[.)]\s")
LAST_WORD = re.compile(r"[\w.]*$")
_SHORT = (
    "e.g i.e ca approx resp etc cf vs esp incl indep std dev avg prob corr pos neg max min nr wrt w.r.t fig eq et al"
)
ABBREVIATIONS = frozenset(_SHORT.split())
WRAPPED = 45  # letters of a line that goes on in the next one, in lower case
FEWEST, FEWEST_IN_CLAUSE, MOST = 3, 5, 60  # words of a sentence; of each side of a colon; of any
GLANCE = 400  # letters in which words are counted: more than enough to tell whether there are few


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or two, of the answer from `start` to `end`, with its words and its content stems in order."""

    start: int
    end: int
    words: tuple[str, ...]
    stems: tuple[str, ...]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a Markdown text in order; list items and table rows count as sentences."""
    spans = [span for block in _blocks(text) for span in _cut(text, *block)]
    found = [_sentence(text, start, end) for start, end in _joined(text, spans)]
    return [sentence for sentence in found if sentence.words]


def windows(found: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences, and every two that follow each other."""
    return [*found, *(Sentence(a.start, b.end, a.words + b.words, a.stems + b.stems) for a, b in pairwise(found))]


def quote(text: str, window: Sentence) -> str:
    """Return a window as it was written, on one line."""
    return " ".join(text[window.start : window.end].split())


def _sentence(text: str, start: int, end: int) -> Sentence:
    found = words(text[start:end])
    return Sentence(start, end, found, stems(found))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs and list items begin and end, without their markers."""
    open_, last = -1, 0
    for line in re.finditer(r"[^\n]+", text):
        blank = not line[0].strip() or bool(FENCE.match(line[0]))
        start = line.end() - len(MARKER.sub("", line[0]))
        goes_on = open_ >= 0 and last == line.start() - 1 and not blank and _goes_on(text[open_:last], line[0])
        if not goes_on:
            if open_ >= 0:
                yield open_, last
            open_ = -1 if blank else start
        last = line.end()
    if open_ >= 0:
        yield open_, last


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence of the one before, which an editor has wrapped."""
    previous = before.rpartition("\n")[2]
    return len(previous) >= WRAPPED and not LIST_SIGN.match(line.lstrip())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a block."""
    begin = start
    for stop in END.finditer(text, start, end):
        if _is_end(text, begin, stop, end):
            yield from _slices(text, begin, stop.end())
            begin = stop.end()
    yield from _slices(text, begin, end)


def _is_end(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Tell whether a sign ends a sentence: no abbreviation, no colon near an edge or within brackets."""
    if stop[0] not in ";:":
        last = LAST_WORD.search(text, max(begin, stop.start() - 12), stop.start())
        follows = text[stop.end() : stop.end() + 2].strip()
        return not (last and last[0].lower() in ABBREVIATIONS and not follows.isupper())
    is_inside = text.count("(", begin, stop.start()) > text.count(")", begin, stop.start())
    shortest = min(_count(text, begin, stop.end()), _count(text, stop.end(), end))
    return not is_inside and shortest >= FEWEST_IN_CLAUSE


def _slices(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence in parts of at most MOST words."""
    found = [match.start() for match in re.finditer(r"\S+", text[start:end])]
    cuts = [start + found[i] for i in range(0, len(found), MOST)]
    yield from pairwise([*cuts, end])


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentences, fragments put before what they announce: titles, `Without it:`, short questions."""
    open_ = -1
    for start, end in spans:
        begin = start if open_ < 0 else open_
        part = text[start:end].rstrip(" *_")
        is_fragment = _count(text, begin, end) < (FEWEST_IN_CLAUSE + FEWEST if part.endswith("?") else FEWEST)
        open_ = begin if is_fragment or (part.endswith(":") and end - begin < GLANCE) else -1
        if open_ < 0:
            yield begin, end
    if open_ >= 0 and spans:
        yield open_, spans[-1][1]


def _count(text: str, start: int, end: int) -> int:
    """Return the number of words between two places, looking no further than a glance."""
    return len(re.findall(r"\w+", text[start : min(end, start + GLANCE)]))
