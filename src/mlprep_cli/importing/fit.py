"""Texts of elsewhere made fit for a question file: nothing in them is taken for a heading or a fence of the file."""

import re

from mlprep_cli.model.text import clean
from mlprep_cli.packs.markdown import block_tokens
from mlprep_cli.packs.sections import DEEPEST

ROUNDS = 4  # of mending, before a text is shown as it is
TICKS = re.compile(r"`+")
EMPHASIS = re.compile(r"(?<![\w*\\$])\*([^*\s$][^*\n$]{0,200})\*(?![\w*$])")
LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,500}\)")


def fit(text: str, level: int) -> str:
    """Return a text as Markdown whose headings are of `level` or below, and in which nothing is left open.

    A text that cannot be mended is kept word for word, as a block of code.
    """
    found = clean(text).strip()  # as the file is read: without its indent a first line may become a heading
    if not found:
        return ""
    for _ in range(ROUNDS):
        mended = _mended(found, level)
        if mended == found:
            return mended
        found = mended
    return fenced(found)


def fenced(text: str) -> str:
    """Return a text as a block of code, whatever it holds."""
    inside = max((len(run) for run in TICKS.findall(text)), default=0)
    ticks = "`" * max(3, inside + 1)
    return f"{ticks}text\n{text.strip(chr(10)).rstrip()}\n{ticks}"


def one_line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(clean(text).split())


def item(text: str) -> str:
    """Return a text as an item of a list: one line, or, where it has code, Markdown of several."""
    if "```" not in text and "~~~" not in text:
        return one_line(text)
    return fit(text, 6)


def plain(text: str) -> str:
    """Return a short Markdown text as one line without emphasis and links, for titles and tags."""
    words = EMPHASIS.sub(r"\1", one_line(LINK.sub(r"\1", text)))
    for mark in ("**", "__", "`"):
        words = words.replace(mark, "")
    return words.strip(" #>*_~")


def _mended(text: str, level: int) -> str:
    """Return a text with whatever the block parser sees as too high, open or too deep put right once."""
    tokens, lines = block_tokens(text), text.split("\n")
    if any(token.level >= DEEPEST for token in tokens):
        return fenced(text)
    for i, token in reversed(list(enumerate(tokens))):
        start, stop = token.map or [0, 0]
        if token.level:
            continue
        if token.type == "heading_open" and int(token.tag[1]) < level:
            lines[start:stop] = [f"{'#' * level} {' '.join(tokens[i + 1].content.split())}".rstrip(" #")]
        elif token.type == "html_block":
            lines[start] = lines[start].replace("<", "\\<", 1)
        elif token.type == "fence" and _is_open(lines[start:stop], token.markup):
            lines.insert(stop, token.markup)
    return "\n".join(lines).strip()


def _is_open(lines: list[str], markup: str) -> bool:
    """Tell whether a fence has no end."""
    last = lines[-1].strip()
    return len(lines) < 2 or not last.startswith(markup) or bool(last.strip(markup[0]))
