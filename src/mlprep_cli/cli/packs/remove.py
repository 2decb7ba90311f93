"""`mlprep packs remove`."""

from typing import Annotated

import typer

from mlprep_cli.cli.options import Json, complete_pack
from mlprep_cli.cli.packs.naming import Named, named_pack
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import UsageError
from mlprep_cli.packs.installed import package_with


def remove(
    context: typer.Context,
    pack: Annotated[str, typer.Argument(metavar="PACK", help="Its id.", autocompletion=complete_pack)],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Take out one of your own packs. Your attempts and answers stay, its files are kept aside."""
    world: World = context.obj
    found = named_pack(world, pack)
    _refuse_others(world, found)
    if not _is_wanted(world, found, ask=not (yes or json)):
        world.terminal.say("Nothing was removed.")
        return
    place = world.shelf.remove(found.folder, world.now())
    if json:
        world.terminal.document({"removed": found.id, "path": str(place)})
        return
    world.terminal.say(f"Removed `{found.id}`; its files lie in {place}")
    world.terminal.say("Your attempts and answers stay; they count again if the pack comes back.")


def _refuse_others(world: World, found: Named) -> None:
    """Refuse packs that do not lie among the user's own."""
    if found.origin == "bundled":
        hint = "`--pack` chooses the packs to practise, as in `mlprep practice --pack NAME`"
        raise UsageError(f"`{found.id}` is bundled with mlprep and stays", hint=hint)
    if found.origin == "installed":
        package = package_with(found.folder)
        message = f"`{found.id}` belongs to the installed package `{package}`"
        raise UsageError(message, hint=f"`pip uninstall {package}` takes it away")
    if found.origin == "config":
        hint = f"take its folder out of `packs` in `{world.home.config_file}`"
        raise UsageError(f"`{found.id}` is named in the settings, and lies in `{found.folder}`", hint=hint)


def _is_wanted(world: World, found: Named, *, ask: bool) -> bool:
    """Ask at a terminal whether the pack is to go."""
    if not (ask and world.terminal.interactive):
        return True
    world.terminal.say(f"{found.id}: {found.folder}")
    return world.screen.choose({"": "keep it", "r": "remove it"}, end="") == "r"
