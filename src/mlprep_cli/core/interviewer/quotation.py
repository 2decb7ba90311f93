"""Finding in an answer what a language model says it quotes."""

import re
from dataclasses import dataclass

from mlprep_cli.core.coverage.sentences import sentences

FEWEST_WORDS = 3  # of a quote that is no whole sentence
SAME = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u00ab": '"', "\u00bb": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
    "\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\ufe0f": "",
})  # fmt: skip
MARKS = "*_`"  # of Markdown
DROPPED = frozenset(MARKS + "\\\u200b\u2060\ufeff\u00ad")  # and what has no width
EDGES = " \"'.,;:!?\u2026()[]-"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an answer from `start` to `end`; `text` is as they were written, on one line."""

    start: int
    end: int
    text: str

    def overlaps(self, other: "Quotation") -> bool:
        """Tell whether two quotations share a part of the answer."""
        return self.start < other.end and other.start < self.end


class Quotable:
    """An answer in which quotes can be found, whatever their case, blanks, dashes and quotation marks."""

    def __init__(self, answer: str) -> None:
        self._answer = answer
        self._plain, self._places = _plain(answer)
        self._whole = {_stripped(answer[one.start : one.end]) for one in sentences(answer)}

    def find(self, quote: str) -> Quotation | None:
        """Return where a quote stands, the first time; None for fewer than three words that are no whole sentence."""
        wanted = _stripped(quote)
        if not wanted or (len(re.findall(r"\w+", wanted)) < FEWEST_WORDS and wanted not in self._whole):
            return None
        found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self._plain)
        if found is None:
            return None
        start, end = self._places[found.start()], self._places[found.end() - 1] + 1
        start -= len(self._answer[:start]) - len(self._answer[:start].rstrip(MARKS))
        end += len(self._answer[end:]) - len(self._answer[end:].lstrip(MARKS))
        return Quotation(start, end, " ".join(self._answer[start:end].split()))


def _stripped(text: str) -> str:
    """Return a text in plain form, without what stands around its words."""
    return _plain(text)[0].strip(EDGES)


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text in lower case with single blanks and plain signs, and where each of its characters stood."""
    signs, places = list[str](), list[int]()
    for place, char in enumerate(text):
        for sign in "" if char in DROPPED else char.translate(SAME).casefold():
            if not sign.isspace():
                signs.append(sign)
                places.append(place)
            elif signs and signs[-1] != " ":
                signs.append(" ")
                places.append(place)
    return "".join(signs), places
