"""What pack a user means by a name, and where that came from."""

from dataclasses import dataclass
from pathlib import Path

from mlprep_cli.catalog.filters import normal
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import UsageError
from mlprep_cli.model.pack import Origin
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.packs.nearest import nearest


@dataclass(frozen=True, slots=True)
class Named:
    """A pack that a user named, be it readable or not."""

    id: str
    folder: Path
    origin: Origin


def named_pack(world: World, name: str) -> Named:
    """Return the pack of this id; else the folder of this name among the user's packs, whatever is wrong with it.

    Raises:
        UsageError: there is none.
    """
    wanted = normal(name)
    for pack in world.catalog.packs:
        if pack.header.id == wanted:
            return Named(wanted, pack.path, pack.origin)
    folders = {folder.name: folder for folder in _user_folders(world)}
    for known in (name, wanted):
        if known in folders:
            return Named(known, folders[known], "user")
    close = nearest(name, {*world.catalog.values("pack"), *folders})
    hint = f"did you mean {', '.join(f'`{item}`' for item in close)}?" if close else "`mlprep packs list` shows all"
    raise UsageError(f"there is no pack `{name}`", hint=hint)


def source_of(world: World, folder: Path) -> str | None:
    """Return what a pack was added from, as the user gave it; None for one that was not added."""
    provenance = provenance_of(world, folder)
    return provenance.source if provenance else None


def provenance_of(world: World, folder: Path) -> Provenance | None:
    """Return where a pack came from; only those in the user's folder can have been added."""
    return world.shelf.provenance(folder) if folder.parent == world.home.packs else None


def _user_folders(world: World) -> list[Path]:
    """Return the folders among the user's packs, broken ones too."""
    try:
        return [path for path in world.home.packs.iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return []
