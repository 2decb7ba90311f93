"""`mlprep stats`."""

import datetime as dt
from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.document import stats_document
from mlprep_cli.cli.options import Json, with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.stats import gather
from mlprep_cli.errors import UsageError

MONTH = dt.timedelta(days=28)
HELP = "Count attempts from this day on, as 2026-11-01; streak, readiness and reviews due stay those of today."

Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help=HELP)]


@with_filters
def stats(context: typer.Context, filters: Filters, since: Since = None, json: Json = False) -> None:
    """Show streak, calendar, weeks, mastery, readiness, reviews ahead."""
    world: World = context.obj
    start = None if since is None else _day(since, world.today)
    found = gather(world.select(filters), world.standings, world.counted, world.today, world.calendar, start)
    if json:
        world.terminal.document(stats_document(found))
        return
    from mlprep_cli.ui.pager import show_sections
    from mlprep_cli.ui.stats import stats_sections

    filtered = filters != Filters()
    show_sections(world.terminal, stats_sections(found, world.today, world.terminal.columns, filtered=filtered))


def _day(given: str, today: dt.date) -> dt.date:
    """Return the day that was given.

    Raises:
        UsageError: it is none, or lies ahead.
    """
    example = f"as in `mlprep stats --since {today - MONTH}`"
    try:
        day = dt.date.fromisoformat(given.strip())
    except ValueError as error:
        raise UsageError(f"`{given}` is no day", hint=example) from error
    if day > today:
        raise UsageError(f"`{given}` lies ahead: today is {today}", hint=example)
    return day
