"""What changed between two answers, by words: side by side where there is room, else one text with both."""

import re
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.difference import blocks, changes
from mlprep_cli.model.difference import Change, Kind
from mlprep_cli.ui.markdown import READABLE
from mlprep_cli.ui.words import plural

SIDE_BY_SIDE = 110  # columns, from which on two answers stand beside each other
GAP = 4  # columns between them
MARKS: dict[Kind, tuple[str, str, str]] = {
    "same": ("", "", ""),
    "removed": ("[-", "-]", "red"),
    "added": ("{+", "+}", "green"),
}
LINES = re.compile(r"(\s*\n\s*)")


def difference(old: str, new: str, old_title: str, new_title: str, columns: int = 80) -> RenderableType:
    """Return what changed between two clean texts; each is named by its title."""
    if old.split() == new.split():
        same = "The two answers are the same." if old.strip() == new.strip() else "Only line breaks and spaces differ."
        return Group(_titles(old_title, new_title), Text(), Text(same))
    found = changes(old, new)
    if columns >= SIDE_BY_SIDE:
        return Group(_counts(found), Text(), _beside(old, new, old_title, new_title))
    text = Constrain(_text(found), READABLE)
    return Group(_titles(old_title, new_title), _counts(found), Text(), text)


def _titles(old: str, new: str) -> RenderableType:
    """Return the titles of both answers, a line each."""
    return Group(Text.assemble(("Old: ", "dim"), (old, "bold")), Text.assemble(("New: ", "dim"), (new, "bold")))


def _counts(found: Sequence[Change]) -> Text:
    """Return how many words went, came and stayed, marked as they are in the text."""
    count = {kind: sum(len(item.text.split()) for item in found if item.kind == kind) for kind in MARKS}
    parts = [
        _marked("removed", f"{plural(count['removed'], 'word')} removed"),
        _marked("added", f"{count['added']:,} added"),
        Text(f"{count['same']:,} the same", "dim"),
    ]
    return Text("  ").join(parts)


def _beside(old: str, new: str, old_title: str, new_title: str) -> RenderableType:
    """Return both texts beside each other, paragraph by paragraph."""
    table = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    for _ in range(2):
        table.add_column(ratio=1, overflow="fold")
    table.add_row(Text(f"Old: {old_title}", "bold"), Text(f"New: {new_title}", "bold"))
    for block in blocks(old, new):
        table.add_row()
        table.add_row(_text(block.old), _text(block.new))
    return Constrain(table, 2 * READABLE + GAP)


def _text(found: Sequence[Change]) -> Text:
    """Return changes as a text, with what went and came marked."""
    text = Text()
    for item in found:
        text.append(item.gap).append_text(_marked(item.kind, item.text))
    return text


def _marked(kind: Kind, words: str) -> Text:
    """Return words between their marks; each line has its own, so that a mark never has to be looked for."""
    before, after, style = MARKS[kind]
    text = Text()
    for number, piece in enumerate(LINES.split(words)):
        text.append(piece if number % 2 else f"{before}{piece}{after}", style)
    return text
