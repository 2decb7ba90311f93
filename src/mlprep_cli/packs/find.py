"""Where packs lie: in the program, in the user's data folder, in installed packages, in named folders."""

from collections.abc import Sequence
from pathlib import Path

from mlprep_cli.model.pack import Origin, Pack, Problem
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import HEADER, pack_folders
from mlprep_cli.packs.installed import ENTRY_POINTS, folders_of, installed_entries
from mlprep_cli.packs.remembered import Remembered


def find_packs(user: Path, named: Sequence[Path], cache: Path | None = None) -> tuple[list[Pack], list[Problem]]:
    """Read all packs: bundled, in the folder `user`, installed, and `named`; later ones never shadow earlier.

    A named folder is a pack, or holds packs. A pack whose id is taken already is a problem and left out. With a folder
    `cache`, what did not change is not read again.
    """
    load = Remembered(cache).load if cache else load_anew
    folders, problems = _folders(user, named)
    packs, taken = list[Pack](), dict[str, Path]()
    for folder, origin in folders:
        pack, found = load(folder, origin)
        problems += found
        if pack is None:
            continue
        if pack.header.id in taken:
            problems.append(_clash(folder, pack.header.id, taken[pack.header.id]))
            continue
        taken[pack.header.id] = folder
        packs.append(pack)
    return packs, problems


def load_anew(folder: Path, origin: Origin) -> tuple[Pack | None, list[Problem]]:
    """Return what `load_pack` returns; what reading needs is imported now."""
    from mlprep_cli.packs.load import load_pack

    return load_pack(folder, origin)


def _folders(user: Path, named: Sequence[Path]) -> tuple[list[tuple[Path, Origin]], list[Problem]]:
    """Return the folder of each pack with where it comes from, in the order of precedence, and what leads nowhere."""
    found: list[tuple[Path, Origin]] = [(path, "bundled") for path in pack_folders(bundled_folder())]
    found += [(path, "user") for path in pack_folders(user)]
    problems = list[Problem]()
    for entry in installed_entries():
        folders = folders_of(entry)
        found += [(path, "installed") for path in folders]
        if not folders:
            message = f"`{entry.value}`, named in `{ENTRY_POINTS}`, leads to no pack; mend or uninstall its package"
            problems.append(Problem(Path(entry.name), 1, message))
    for folder in named:
        folders = pack_folders(folder)
        found += [(path, "config") for path in folders]
        if not folders:
            problems.append(Problem(folder, 1, "no pack is here; mend the path in the config, or take it out"))
    return found, problems


def _clash(folder: Path, pack: str, first: Path) -> Problem:
    """Say that the id of the pack in `folder` belongs to the pack in another."""
    from mlprep_cli.packs.explain import locate
    from mlprep_cli.packs.source import read_text

    line = locate(("id",), read_text(folder / HEADER)[0])
    return Problem(folder / HEADER, line, f"the id `{pack}` belongs to the pack in {first}; write another id")
