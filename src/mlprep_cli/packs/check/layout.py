"""What must keep its shape in a terminal of 80 columns: code, drawings, tables."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from mlprep_cli.packs.check.page import Finding, Page

COLUMNS = 76
BETWEEN = 2  # columns between two columns of a table
DRAWING = re.compile("[\u2500-\u259f].*[\u2500-\u259f]", re.DOTALL)  # boxes and blocks, more than one
SIGN = re.compile(r"\\(?:[a-zA-Z]+ ?|.)")  # a macro, or an escaped mark
MARKS = re.compile(r"[*`${}]")  # what Markdown and LaTeX are made of, and nobody sees


def code(page: Page) -> Iterator[Finding]:
    """Code and drawings are narrow enough, and Python blocks check what they claim."""
    for block in page.blocks:
        widths = [columns(line) for line in block.code.split("\n")]
        if max(widths) > COLUMNS:
            first = next(i for i, width in enumerate(widths) if width > COLUMNS)
            yield block.line + first, f"a block is {max(widths)} columns wide; keep it to {COLUMNS}"
        if block.language == "python" and "assert" not in block.code:
            yield block.line, "a `python` block without an `assert`; check what it computes"


def tables(page: Page) -> Iterator[Finding]:
    """A table fits without folding its cells."""
    for line, rows in _tables(page.tokens):
        count = max(map(len, rows))
        widest = [max(columns(shown(row[i])) for row in rows if i < len(row)) for i in range(count)]
        width = sum(widest) + BETWEEN * (count - 1)
        if width > COLUMNS:
            message = f"a table is {width} columns wide; shorten its cells to {COLUMNS} in all, or write a list"
            yield line + page.body[1] + 1, message


def drawings(page: Page) -> Iterator[Finding]:
    """A drawing stands in a code block: elsewhere its lines flow together."""
    for token in page.tokens:
        if token.type == "inline" and DRAWING.search(token.content):
            line = (token.map or [0])[0] + page.body[1] + 1
            yield line, "a drawing outside a code block loses its shape; put it between ```text and ```"


def columns(text: str) -> int:
    """Return how many columns of a terminal a line takes."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def shown(cell: str) -> str:
    """Return a cell of a table about as it is shown: without marks, a sign for each macro of LaTeX."""
    return MARKS.sub("", SIGN.sub("x", cell))


def _tables(tokens: Sequence[Token]) -> Iterator[tuple[int, list[list[str]]]]:
    """Yield the line (from 0) of each table, and its rows of cells."""
    line, rows = 0, list[list[str]]()
    for before, token in pairwise(tokens):
        if before.type == "table_open":
            line, rows = (before.map or [0])[0], []
        if token.type == "tr_open":
            rows.append([])
        elif before.type in {"th_open", "td_open"}:
            rows[-1].append(token.content)
        elif token.type == "table_close":
            yield line, rows
