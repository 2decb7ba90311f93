"""Past attempts."""

import datetime as dt
from collections.abc import Callable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.ui.words import duration, plural, points

WIDE = 100  # columns, from which on there is room for hints
ROOMY = 72  # columns, from which on there is room for a table
Local = Callable[[dt.datetime, int | None], dt.datetime]  # of an instant, and the minutes east of UTC then


def attempts_table(attempts: Sequence[Attempt], local: Local, columns: int = 80) -> RenderableType:
    """Return attempts, in the order given, with their local times: as a table, or as a list where it is narrow."""
    total = Text(plural(len(attempts), "attempt"), "dim")
    if columns < ROOMY:
        return Group(*(line for item in attempts for line in _lines(item, local)), total)
    hints = columns >= WIDE
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("When", no_wrap=True)
    table.add_column("Question", overflow="fold")
    for name in ("Time", "Hints") if hints else ("Time",):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Covered", no_wrap=True)
    table.add_column("Rating", no_wrap=True)
    for item in attempts:
        spent = [duration(item.seconds), *([f"{item.hints}"] if hints else [])]
        covered = points(item).removesuffix(" points") or "-"
        table.add_row(*map(Text, (when(item, local), item.question, *spent, covered, item.rating)))
    return Group(table, total)


def when(attempt: Attempt, local: Local) -> str:
    """Return when an attempt was begun, by the clock that the user had then."""
    return f"{local(attempt.started, attempt.utc_offset):%Y-%m-%d %H:%M}"


def result(attempt: Attempt) -> str:
    """Return how an attempt went: time, points, rating."""
    return ", ".join([duration(attempt.seconds), points(attempt) or "not graded", attempt.rating])


def _lines(attempt: Attempt, local: Local) -> list[Text]:
    """Return an attempt as lines of their own, and a blank one."""
    hints = f", {plural(attempt.hints, 'hint')}" if attempt.hints else ""
    return [
        Text(attempt.question, "bold", overflow="fold"),
        Text(f"  {when(attempt, local)}{hints}"),
        Text(f"  {result(attempt)}"),
        Text(),
    ]
