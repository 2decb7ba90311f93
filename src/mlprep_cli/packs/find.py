"""Where packs lie: in the program, in the user's data folder, in installed packages, in named folders."""

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

from mlprep_cli.model.pack import Origin, Pack, Problem
from mlprep_cli.packs.load import HEADER, load_pack

ENTRY_POINTS = "mlprep.packs"


def find_packs(user: Path, named: Sequence[Path]) -> tuple[list[Pack], list[Problem]]:
    """Read all packs: bundled, in the folder `user`, installed, and `named`; later ones never shadow earlier.

    A named folder is a pack, or holds packs. A pack whose id is taken already is a problem and left out.
    """
    packs, problems = list[Pack](), list[Problem]()
    taken = dict[str, Path]()
    for folder, origin in _folders(user, named):
        pack, found = load_pack(folder, origin)
        problems += found
        if pack is None:
            continue
        if pack.header.id in taken:
            where = taken[pack.header.id]
            message = f"the id `{pack.header.id}` belongs to the pack in {where}; write another id"
            problems.append(Problem(folder / HEADER, 1, message))
            continue
        taken[pack.header.id] = folder
        packs.append(pack)
    return packs, problems


def bundled_folder() -> Path:
    """Return the folder of the bundled packs.

    A wheel carries them inside the package; an editable install has them at the root of the checkout.
    """
    inside = Path(str(files("mlprep_cli"))) / "data" / "questions"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "data" / "questions"


def pack_folders(folder: Path) -> list[Path]:
    """Return `folder` when it is a pack, else the packs right below it, by name."""
    if (folder / HEADER).is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob(f"*/{HEADER}"))


def _folders(user: Path, named: Sequence[Path]) -> Iterator[tuple[Path, Origin]]:
    """Yield the folder of each pack with where it comes from, in the order of precedence."""
    yield from ((path, "bundled") for path in pack_folders(bundled_folder()))
    yield from ((path, "user") for path in pack_folders(user))
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
        root = Path(str(files(entry.module)))
        yield from ((path, "installed") for path in pack_folders(root / entry.attr if entry.attr else root))
    for folder in named:
        yield from ((path, "config") for path in pack_folders(folder))
