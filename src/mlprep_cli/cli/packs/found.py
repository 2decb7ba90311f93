"""Packs of installed Python packages, which are found where they are."""

import sys

from mlprep_cli.cli.document import pack_row
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import PackError, UsageError
from mlprep_cli.packs.installed import ENTRY_POINTS, entries_named, folders_of, is_installed, package_of


def find_installed(world: World, name: str, *, json: bool) -> None:
    """Say where the packs of an installed package lie: there is nothing to copy.

    Raises:
        UsageError: no such package is installed, or it names no pack.
        PackError: the pack that it names cannot be read, or its id is taken.
    """
    entries = entries_named(name)
    if not entries:
        raise _missing(name)
    folders = [folder for entry in entries for folder in folders_of(entry)]
    packs = [pack for pack in world.catalog.packs if pack.path in folders]
    package = package_of(entries[0])
    if not packs:
        wrong = [f"{problem}" for problem in world.catalog.problems if problem.file.parent in folders]
        reason = wrong[0] if wrong else f"the package `{package}` leads to no pack"
        raise PackError(reason, hint="mend the package, or uninstall it")
    if json:
        world.terminal.document({"packs": [pack_row(pack) for pack in packs], "problems": []})
        return
    for pack in packs:
        world.terminal.say(f"`{pack.header.id}` is there already: the installed package `{package}` brings it.")
        world.terminal.say(f"  {pack.path}")


def _missing(name: str) -> UsageError:
    """Return the error for a package that is not installed, or brings no pack."""
    if is_installed(name):
        hint = "ask its author for one; its README may say how to add it from a folder"
        return UsageError(f"the package `{name}` has no entry point in the group `{ENTRY_POINTS}`", hint=hint)
    hint = f"install it beside mlprep: `{sys.executable} -m pip install {name}`"
    return UsageError(f"no installed package is, or brings, the pack `{name}`", hint=hint)
