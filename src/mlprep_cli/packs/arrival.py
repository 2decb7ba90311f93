"""Packs that have arrived from elsewhere, looked at before anything of them is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.packs.contents import read_contents
from mlprep_cli.packs.folder import HEADER, pack_folders
from mlprep_cli.packs.load import load_pack


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pack as it arrived, the files to keep of it, and its place below the root of what arrived."""

    pack: Pack
    contents: Mapping[str, bytes]
    subfolder: str

    @property
    def id(self) -> str:
        """The id of the pack."""
        return self.pack.header.id


def read_arrivals(root: Path, subfolder: str = "") -> tuple[list[Arrival], list[Problem]]:
    """Return the packs at a place below `root`, and everything for which they are refused.

    The files that problems name are relative to `root`: where it lies is for the caller to say.
    """
    place = root / subfolder
    if not _is_inside(place, root):
        return [], [Problem(Path(subfolder), 1, "it leads out of what was fetched; give another subfolder")]
    folders = pack_folders(place)
    if not folders:
        message = f"no pack is here; a pack is a folder with a `{HEADER}`"
        return [], [Problem(Path(subfolder or "."), 1, message)]
    arrivals, problems = list[Arrival](), list[Problem]()
    for folder in folders:
        arrival, refused = _read_arrival(folder, root)
        arrivals += [arrival] if arrival else []
        problems += refused
    return arrivals, [*_below(root, problems), *_twice(arrivals)]


def _read_arrival(folder: Path, root: Path) -> tuple[Arrival | None, list[Problem]]:
    """Look at one pack; broken questions do not stop it, as long as one is whole."""
    if not _is_inside(folder, root):
        return None, [Problem(folder, 1, "a link that leads elsewhere; give the folder that it leads to")]
    contents, problems = read_contents(folder)
    if problems:
        return None, problems
    pack, faults = load_pack(folder, "path")
    if pack is None:
        return None, faults
    if not pack.questions:
        nothing = Problem(folder / HEADER, 1, "the pack holds no question that can be read; write or mend one")
        return None, [*faults, nothing]
    below = folder.relative_to(root)
    return Arrival(pack, contents, below.as_posix() if below.parts else ""), []


def _is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path, with all links followed, lies below `root` or is it."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return False


def _below(root: Path, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with their files named from `root` on."""
    return [Problem(item.file.relative_to(root), item.line, item.message) for item in problems]


def _twice(arrivals: Sequence[Arrival]) -> list[Problem]:
    """Report ids that two of the packs share."""
    first = {arrival.id: arrival for arrival in reversed(arrivals)}
    return [
        Problem(
            Path(arrival.subfolder, HEADER),
            1,
            f"the id `{arrival.id}` belongs to the pack in {first[arrival.id].subfolder} too; write another id",
        )
        for arrival in arrivals
        if first[arrival.id] is not arrival
    ]
