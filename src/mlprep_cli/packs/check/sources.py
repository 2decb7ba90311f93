"""On what a question rests: sources, references, dates."""

import datetime as dt
import re
from collections.abc import Iterator

from mlprep_cli.packs.check.page import Finding, Page

YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
ADDRESS = re.compile(r"https?://\S")


def company_tags(page: Page) -> Iterator[Finding]:
    """Each company tag rests on a source that names the company."""
    question = page.question
    honest = {item.company for item in question.sources if item.kind in {"reported", "published"}}
    for company in question.companies:
        if company not in honest:
            message = f"the tag `{company}` has no reported or published source; add one or drop the tag"
            yield page.at("companies"), message
    for index, item in enumerate(question.sources):
        if item.company and item.company not in question.companies:
            message = f"a source speaks for `{item.company}`, which is no tag; add it to `companies`"
            yield page.at("sources", index, "company"), message
    if not question.sources:
        yield page.at("title"), "no source; add a `[[sources]]` table"


def references(page: Page) -> Iterator[Finding]:
    """Each reference can be found: it has a year or an address."""
    for item in page.question.references:
        if not YEAR.search(item) and not ADDRESS.search(item):
            line = page.of(item, "references")
            yield line, f"a reference without a year or an address; add one, or leave it out: {item[:60]}"


def dates(page: Page, today: dt.date) -> Iterator[Finding]:
    """Nothing is dated after today."""
    if page.question.updated > today:
        yield page.at("updated"), f"updated on {page.question.updated}, which is still to come; write {today}"
    for index, item in enumerate(page.question.sources):
        if item.date and item.date > today:
            yield page.at("sources", index, "date"), f"a source of {item.date}, which is still to come; mend the date"
