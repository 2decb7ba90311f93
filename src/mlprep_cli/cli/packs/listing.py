"""`mlprep packs list`."""

import typer

from mlprep_cli.cli.document import pack_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.packs.naming import source_of
from mlprep_cli.cli.wiring import World


def list_packs(context: typer.Context, json: Json = False) -> None:
    """List the packs and where each comes from."""
    world: World = context.obj
    packs = world.catalog.packs
    sources = {pack.path: source for pack in packs if (source := source_of(world, pack.path))}
    if json:
        world.terminal.document({"packs": [pack_row(pack, sources.get(pack.path)) for pack in packs]})
        return
    from mlprep_cli.ui.packs import packs_table

    world.terminal.show_whole(packs_table(packs, sources))
