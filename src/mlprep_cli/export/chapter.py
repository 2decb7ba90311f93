"""Questions by pack: what an Anki deck and a chapter of the Markdown document have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mlprep_cli.model.pack import Pack
from mlprep_cli.model.question import Question


@dataclass(frozen=True, slots=True)
class Chapter:
    """The exported questions of one pack; `id` is permanent, `title` may change."""

    id: str
    title: str
    description: str
    questions: Sequence[Question]


def chapters(packs: Iterable[Pack], questions: Sequence[Question]) -> list[Chapter]:
    """Return the questions by pack, in the order of `packs`; a pack without any is left out."""
    found = []
    for pack in packs:
        kept = [item for item in questions if item.pack == pack.header.id]
        if kept:
            found.append(Chapter(pack.header.id, pack.header.title, pack.header.description, kept))
    return found
