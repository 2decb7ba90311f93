"""`mlprep paths`."""

import typer

from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World
from mlprep_cli.packs.bundled import bundled_folder


def paths(context: typer.Context, json: Json = False) -> None:
    """Print where everything lies."""
    world: World = context.obj
    home = world.home
    places = {
        "progress": home.progress,
        "answers": home.answers,
        "drafts": home.drafts,
        "reports": home.reports,
        "packs": home.packs,
        "config": home.config_file,
        "cache": home.cache,
        "bundled": bundled_folder(),
    }
    if json:
        world.terminal.document({"paths": {name: str(path) for name, path in places.items()}})
        return
    for name, path in places.items():
        world.terminal.say(f"{name:<9} {path}")
