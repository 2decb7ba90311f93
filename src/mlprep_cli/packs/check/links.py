"""Questions that a question refers to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from mlprep_cli.packs.check.page import Finding, Page, texts

NAMED = re.compile(r"`([a-z0-9][a-z0-9-]*)/([a-z0-9][a-z0-9-]*)`")


def dead_links(page: Page, ids: AbstractSet[str]) -> Iterator[Finding]:
    """Questions referred to exist, and none refers to itself."""
    for name in ("prerequisites", "related"):
        for other in getattr(page.question, name):
            if other == page.question.id:
                yield page.at(name), f"`{other}` names itself; drop it"
            elif other not in ids:
                yield page.at(name), f"there is no question `{other}`; mend or drop it"


def dead_mentions(page: Page, ids: AbstractSet[str]) -> Iterator[Finding]:
    """A `pack/name` in a text is a question, if there is a pack of that name."""
    packs = {name.partition("/")[0] for name in ids}
    for place, text in texts(page.question):
        for pack, name in NAMED.findall(text):
            if pack in packs and f"{pack}/{name}" not in ids:
                yield page.of(f"`{pack}/{name}`", *place), f"there is no question `{pack}/{name}`; mend or drop it"


def circles(pages: Sequence[Page], prerequisites: Mapping[str, Sequence[str]]) -> Iterator[tuple[Page, Finding]]:
    """No question comes, over its prerequisites, before itself; each circle is found once, at its first page.

    Args:
        pages: the questions that are checked.
        prerequisites: of all questions there are, by id.
    """
    seen = set[frozenset[str]]()
    for page in pages:
        circle = _way_back(page.question.id, prerequisites)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            way = " -> ".join([*circle, circle[0]])
            yield page, (page.at("prerequisites"), f"prerequisites run in a circle: {way}; drop one")


def _way_back(start: str, prerequisites: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the shortest way over prerequisites from a question to itself; empty where there is none, or none long."""
    ways, seen = [[start]], {start}
    for way in ways:  # grows as it is walked
        for other in prerequisites.get(way[-1], ()):
            if other == start and len(way) > 1:
                return way
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []
