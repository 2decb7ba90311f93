"""The sample answer of a page, with its sections and what was cut off, and its follow-up questions."""

import re

from mlprep_cli.importing.lines import Line, items_of, prose

CUT = "*(cut off in the source)*"
MISSING = "*(not answered in the source)*"
CUT_OFF = re.compile(r"(?:\.{3}|\u2026)\s*$")
LONGEST_HEADING, MOST_WORDS = 70, 9
TOP_LEVEL = 3  # of a heading in an answer: the file's own headings are above
BOLD = re.compile(r"^\*\*([^*]{1,500})\*\*$")
REPLY = re.compile(r"\s*(?:\*\*)?(?:A|Answer|Sample answer)(?:\*\*)?:(?:\*\*)?\s*(?=\S)")
ASKED = re.compile(
    r"^\s*(?:\*\*)?(?:Q\d{0,2}|Question(?: \d{1,2})?|Follow[- ]?up(?: \d{1,2})?)(?:\*\*)?\s?[.:](?:\*\*)?\s*(?=\S)"
)


def read_answer(lines: list[Line]) -> tuple[str, bool]:
    """Return an answer as Markdown with headings of level 3 and below, and whether the source cut it off."""
    marked = [_as_heading(lines, i) for i in range(len(lines))]
    levels = [line.level for line in marked if line.level]
    if levels and min(levels) < 7:
        levels = [level for level in levels if level < 7]
    shift = TOP_LEVEL - min(levels) if levels else 0
    placed = [_shifted(line, shift) for line in marked]
    cut = [_is_cut_off(line) for line in placed]
    text = prose([_with_mark(line) if is_cut else line for line, is_cut in zip(placed, cut, strict=True)])
    return text, any(cut)


def read_follow_ups(lines: list[Line]) -> list[tuple[str, str]]:
    """Return each follow-up question with its answer, which is empty where the page gives none."""
    if any(line.level for line in lines):
        return _by_heading(lines)
    found = list[tuple[str, str]]()
    for item in items_of(lines):
        first, _, more = item.partition("\n")
        reply = REPLY.match(first)
        if reply and found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n\n{item[reply.end() :]}".strip())
        else:
            question, answer = _split(BOLD.sub(r"\1", ASKED.sub("", first, count=1)))
            found.append((question, f"{answer}\n{more}".strip()))
    return found


def _by_heading(lines: list[Line]) -> list[tuple[str, str]]:
    """Return each heading as a question with the text below it; items before the first heading are questions too."""
    starts = [i for i, line in enumerate(lines) if line.level]
    found = read_follow_ups(lines[: starts[0]])
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        found.append(
            (ASKED.sub("", lines[start].text, count=1), REPLY.sub("", prose(lines[start + 1 : stop]), count=1))
        )
    return found


def _split(item: str) -> tuple[str, str]:
    """Split an item at the end of its question; what follows is its answer."""
    mark = item.find("? ")
    rest = item[mark + 2 :].strip() if mark > 0 else ""
    if not rest or "?" in rest:
        return item.strip(), ""
    return item[: mark + 1].strip(), REPLY.sub("", rest, count=1)


def _as_heading(lines: list[Line], index: int) -> Line:
    """Return a line as a heading where it looks like one that lost its mark: short, no sentence, text below it."""
    line = lines[index]
    before = next((other for other in reversed(lines[:index][-5:]) if not other.is_blank), None)
    after = next((other for other in lines[index + 1 : index + 6] if not other.is_blank), None)
    if line.level or line.is_code or line.is_item or line.goes_on or after is None or after.is_code or after.level:
        return line
    text = line.text.strip()
    words = [word for word in text.split() if len(word) > 3]
    named = sum(word[0].isupper() for word in words) * 2 > len(words) if words else False
    short = len(text) <= LONGEST_HEADING and len(text.split()) <= MOST_WORDS
    ended = text.endswith((".", ",", ";", "!", "\u2026", "$", "`", "|"))
    apart = before is None or not before.is_item or (index > 0 and lines[index - 1].is_blank)
    if (
        short
        and named
        and not ended
        and apart
        and not after.goes_on
        and len(after.text) > len(text)
        and text[0].isalnum()
    ):
        return Line(text.rstrip(":"), 7)
    return line


def _shifted(line: Line, shift: int) -> Line:
    """Return a heading at its level within the answer."""
    if not line.level or (line.level == 7 and shift != TOP_LEVEL - 7):
        return line
    return Line(line.text, max(TOP_LEVEL, min(6, line.level + shift)))


def _is_cut_off(line: Line) -> bool:
    """Tell whether a line ends in the middle."""
    return not line.is_code and bool(CUT_OFF.search(line.text[-20:]))


def _with_mark(line: Line) -> Line:
    """Return a line that was cut off, saying so; bold text that lost its end gets one."""
    text = line.text.rstrip()
    closed = f"{text}**" if text.count("**") % 2 else text
    return Line(f"{closed} {CUT}", line.level, goes_on=line.goes_on)
