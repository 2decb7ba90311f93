"""`mlprep packs add`."""

from pathlib import Path
from typing import Annotated

import typer

from mlprep_cli.cli.document import pack_row, problem_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.packs.arriving import Delivery, delivery, fetcher
from mlprep_cli.cli.packs.found import find_installed
from mlprep_cli.cli.packs.naming import provenance_of
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import UsageError
from mlprep_cli.model.pack import Pack
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.packs.address import InstalledAddress, parse_address
from mlprep_cli.packs.installed import entries_named
from mlprep_cli.packs.load import load_pack

SOURCES = "A folder, a git URL (a subfolder after #), or an installed package (python:NAME)."


def add(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=SOURCES)],
    branch: Annotated[str, typer.Option("--branch", metavar="NAME", help="A branch or tag of the repository.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Add packs from a folder, a git URL or a Python package.

    A pack is data: nothing of it runs. It is copied to your own packs once all of it has been looked at.
    """
    world: World = context.obj
    address = parse_address(source, branch, is_installed=lambda name: bool(entries_named(name)))
    if isinstance(address, InstalledAddress):
        find_installed(world, address.name, json=json)
        return
    with fetcher(world) as fetching:
        packs = delivery(world, fetching, address)
        _refuse_clashes(world, packs)
        if _is_wanted(world, packs, ask=not (yes or json)):
            _keep(world, packs, json=json)


def _refuse_clashes(world: World, packs: Delivery) -> None:
    """Refuse packs whose ids are taken, by a pack or a folder."""
    taken = {pack.header.id: pack.path for pack in world.catalog.packs}
    places = {name: taken.get(name) or world.home.packs / name for name in packs}
    clashes = {name: place for name, place in places.items() if name in taken or place.exists() or place.is_symlink()}
    if not clashes:
        return
    name, place = next(iter(clashes.items()))
    more = f" (and {len(clashes) - 1} more: {', '.join([*clashes][1:])})" if len(clashes) > 1 else ""
    source = packs[name][1].source
    message = f"the id `{name}` of the pack in `{source}` belongs to the pack in `{place}`{more}"
    raise UsageError(message, hint=_hint_on_clash(world, name, place, source))


def _hint_on_clash(world: World, name: str, place: Path, source: str) -> str:
    """Say how to get what was probably meant."""
    known = provenance_of(world, place)
    if known and known.source == source:
        return f"it was added before: `mlprep packs update {name}` brings what is new"
    if place.parent == world.home.packs:
        return f"`mlprep packs remove {name}` makes room for it"
    return "give your copy another id in its `pack.toml`, or ask its author to"


def _is_wanted(world: World, packs: Delivery, *, ask: bool) -> bool:
    """Show at a terminal what would be added, and ask."""
    if not (ask and world.terminal.interactive):
        return True
    for item, note in packs.values():
        _describe(world, item.pack, note)
    if world.screen.choose({"": "add it" if len(packs) == 1 else "add them", "q": "leave it"}) == "":
        return True
    world.terminal.say("Nothing was added.")
    return False


def _keep(world: World, packs: Delivery, *, json: bool) -> None:
    """Put the packs in place, and say so."""
    folders = world.shelf.put_all({name: (item.contents, note) for name, (item, note) in packs.items()})
    added = [pack for pack, _ in (load_pack(folder, "user") for folder in folders) if pack]
    problems = [problem for pack in added for problem in pack.problems]
    if json:
        rows = [pack_row(pack, packs[pack.header.id][1].source) for pack in added]
        world.terminal.document({"packs": rows, "problems": [problem_row(item) for item in problems]})
        return
    for pack in added:
        _describe(world, pack, packs[pack.header.id][1])
        world.terminal.say(f"  added as {pack.path}")
    for problem in problems:
        world.terminal.say(f"{problem}")
    world.terminal.say(f"Next: `mlprep practice --pack {added[0].header.id}`")


def _describe(world: World, pack: Pack, note: Provenance) -> None:
    """Say what a pack is, and from where."""
    from mlprep_cli.packs.run import python_blocks
    from mlprep_cli.ui.packs import arrival_lines

    for line in arrival_lines(pack, note, len(python_blocks([pack]))):
        world.terminal.say(line)
