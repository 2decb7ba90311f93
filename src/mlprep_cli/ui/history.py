"""Past attempts, and what changed between two answers."""

import datetime as dt
from collections.abc import Callable, Sequence
from difflib import unified_diff

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.text import clean
from mlprep_cli.ui.words import duration, plural, points

ROOMY = 72  # columns, from which on there is room for time and hints
STYLES = {"+": "green", "-": "red", "@": "cyan"}


def attempts_table(
    attempts: Sequence[Attempt], local: Callable[[dt.datetime], dt.datetime], columns: int = 80
) -> RenderableType:
    """Return attempts, in the order given, with their local times; time and hints go where there is no room."""
    wide = columns >= ROOMY
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column("When", no_wrap=True)
    table.add_column("Question", overflow="fold")
    if wide:
        table.add_column("Time", justify="right", no_wrap=True)
        table.add_column("Hints", justify="right", no_wrap=True)
    table.add_column("Covered", no_wrap=True)
    table.add_column("Rating", no_wrap=True)
    for item in attempts:
        when = f"{local(item.started):{'%Y-%m-%d %H:%M' if wide else '%d %b'}}"
        spent = [duration(item.seconds), f"{item.hints}"] if wide else []
        covered = points(item).removesuffix(" points") or "-"
        row = [when, item.question, *spent, covered, item.rating]
        table.add_row(*map(Text, row))
    return Group(table, Text(plural(len(attempts), "attempt"), "dim"))


def difference(old: str, new: str, old_name: str, new_name: str) -> RenderableType:
    """Return what changed between two answers, line by line."""
    lines = unified_diff(clean(old).splitlines(), clean(new).splitlines(), old_name, new_name, lineterm="")
    text = Text("\n").join(Text(line, STYLES.get(line[:1], "")) for line in lines)
    return text or Text("The two answers are the same.")
