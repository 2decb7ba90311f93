"""Writing a question as a file of a pack: the opposite of `packs/document.py`, held to it by reading back."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from mlprep_cli.model.question import FrontMatter, Question
from mlprep_cli.packs.document import FENCE, parse_question
from mlprep_cli.packs.markdown import block_tokens
from mlprep_cli.packs.sections import FOLLOW_UPS, LISTS, ORDER, TEXTS

WIDE = 118  # columns: a longer array gets a line for each of its items
TABLES = ("sources", "rubric")
FIRST = ("kind", "company", "title")  # of a source: what one reads first


def write_question(question: Question, *, comments: Sequence[str] = ()) -> str:
    """Return the text of a file that reads as `question`; its name, the id, is up to the caller.

    Args:
        question: every section gets its heading, an empty one too.
        comments: lines for the end of the front matter, where a `#` goes before each.

    Raises:
        ValueError: no file reads so, as where a prompt holds a heading of the file's own level.
    """
    front = _front(question, comments)
    for set_in, last in product((False, True), ("", *reversed(ORDER))):  # the first does, but for oddities
        text = f"{front}\n{_body(question, last, set_in=set_in)}"
        if parse_question(text, question.id)[0] == question:
            return text
    raise ValueError(f"the texts of `{question.id}` would be read otherwise than they stand")


def _front(question: Question, comments: Sequence[str]) -> str:
    """Return the front matter between its fences; what has its default is left out."""
    values = question.model_dump(include=set(FrontMatter.model_fields), exclude_none=True)
    lines = [f"{key} = {literal(values[key])}" for key in FrontMatter.model_fields if _is_said(key, values[key])]
    for name in TABLES:
        for table in values[name]:
            lines += ["", f"[[{name}]]", *_pairs(table)]
    notes = ["", *(f"# {' '.join(line.split())}".rstrip() for line in comments)] if comments else []
    return "\n".join([FENCE, *lines, *notes, FENCE, ""])


def _is_said(key: str, value: object) -> bool:
    """Tell whether a key of the top table is written: tables come later, defaults not at all."""
    return key not in TABLES and (bool(value) or FrontMatter.model_fields[key].is_required())


def _pairs(table: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of one table; what has its default is left out."""
    for key in [*(key for key in FIRST if key in table), *(key for key in table if key not in FIRST)]:
        if table[key] != [] and (key, table[key]) != ("weight", 1):
            yield f"{key} = {literal(table[key])}"


def literal(value: object) -> str:
    """Return a value as TOML, as a person would write it: formulas unescaped, an array in one line where it fits."""
    import tomli_w

    if isinstance(value, list):
        items = [literal(item) for item in value]
        line = f"[{', '.join(items)}]"
        return line if len(line) <= WIDE else "\n".join(["[", *(f"  {item}," for item in items), "]"])
    if isinstance(value, str) and ('"' in value or "\\" in value) and "'" not in value and value.isprintable():
        return f"'{value}'"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")


def _body(question: Question, last: str, *, set_in: bool) -> str:
    """Return the sections.

    Args:
        question: whose sections they are.
        last: the one whose text would swallow the next heading, such as a comment without an end; it goes last.
        set_in: whether texts that open with more than a paragraph are set in, as they must have been in their file.
    """
    order = [*(name for name in ORDER if name != last), *(name for name in ORDER if name == last)]
    return "\n".join(f"## {name}\n{_section(question, name, set_in=set_in)}" for name in order)


def _section(question: Question, name: str, *, set_in: bool) -> str:
    """Return the content of a section with the blank lines around it; nothing where it is empty."""
    if name in TEXTS:
        text = _block(getattr(question, TEXTS[name]), set_in=set_in)
    elif name == FOLLOW_UPS:
        parts = [f"### {_heading(one.question)}\n\n{_block(one.answer, set_in=set_in)}" for one in question.follow_ups]
        text = "\n\n".join(parts)
    else:
        text = "\n".join(_item(item) for item in getattr(question, LISTS[name]))
    return f"\n{text}\n" if text else ""


def _block(text: str, *, set_in: bool) -> str:
    """Return a text as it stands, or set in where it opens with a heading, a fence or the like."""
    tokens = block_tokens(text) if set_in else []
    return f"    {text}" if tokens and tokens[0].type != "paragraph_open" else text


def _heading(text: str) -> str:
    """Return the text of a heading; signs at its end that would be taken for the closing ones are closed again."""
    return f"{text} ###" if text.endswith("#") else text


def _item(text: str) -> str:
    """Return a list item, its further lines set in; the marker is one that makes no rule of an item of dashes."""
    first, *rest = text.split("\n")
    marker = "*" if first.startswith("-") else "-"
    return "\n".join([f"{marker} {first}", *(f"  {line}" if line else "" for line in rest)])
