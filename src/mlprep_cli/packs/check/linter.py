"""The linter: every rule over every question of some packs."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.check.characters import coded_characters, raw_characters
from mlprep_cli.packs.check.counts import counts, lengths
from mlprep_cli.packs.check.formulas import FormulaFaults, formulas, plain_lines
from mlprep_cli.packs.check.layout import code, drawings, tables
from mlprep_cli.packs.check.links import circles, dead_links, dead_mentions
from mlprep_cli.packs.check.page import Finding, Page
from mlprep_cli.packs.check.phrases import expectations, fillers, first_hint
from mlprep_cli.packs.check.repeats import repeats
from mlprep_cli.packs.check.rubric import evidence, points
from mlprep_cli.packs.check.sources import company_tags, dates, references
from mlprep_cli.packs.check.topics import topics
from mlprep_cli.packs.folder import HEADER
from mlprep_cli.packs.source import read_text

RULES: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    topics, company_tags, references, points, evidence, expectations, first_hint, fillers, plain_lines,
    code, tables, drawings, coded_characters,
)  # fmt: skip
FOR_WHOLE: tuple[Callable[[Page], Iterator[Finding]], ...] = (counts, lengths)  # a draft is only held to what it has


@dataclass(frozen=True)
class Around:
    """What the linter must know besides the packs it checks.

    `others` are the questions that there are besides; `formula_faults` finds what a terminal cannot show.
    """

    others: Sequence[Question]
    today: dt.date
    formula_faults: FormulaFaults


def check_packs(packs: Sequence[Pack], around: Around) -> list[Problem]:
    """Return what the rules find in `packs`, in the order of files and lines."""
    pages = [Page(question, pack) for pack in packs for question in pack.questions]
    ids = {item.id for item in around.others} | {page.question.id for page in pages}
    found = [(page, finding) for page in pages for finding in _findings(page, ids, around)]
    found += [*repeats(pages, around.others), *circles(pages, _prerequisites(pages, around.others))]
    problems = {Problem(page.path, *finding) for page, finding in found}
    return sorted(problems | {problem for pack in packs for problem in _in_header(pack)})


def _findings(page: Page, ids: set[str], around: Around) -> Iterator[Finding]:
    """Apply every rule that looks at one question."""
    for rule in (*RULES, *(() if page.question.draft else FOR_WHOLE)):
        yield from rule(page)
    yield from raw_characters(page.text)
    yield from dates(page, around.today)
    yield from formulas(page, around.formula_faults)
    yield from dead_links(page, ids)
    yield from dead_mentions(page, ids)


def _prerequisites(pages: Sequence[Page], others: Sequence[Question]) -> dict[str, list[str]]:
    """Return the prerequisites of every question by id."""
    return {item.id: item.prerequisites for item in [*others, *(page.question for page in pages)]}


def _in_header(pack: Pack) -> Iterator[Problem]:
    """Find hidden characters in a `pack.toml`."""
    path = pack.path / HEADER
    yield from (Problem(path, *finding) for finding in raw_characters(read_text(path)[0]))
