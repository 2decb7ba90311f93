"""The top of a page: its title, what it says of company, round, date and level, and a prompt that no heading names."""

import re

from mlprep_cli.importing.facts import (
    companies_in,
    date_in,
    is_date,
    kind_in,
    label_of,
    learn,
    level_of,
    rounds_in,
    stages_in,
)
from mlprep_cli.importing.furniture import is_edge_furniture
from mlprep_cli.importing.lines import Line, prose
from mlprep_cli.importing.parts import Parts

TOP = "Top of the page"
CHIP_WORDS, CHIP_LETTERS = 3, 40  # of a line that names a company, a round or a level and nothing else
CHIP_BREAK = re.compile(r"\s+[|•·/—–]\s+|\s*[|•·]\s*")


def read_head(parts: Parts, head: list[Line], summary: list[Line], *, is_asked: bool) -> None:
    """Sort the lines before the first heading, and those under a summary's heading, into `parts`.

    Args:
        parts: what is filled in.
        head: the lines before the first known heading, the title among them.
        summary: the lines under `Overview` or the like; its first paragraph is the summary.
        is_asked: whether a heading of the page names the prompt; otherwise it is what is left here.
    """
    rest = _take_title(parts, head)
    parts.summary, more = _first_paragraph(summary)
    text, chips = list[Line](), list[Line]()
    for line in [*rest, Line(""), *more]:
        _sort(parts, line, text, chips)
    words = "\n".join(line.text for line in text)
    _conclude(parts, f"{parts.title}\n{words}", chips)
    left = prose(text)
    if left and (is_asked or not _has_words(left)):
        parts.unplaced.append((TOP, left))
    else:
        parts.prompt = left
    if chips:
        parts.unplaced.append((TOP, "\n\n".join(line.text.strip() for line in chips)))


def _take_title(parts: Parts, head: list[Line]) -> list[Line]:
    """Find the title, and return the other lines that are no furniture."""
    parts.dropped += [line.text.strip() for line in head if _is_edge(line)]
    lines = [line for line in head if not _is_edge(line)]
    index = _title_index(lines)
    if index is None:
        return lines
    if parts.title:  # a front matter gave it
        return [line for line in lines if line.text.strip() != parts.title]
    parts.title = lines[index].text.strip()
    return [*lines[:index], *lines[index + 1 :]]


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
    name, value = ("", "") if line.is_code else label_of(line.text)
    if line.is_blank or line.is_code:
        text.append(line)
    elif name:
        if not learn(parts.facts, name, value):
            parts.unplaced.append((TOP, words))
    elif is_edge_furniture(words):
        parts.dropped.append(words)
    elif is_date(words):
        parts.facts.asked_on = parts.facts.asked_on or date_in(words)
    elif line.is_item or line.goes_on or not _sort_chips(parts, words, chips):
        text.append(line)


def _sort_chips(parts: Parts, words: str, chips: list[Line]) -> bool:
    """Take a line apart that consists of short labels, and tell whether it does."""
    pieces = [piece.strip(" *_#") for piece in CHIP_BREAK.split(words[:200]) if piece.strip(" *_#")]
    if len(words) > 200 or not all(_is_chip(piece) for piece in pieces):
        return False
    for piece in pieces:
        if level_of(piece):
            learn(parts.facts, "difficulty", piece)
        elif rounds_in(piece, whole=True):
            learn(parts.facts, "rounds", piece)
        elif is_date(piece):
            parts.facts.asked_on = parts.facts.asked_on or date_in(piece)
        elif is_edge_furniture(piece):
            parts.dropped.append(piece)
        elif kind_in(piece, whole=True):
            learn(parts.facts, "kind", piece)
        else:
            chips.append(Line(piece))
    return True


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
    if not said and not named and facts.asked_on and len(chips) == 1 and chips[0].text[:1].isupper():
        named = chips[:1]
    facts.companies = said or [line.text for line in named]
    facts.rounds = facts.rounds or stages_in(words)
    chips[:] = [line for line in chips if line not in named]


def _has_words(text: str) -> bool:
    """Tell whether a text can be a prompt."""
    return any(char.isalpha() for char in text)
