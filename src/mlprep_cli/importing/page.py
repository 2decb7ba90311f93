"""A saved question page, as text or Markdown, taken apart into the parts of a question."""

from dataclasses import dataclass, field

from mlprep_cli.importing.answer import read_answer, read_follow_ups
from mlprep_cli.importing.facts import hear, label_of, learn
from mlprep_cli.importing.fields import Record, read_record
from mlprep_cli.importing.furniture import WORDS, is_furniture, is_lock
from mlprep_cli.importing.head import read_head
from mlprep_cli.importing.headings import bare, labelled, part_of
from mlprep_cli.importing.lines import Line, items_of, lines_of, prose
from mlprep_cli.importing.parts import Parts

FRONT = "---"
FRONT_LINES = 60
LISTS = ("expectations", "topics", "approach", "pitfalls", "references")
LONG_TEXT = 60  # characters of a line that is no heading


@dataclass
class Chunk:
    """The lines below one heading: `part` is `head` before the first, `other` where the heading says nothing to us."""

    part: str
    title: str = ""
    level: int = 0
    lines: list[Line] = field(default_factory=list)


def read_page(text: str, *, markdown: bool) -> Parts:
    """Return what a page says, part by part; what has no part is in `unplaced`.

    Args:
        text: clean, with newlines only.
        markdown: whether the lines of a paragraph are one text; a page copied as text has a paragraph per line.
    """
    front, body = _front(text)
    parts = read_record(front)
    lines = lines_of(body, markdown=markdown)
    chunks = _chunks(_without_tail(lines, parts), parts)
    head = [line for chunk in chunks if chunk.part == "head" for line in chunk.lines]
    summaries = [chunk for chunk in chunks if chunk.part == "summary"]
    is_asked = any(chunk.part == "prompt" and chunk.lines for chunk in chunks)
    read_head(parts, head, [line for chunk in summaries[:1] for line in chunk.lines], is_asked=is_asked)
    for chunk in chunks:
        if chunk.part == "prompt":
            hear(parts.facts, "\n".join(line.text for line in chunk.lines))
        if chunk.part != "head" and chunk not in summaries[:1]:
            _place(parts, chunk)
    return parts


def _front(text: str) -> tuple[Record, str]:
    """Return the `key: value` lines between two `---` with which a Markdown file may start, and the text below them."""
    lines = text.lstrip("\n").split("\n")
    marks = [i for i, line in enumerate(lines[:FRONT_LINES]) if line.rstrip() == FRONT]
    if len(marks) < 2 or marks[0]:
        return {}, text
    record = dict[str, object]()
    for line in lines[1 : marks[1]]:
        key, _, value = line.partition(":")
        name = key.strip() if key.strip() not in record else line.strip()
        record[name] = value.strip(" []'\"") if name == key.strip() else line
    return record, "\n".join(lines[marks[1] + 1 :])


def _without_tail(lines: list[Line], parts: Parts) -> list[Line]:
    """Leave out the navigation at the bottom."""
    kept = list(lines)
    while kept and (kept[-1].is_blank or _is_navigation(kept[-1])):
        last = kept.pop()
        parts.dropped += [] if last.is_blank else [last.text.strip()]
    return kept


def _is_navigation(line: Line) -> bool:
    """Tell whether a line at the bottom of a page is none of its text."""
    if line.is_code or is_lock(line.text):
        return False
    return line.text.strip(" .!»→").casefold() in WORDS or is_furniture(line.text)


def _chunks(lines: list[Line], parts: Parts) -> list[Chunk]:
    """Cut the lines at the headings, and leave out adverts and counters."""
    chunks = [Chunk("head")]
    for i, line in enumerate(lines):
        now = chunks[-1]
        locked = not line.is_code and now.part == "answer" and is_lock(line.text)
        if not line.is_code and not line.is_blank and (locked or is_furniture(line.text)):
            parts.dropped.append(line.text.strip())
            parts.incomplete = parts.incomplete or locked
            continue
        part, rest = _announced(line, now, lines[i + 1 : i + 4])
        if part:
            chunks.append(Chunk(part, line.text if not rest else "", line.level, [Line(rest)] if rest else []))
        elif _leaves(line, now):
            chunks.append(Chunk("other", line.text, line.level))
        else:
            now.lines.append(line)
    return chunks


def _announced(line: Line, now: Chunk, after: list[Line]) -> tuple[str, str]:
    """Return the part that a line announces, "" for none, and the text that stands on the same line."""
    if line.is_code or line.is_blank or line.goes_on or _is_below(line, now):
        return "", ""
    if line.is_item:
        return _numbered(line, after), ""
    if line.level:
        return part_of(line.text, sure=now.part == "answer" and not now.level), ""
    part, rest = labelled(line.text)
    if part and not (now.part == "follow_ups" and part in {"prompt", "answer"}):
        return part, rest
    words = line.text.rstrip()
    if words.endswith((".", "!", ",", ";")) or (words.endswith("?") and part_of(words) != "expectations"):
        return "", ""
    found = part_of(words, sure=True)
    follows = next((other for other in after if not other.is_blank), None)
    opens = words.endswith(":") or (follows is not None and (follows.is_item or len(follows.text) > LONG_TEXT))
    return found or (part_of(words) if opens and now.part != "answer" else ""), ""


def _numbered(line: Line, after: list[Line]) -> str:
    """Return the part that a numbered heading such as `2. Suggested approach` announces; "" for an item of a list."""
    in_list = any(other.is_item and other.text.lstrip()[:1].isdecimal() for other in after)
    words = bare(line.text)
    if in_list or not line.text[:1].isdecimal() or " " not in words or line.text.rstrip().endswith((".", "?", "!")):
        return ""
    return part_of(words, sure=True)


def _is_below(line: Line, now: Chunk) -> bool:
    """Tell whether a heading belongs to the answer, or is one of the questions, that the heading above it announced."""
    return now.part in {"answer", "follow_ups"} and 0 < now.level < line.level


def _leaves(line: Line, now: Chunk) -> bool:
    """Tell whether a heading that says nothing to us ends the part above it."""
    if not 0 < line.level < 7:
        return False
    if now.part == "head":
        return any(0 < other.level < 7 for other in now.lines)
    return line.level <= now.level or (not now.level and now.part != "answer")


def _place(parts: Parts, chunk: Chunk) -> None:
    """Put the lines of one chunk into its part; a second prompt or summary is kept apart."""
    if chunk.part in LISTS:
        getattr(parts, chunk.part).extend(items_of(chunk.lines))
    elif chunk.part == "follow_ups":
        parts.follow_ups += read_follow_ups(chunk.lines)
    elif chunk.part == "answer":
        text, is_cut = read_answer(chunk.lines)
        parts.incomplete = parts.incomplete or is_cut
        again = f"### {bare(chunk.title)}\n\n" if parts.answer and text and bare(chunk.title) else ""
        parts.answer = "\n\n".join(filter(None, [parts.answer, again + text]))
    elif chunk.part == "prompt" and not parts.prompt:
        parts.prompt = prose([line for line in chunk.lines if not _is_fact(parts, line)])
    elif prose(chunk.lines) or chunk.title:
        parts.unplaced.append((bare(chunk.title), prose(chunk.lines)))


def _is_fact(parts: Parts, line: Line) -> bool:
    """Tell whether a line only gives a fact, and take it over."""
    name, value = ("", "") if line.is_code or line.goes_on else label_of(line.text)
    return bool(name) and learn(parts.facts, name, value)
