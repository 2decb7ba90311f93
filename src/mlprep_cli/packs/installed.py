"""Packs that installed Python packages bring, by their entry points in the group `mlprep.packs`."""

import re
from importlib.metadata import EntryPoint, PackageNotFoundError, distribution, entry_points
from importlib.util import find_spec
from pathlib import Path

from mlprep_cli.packs.folder import pack_folders

ENTRY_POINTS = "mlprep.packs"


def installed_entries() -> list[EntryPoint]:
    """Return the entry points of all installed packages that bring packs, by name."""
    return sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name)


def folders_of(entry: EntryPoint) -> list[Path]:
    """Return the packs that an entry point names, as `package.sub:folder`. None of the package's code runs."""
    try:
        top, *below = [*entry.module.split("."), *filter(None, [entry.attr])]
        spec = find_spec(top)
    except (AttributeError, ValueError):  # an entry point that is written wrong
        return []
    places = spec.submodule_search_locations if spec else None
    return [folder for place in places or [] for folder in pack_folders(Path(place, *below))]


def entries_named(name: str) -> list[EntryPoint]:
    """Return the entry points that go by a name, or belong to the package of that name."""
    wanted = _normal(name)
    return [entry for entry in installed_entries() if wanted in {_normal(entry.name), _normal(package_of(entry))}]


def is_installed(name: str) -> bool:
    """Tell whether a package of this name is installed, with packs or without."""
    try:
        distribution(name)
    except (PackageNotFoundError, ValueError):  # ValueError: no name at all
        return False
    return True


def package_of(entry: EntryPoint) -> str:
    """Return the name under which the package of an entry point was installed; empty where nothing tells it."""
    return entry.dist.name if entry.dist else ""


def package_with(folder: Path) -> str:
    """Return the name of the installed package that brings the pack in a folder; empty when none does."""
    return next((package_of(entry) for entry in installed_entries() if folder in folders_of(entry)), "")


def _normal(name: str) -> str:
    """Return a package's name as installers compare it."""
    return re.sub(r"[-_.]+", "-", name).casefold()
