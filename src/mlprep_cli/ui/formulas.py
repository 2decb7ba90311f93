r"""What is wrong with the formulas of a Markdown text: they do not convert, or a dollar was meant as money.

Each message names the formula and the mend.
"""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mlprep_cli.model.markdown import new_parser
from mlprep_cli.ui.latex import unconverted

MACRO = re.compile(r"\\[a-zA-Z]+\*?\s*(?:\{[^{}]*\})?")
# A number, and later a word of English: `10, or 3`.
AMOUNT = re.compile(
    r"\d.*(?<![a-zA-Z])(?:a|and|at|by|each|for|from|in|is|of|on|or|per|the|to|was|[a-zA-Z]{4,})(?![a-zA-Z])", re.DOTALL
)
MONEY = re.compile(r"\$(?=\d)")
QUOTED = 60  # characters


def formula_faults(text: str) -> list[tuple[int, str]]:
    """Return line (from 0) and message of each fault in the formulas of a Markdown text, in order."""
    found = list[tuple[int, str]]()
    for token in _block_parser().parse(text) if "$" in text else ():
        line = (token.map or [0])[0]
        if token.type.startswith("math_block"):
            found += [(line, message) for message in _faults(token)]
        elif token.type == "inline" and "$" in token.content:
            found += [(line + below, message) for below, message in _inline_faults(token.content)]
    return found


def _inline_faults(content: str) -> Iterator[tuple[int, str]]:
    """Yield the faults inside a paragraph with the line (from 0) of the paragraph on which they stand."""
    at = 0
    for child in _inline_parser().parseInline(content)[0].children or []:
        start = content.find(child.content, at) if child.content else -1
        at = start + len(child.content) if start >= 0 else at
        yield from ((content.count("\n", 0, max(start, 0)), message) for message in _faults(child))


def _faults(token: Token) -> Iterator[str]:
    """Yield what is wrong with one formula, or with the dollars of a piece of text."""
    content = " ".join(token.content.split())
    if token.type == "text" and "$" in MONEY.sub("", token.content):
        yield f"a `$` without its partner: `{content[:QUOTED]}`; close it without blanks, or write `\\$`"
    elif token.type == "math_inline" and AMOUNT.match(MACRO.sub(" ", content)):
        yield f"`${content[:QUOTED]}$` is read as a formula; write `\\$` for a dollar, `\\text{{...}}` for words"
    elif token.type.startswith("math") and (reason := unconverted(token.content)):
        yield f"the formula `{content[:QUOTED]}` does not convert: {reason}"


@cache
def _block_parser() -> MarkdownIt:
    """Return a parser of blocks only: few of them hold a dollar."""
    return new_parser().disable("inline")


@cache
def _inline_parser() -> MarkdownIt:
    """Return a parser in which a dollar after a backslash stays apart from other text."""
    return new_parser().disable("text_join")
