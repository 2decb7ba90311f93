"""The top of a page: its title, what it says of company, round, date and level, and a prompt that no heading names."""

import re

from mlprep_cli.importing.facts import (
    companies_in,
    date_in,
    hear,
    is_date,
    kind_in,
    label_of,
    learn,
    level_of,
    rounds_in,
)
from mlprep_cli.importing.furniture import is_edge_furniture
from mlprep_cli.importing.lines import Line, prose
from mlprep_cli.importing.parts import Parts

TOP = "Top of the page"
LONGEST = 200  # characters of a row of labels
CHIP_WORDS, CHIP_LETTERS = 3, 40  # of a line that names a company, a round or a level and nothing else
NUMBER = re.compile(r"^(?:\d{1,3}[.)]|Q\d{1,3}[.:)])\s+(?=\S)")
CHIP_BREAK = re.compile(r"\s+[|•·/—–]\s+|\s*[|•·]\s*")


def read_head(parts: Parts, head: list[Line], summary: list[Line], *, is_asked: bool) -> None:
    """Sort the lines before the first heading, and those under a summary's heading, into `parts`.

    Args:
        parts: what is filled in.
        head: the lines before the first known heading, the title among them.
        summary: the lines under `Overview` or the like; its first paragraph is the summary.
        is_asked: whether a heading of the page names the prompt; otherwise it is what is left here.
    """
    above, rest = _take_title(parts, head)
    parts.summary, more = _first_paragraph(summary)
    text, chips, site = list[Line](), list[Line](), list[Line]()
    for line in above:
        _sort(parts, line, site, site)
    for line in [*rest, Line(""), *more]:
        _sort(parts, line, text, chips)
    words = "\n".join(line.text for line in text)
    _conclude(parts, f"{parts.title}\n{words}", chips)
    left = prose(text)
    if left and (is_asked or not _has_words(left)):
        parts.unplaced.append((TOP, left))
    else:
        parts.prompt = left
    loose = [line.text.strip() for line in (*site, *chips) if not line.is_blank]
    if loose:
        parts.unplaced.append((TOP, "\n\n".join(loose)))


def _take_title(parts: Parts, head: list[Line]) -> tuple[list[Line], list[Line]]:
    """Find the title, and return the lines above it and those below it that are no furniture."""
    parts.dropped += [line.text.strip() for line in head if _is_edge(line)]
    lines = [line for line in head if not _is_edge(line)]
    index = _title_index(lines)
    if index is None:
        return [], lines
    if parts.title:  # a front matter gave it
        return [], [line for line in lines if line.text.strip() != parts.title]
    parts.title = NUMBER.sub("", lines[index].text.strip(), count=1)
    return lines[:index], lines[index + 1 :]


def _is_edge(line: Line) -> bool:
    """Tell whether a line of the head is furniture."""
    return not line.is_code and not line.is_blank and is_edge_furniture(line.text)


def _title_index(lines: list[Line]) -> int | None:
    """Return which line is the title: a heading, the line above `Last updated`, or the first that is no fact."""
    marked = [i for i, line in enumerate(lines) if 0 < line.level < 7]
    if marked:
        return min(marked, key=lambda i: lines[i].level)
    plain = [i for i, line in enumerate(lines) if not (line.is_blank or line.is_code or _is_fact(line.text))]
    for i, line in enumerate(lines):
        if label_of(line.text)[0] == "updated_on" and any(j < i for j in plain):
            return max(j for j in plain if j < i)
    wordy = [i for i in plain if len(lines[i].text.split()) > 1]
    return next(iter(wordy or plain), None)


def _is_fact(text: str) -> bool:
    """Tell whether a line gives a fact and is no title."""
    return bool(label_of(text)[0]) or is_date(text) or bool(level_of(text)) or bool(rounds_in(text, whole=True))


def _first_paragraph(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return the first paragraph of the lines under a summary's heading, and the lines after it."""
    found = list[str]()
    for i, line in enumerate(lines):
        if line.is_code or (found and not line.goes_on):
            return " ".join(found), lines[i:]
        found += [] if line.is_blank else [line.text.strip()]
    return " ".join(found), []


def _sort(parts: Parts, line: Line, text: list[Line], chips: list[Line]) -> None:
    """Put one line where it belongs: into the facts, among the chips, into the text, or nowhere."""
    words = line.text.strip()
    if line.is_blank or line.is_code:
        text.append(line)
        return
    pieces = [piece.strip(" *_#") for piece in CHIP_BREAK.split(words[:LONGEST]) if piece.strip(" *_#")]
    is_row = len(pieces) > 1 and len(words) <= LONGEST and all(_is_chip(one) or label_of(one)[0] for one in pieces)
    if is_row or label_of(words)[0]:
        for piece in pieces if is_row else [words]:
            _take_fact(parts, piece, chips)
    elif is_edge_furniture(words) or (_is_chip(words) and not line.is_item and not line.goes_on):
        _take_fact(parts, words, chips)
    else:
        text.append(line)


def _take_fact(parts: Parts, words: str, chips: list[Line]) -> None:
    """Take over what a few words say: a labelled fact, a level, a round, a date; what they do not say is a chip."""
    facts = parts.facts
    name, value = label_of(words)
    if name:
        parts.unplaced += [] if learn(facts, name, value) else [(TOP, words)]
    elif is_date(words):
        facts.asked_on = facts.asked_on or date_in(words)
    elif is_edge_furniture(words):
        parts.dropped.append(words)
    else:
        tests = {
            "difficulty": level_of(words),
            "rounds": rounds_in(words, whole=True),
            "kind": kind_in(words, whole=True),
        }
        fact = next((fact for fact, found in tests.items() if found), "")
        if not (fact and learn(facts, fact, words)):
            chips.append(Line(words))


def _is_chip(words: str) -> bool:
    """Tell whether words are a label rather than a sentence."""
    few = len(words) <= CHIP_LETTERS and len(words.split()) <= CHIP_WORDS
    return is_date(words) or (few and not words.endswith((".", "?", "!", ":", ",")))


def _conclude(parts: Parts, words: str, chips: list[Line]) -> None:
    """Find company and round where no label gave them; a chip is a company if the text says so, or a date stands by."""
    facts = parts.facts
    said = facts.companies or companies_in(words)
    named = [line for line in chips if any(line.text.casefold() == name.casefold() for name in said)]
    if not said:
        named = [line for line in chips if re.search(rf"\b{re.escape(line.text)}(?:['\u2019]s)?\b", words)][:1]
    if not (said or named) and len(chips) == 1 and (facts.asked_on or facts.rounds) and chips[0].text[:1].isupper():
        named = chips
    facts.companies = said or [line.text for line in named]
    hear(facts, words)
    chips[:] = [line for line in chips if line not in named]


def _has_words(text: str) -> bool:
    """Tell whether a text can be a prompt."""
    return any(char.isalpha() for char in text)
