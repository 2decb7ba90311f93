"""Splitting the Markdown below the front matter into the sections of a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from mlprep_cli.model.text import clean
from mlprep_cli.packs.markdown import block_tokens
from mlprep_cli.packs.nearest import nearest

TEXTS = {"Question": "prompt", "Answer": "answer"}
LISTS = {
    "Expectations": "expectations",
    "Approach": "approach",
    "Pitfalls": "pitfalls",
    "References": "references",
}
FOLLOW_UPS = "Follow-ups"
MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)])[ \t]*")
DEEPEST = 19  # levels of nesting: the parser leaves out what lies deeper
ORDER = ("Question", "Expectations", "Approach", "Answer", "Pitfalls", FOLLOW_UPS, "References")


@dataclass
class Sections:
    """The content of a question file by field of `Question`, and what is wrong with it.

    Line numbers count from 1 at the first line of the body.
    """

    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """A heading, its line (from 0), and the tokens and lines (from `start` to `stop`) below it."""

    title: str
    line: int
    start: int
    stop: int
    tokens: list[Token]


def split_sections(body: str, *, needed: bool = True) -> Sections:
    """Read the sections of a question; those missing are problems when they are `needed`."""
    found = Sections()
    lines = body.split("\n")
    tokens = block_tokens(body)
    parts = _split(tokens, "h2", len(lines))
    _check_opening(tokens, found)
    _check_blocks(tokens, lines, found)
    for part in parts:
        _read(part, lines, found)
    last = len(body.rstrip("\n").split("\n"))
    for name in ORDER:
        if needed and name not in {part.title for part in parts}:
            found.problems.append((last, f"missing section; add `## {name}`{_place(name)}"))
    return found


def section_lines(tokens: Sequence[Token]) -> dict[str, int]:
    """Return the line (from 0) of the heading of each section among the block tokens, by field of `Question`."""
    parts = [(_field(part.title), part.line) for part in _split(tokens, "h2", 0)]
    return {name: line for name, line in reversed(parts) if name}


def _field(title: str) -> str:
    """Return the field that a section fills; empty for an unknown section."""
    return TEXTS.get(title) or LISTS.get(title) or ("follow_ups" if title == FOLLOW_UPS else "")


def _place(name: str) -> str:
    """Say where a missing section belongs."""
    position = ORDER.index(name)
    return f" after `## {ORDER[position - 1]}`" if position else " first"


def _split(tokens: Sequence[Token], tag: str, stop: int) -> list[Part]:
    """Cut tokens at the headings of one level; what precedes the first heading is left out."""
    starts = [i for i, token in enumerate(tokens) if token.type == "heading_open" and token.tag == tag]
    starts = [i for i in starts if tokens[i].level == 0]
    ends = [*starts[1:], len(tokens)]
    parts = []
    for first, last in zip(starts, ends, strict=False):  # without a start there is one end too many
        begin, end = tokens[first].map or [0, 0]
        limit = (tokens[last].map or [stop])[0] if last < len(tokens) else stop
        parts.append(Part(tokens[first + 1].content.strip(), begin, end, limit, list(tokens[first + 3 : last])))
    return parts


def _check_opening(tokens: list[Token], found: Sections) -> None:
    """Report text that stands before the first section."""
    if tokens and not (tokens[0].type == "heading_open" and tokens[0].tag == "h2"):
        line = (tokens[0].map or [0])[0] + 1
        found.problems.append((line, "text before the first section; put it under `## Question`"))


def _check_blocks(tokens: list[Token], lines: list[str], found: Sections) -> None:
    """Report what would hide the text after it: a fence without an end, lists or quotes nested too deeply."""
    for token in tokens:
        start, stop = token.map or [0, 0]
        if token.type == "fence" and not token.level:
            last = lines[stop - 1].strip()
            if stop - start < 2 or not last.startswith(token.markup) or last.strip(token.markup[0]):
                found.problems.append((start + 1, f"code without an end; write {token.markup} on a line below it"))
        elif token.level >= DEEPEST and token.type in {"list_item_open", "blockquote_open"}:
            found.problems.append((start + 1, "lists or quotes nested too deeply; write them flatter"))


def _read(part: Part, lines: list[str], found: Sections) -> None:
    """Read one section into `found`."""
    name = _field(part.title)
    if not name:
        found.problems.append((part.line + 1, _unknown(part.title)))
    elif name in found.values:
        found.problems.append((part.line + 1, f"second `## {part.title}` section; merge it with the first"))
    else:
        found.lines[name] = part.line + 1
        found.values[name] = _content(part, lines, found)


def _unknown(title: str) -> str:
    """Say that a section is not known, and which one was perhaps meant."""
    close = nearest(title, ORDER)
    mend = f"did you mean `## {close[0]}`?" if close else f"the sections are {', '.join(ORDER)}"
    return f"unknown section `## {title}`; {mend}"


def _content(part: Part, lines: list[str], found: Sections) -> object:
    """Return the text, the list or the follow-ups that a section holds."""
    if part.title in TEXTS:
        return "\n".join(lines[part.start : part.stop]).strip()
    if part.title in LISTS:
        return _items(part, lines, found)
    return _follow_ups(part, lines, found)


def _items(part: Part, lines: list[str], found: Sections) -> list[str]:
    """Return the items of the list that a section consists of, each as Markdown."""
    items = []
    for token in part.tokens:
        start, stop = token.map or [0, 0]
        if token.type == "list_item_open" and token.level == 1:
            item = _item(lines[start:stop])
            items += [item] if clean(item).strip() else []
            if not clean(item).strip():
                found.problems.append((start + 1, "an item without text; write or remove it"))
        elif token.level == 0 and token.nesting >= 0 and not token.type.endswith("list_open"):
            found.problems.append((start + 1, f"`## {part.title}` holds a list; write `- ` before this text"))
    return items


def _item(lines: list[str]) -> str:
    """Return one list item without its marker; a plain paragraph becomes a single line."""
    text = MARKER.sub("", lines[0], count=1)
    offset = len(lines[0]) - len(text)
    rest = [line[offset:] if line[:offset].isspace() else line.lstrip() for line in lines[1:]]
    whole = "\n".join([text, *rest]).strip()
    simple = len(block_tokens(whole)) == len(("open", "inline", "close"))
    return " ".join(whole.split()) if simple else whole


def _follow_ups(part: Part, lines: list[str], found: Sections) -> list[dict[str, str]]:
    """Return each `###` heading of the section with the text below it."""
    parts = _split(part.tokens, "h3", part.stop)
    if part.tokens and not (part.tokens[0].type == "heading_open" and part.tokens[0].tag == "h3"):
        line = (part.tokens[0].map or [part.start])[0] + 1
        found.problems.append((line, f"`## {FOLLOW_UPS}` starts with a question; write it as `### The question?`"))
    for item in parts:
        if not clean(item.title).strip():
            found.problems.append((item.line + 1, "follow-up without a question; write it after `###`"))
        if not clean("".join(lines[item.start : item.stop])).strip():
            found.problems.append((item.line + 1, "follow-up without an answer; write it below the question"))
    return [{"question": item.title, "answer": "\n".join(lines[item.start : item.stop]).strip()} for item in parts]
