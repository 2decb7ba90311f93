"""`mlprep stats`."""

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.document import stats_document
from mlprep_cli.cli.options import Json, with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.stats import gather


@with_filters
def stats(context: typer.Context, filters: Filters, json: Json = False) -> None:
    """Show streak, calendar, readiness, reviews ahead."""
    world: World = context.obj
    found = gather(world.select(filters), world.standings, world.counted, world.today, world.calendar)
    if json:
        world.terminal.document(stats_document(found))
        return
    from mlprep_cli.ui.stats import stats_page

    world.terminal.show(stats_page(found, world.today, world.terminal.columns))
