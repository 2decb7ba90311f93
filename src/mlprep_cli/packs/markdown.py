"""The Markdown of packs as blocks: headings, lists, tables, fences, with the lines where they stand."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


def block_tokens(text: str) -> list[Token]:
    """Return the block tokens of a Markdown text, tables included; what is inside a line is left as it is."""
    return _parser().parse(text)


@cache
def _parser() -> MarkdownIt:
    """Return a parser of blocks only: reading a pack never needs the inline level, which takes most of the time."""
    return MarkdownIt("commonmark").enable("table").disable("inline")
