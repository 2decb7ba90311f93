"""The lines of a page: headings marked as such, breaks mended, paragraphs told from lines that were only wrapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mlprep_cli.importing.headings import bare, part_of, unglued

FENCE = re.compile(r"\s{0,20}(```+|~~~+)")
ATX = re.compile(r"\s{0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
BOLD = re.compile(r"\s{0,3}(\*\*|__)([^*_]{1,120})\1:?\s*$")
RULE = re.compile(r"\s{0,3}(?:=+|-+|_{3,}|\*{3,}|[─━═]{3,})\s*$")
BULLET = re.compile(r"\s*(?:[-*+•‣◦▪●○–—·]|\d{1,3}[.)]|[a-z]\))(?:\s+|$)")
ODD_BULLET = re.compile(r"(\s*)[•‣◦▪●○·](?:\s+|$)")
LONGEST = 300  # characters: longer lines are prose
WRAPPED = range(50, 101)  # characters of a line that was broken to fit


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    `level` is 1-6 for a heading of Markdown, 7 for a bold one, 0 for all else; `goes_on` tells that the line belongs to
    the paragraph of the line above it.
    """

    text: str
    level: int = 0
    is_code: bool = False
    goes_on: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it starts an item of a list."""
        return not self.is_code and not self.level and bool(BULLET.match(self.text[:LONGEST]))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read."""
        return not self.is_code and not self.text.strip()


def lines_of(text: str, *, markdown: bool) -> list[Line]:
    """Return the lines of a clean text, one per heading, item and line of code.

    Args:
        text: with newlines only.
        markdown: whether a line goes on with the one above it unless the text says otherwise; in other texts a line
            is a paragraph unless it looks as if it had been broken to fit.
    """
    found, fence, indent = list[Line](), "", 0
    for raw in _whole_bullets(text.split("\n")):
        mark = FENCE.match(raw[:LONGEST])
        if fence:
            found.append(Line(raw[indent:] if not raw[:indent].strip() else raw.lstrip(), is_code=True))
            fence = "" if mark and raw.strip().startswith(fence) and not raw.strip().strip(fence[0]) else fence
        elif mark and (mark[1][0] == "~" or "`" not in raw.strip().lstrip("`")):
            fence, indent = mark[1], mark.start(1)
            found.append(Line(raw.strip(), is_code=True))
        elif RULE.match(raw[:LONGEST]) and found and not found[-1].is_code:
            _underline(found, raw)
        else:
            pieces = [_line(piece) for piece in unglued(raw)]
            pieces[0] = replace(
                pieces[0], goes_on=_goes_on(found[-1] if found else Line(""), pieces[0], markdown=markdown)
            )
            found += pieces
    return [*found, Line(fence, is_code=True)] if fence else found


def _line(raw: str) -> Line:
    """Return one line, its heading found; two blanks at its end, which end a line in Markdown, stay."""
    if len(raw) > LONGEST:
        return Line(raw)
    atx, bold = ATX.match(raw), BOLD.match(raw)
    if atx and (atx[2] or "").strip():
        return Line(atx[2].strip(), len(atx[1]))
    if bold:
        return Line(bold[2].strip(), 7)
    return Line(ODD_BULLET.sub(r"\1- ", raw, count=1))


def _goes_on(before: Line, line: Line, *, markdown: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if before.is_blank or before.is_code or before.level or line.is_blank or line.level or line.is_item:
        return False
    if before.text.endswith(("  ", "\\")) or part_of(line.text, sure=True):
        return False
    if markdown or (before.is_item and line.text[:1].isspace()):
        return True
    ended = before.text.rstrip().endswith((".", "!", "?", ":", "\u2026"))
    return len(before.text) in WRAPPED and (line.text.lstrip()[:1].islower() or not (ended or before.is_item))


def _underline(found: list[Line], raw: str) -> None:
    """Make a heading of the line before a line of `===` or `---`, or leave the rule out."""
    before = found[-1]
    alone = len(found) < 2 or found[-2].is_blank or found[-2].is_code or bool(found[-2].level)
    if before.is_blank or before.level or before.is_item or not alone or raw.strip()[0] not in "=-":
        found.append(Line(""))
    elif len(bare(before.text)) <= 120:
        found[-1] = Line(before.text.strip(), 1 if raw.strip()[0] == "=" else 2)


def _whole_bullets(lines: list[str]) -> Iterator[str]:
    """Yield the lines, a bullet that a copy left alone on its line put before its text."""
    alone = ""
    for line in lines:
        if re.fullmatch(r"\s*[•‣◦▪●○]\s*", line[:LONGEST]) and len(line) < LONGEST:
            alone = line.rstrip()
        elif alone and line.strip():
            yield f"{alone} {line.strip()}"
            alone = ""
        else:
            yield line


def prose(lines: list[Line]) -> str:
    """Return lines as Markdown: one that is no item and does not go on with the line above it is a paragraph."""
    result, before = list[str](), Line("")
    for line in lines:
        if result and result[-1] and not line.is_blank and not _adjoins(before, line):
            result.append("")
        if not line.is_blank or (result and result[-1]):
            result.append(_marked(line))
        before = line
    return "\n".join(result).strip("\n")


def _marked(line: Line) -> str:
    """Return a line as Markdown writes it."""
    if line.is_code or not line.level:
        return line.text.rstrip()
    return f"**{line.text}**" if line.level > 6 else f"{'#' * line.level} {line.text}"


def _adjoins(before: Line, line: Line) -> bool:
    """Tell whether a line stands right below the line before it."""
    if before.is_code or line.is_code:
        return before.is_code and line.is_code
    starts = (before.text.lstrip()[:1], line.text.lstrip()[:1])
    in_list = line.is_item and (before.is_item or before.text[:1].isspace()) and not before.level
    set_in = line.text.startswith(("    ", "\t")) and before.text.startswith(("    ", "\t"))
    return line.goes_on or in_list or set_in or starts in {("|", "|"), (">", ">")}


def items_of(lines: list[Line]) -> list[str]:
    """Return the items of a list, or each line as one where nothing marks them; code stays with its item."""
    items, before = list[str](), Line("")
    for line in lines:
        if items and (line.is_code or before.is_code):
            items[-1] += f"\n{line.text}"
        elif items and line.goes_on:
            items[-1] += f" {line.text.strip()}"
        elif not line.is_blank:
            items.append(_without_bullet(line.text))
        before = line
    return [item for item in items if item.strip()]


def _without_bullet(text: str) -> str:
    """Return an item without its bullets."""
    for _ in range(3):
        match = BULLET.match(text[:LONGEST])
        if not match:
            break
        text = text[match.end() :]
    return text.strip()
