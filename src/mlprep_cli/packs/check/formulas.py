"""Formulas that a terminal cannot show as they are meant."""

import re
from collections.abc import Callable, Iterator

from mlprep_cli.packs.check.page import Finding, Page, front_texts

FormulaFaults = Callable[[str], list[tuple[int, str]]]  # Markdown -> line (from 0) and message of each fault
FORMULA = re.compile(r"(?<!\\)\$(?=[^\s\d$]|\d[^$]*[\\^_{])[^$]*(?<!\s)\$(?!\d)")


def formulas(page: Page, faults: FormulaFaults) -> Iterator[Finding]:
    """Every formula converts, every dollar has its partner, and no amount of money is read as a formula."""
    for start, text in _pieces(page):
        yield from ((start + line + page.body[1] + 1, message) for line, message in faults(text))
    for place, text in front_texts(page.question):
        yield from ((page.of(text, *place), message) for _, message in faults(text))


def plain_lines(page: Page) -> Iterator[Finding]:
    """Title and summary, which are shown as they are, hold no formula."""
    for name in ("title", "summary"):
        found = FORMULA.search(getattr(page.question, name))
        if found:
            yield page.at(name), f"the {name} is shown as it is written, `{found[0]}` too; write it in words"


def _pieces(page: Page) -> list[tuple[int, str]]:
    """Return what of a body may hold formulas, with its line (from 0): all of it only where formulas stand alone."""
    if "$$" in page.body[0]:
        return [(0, page.body[0])]
    return [((token.map or [0])[0], token.content) for token in page.tokens if token.type == "inline"]
