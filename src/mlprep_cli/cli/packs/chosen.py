"""The packs and questions that `mlprep packs check` was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import UsageError
from mlprep_cli.model.pack import Origin, Pack, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import HEADER, is_question_file, pack_folders
from mlprep_cli.packs.load import load_pack

Files = set[str] | None  # names of files in a pack; None stands for all


@dataclass(frozen=True)
class Chosen:
    """What is to be checked: packs cut down to the chosen files, the whole packs, and what loading found wrong."""

    packs: list[Pack]
    whole: list[Pack]
    problems: list[Problem]


def choose(world: World, paths: Sequence[Path]) -> Chosen:
    """Read the packs and question files at `paths`; the user's own packs where there are none.

    Raises:
        UsageError: a path leads to no pack and no question.
    """
    chosen = Chosen([], [], [])
    for folder, files in (_named(paths) if paths else _own(world)).items():
        pack, problems = load_pack(folder, _origin(folder))
        chosen.problems.extend(_of(files, problems))
        if pack:
            chosen.whole.append(pack)
            chosen.packs.append(_cut(pack, files))
    headers = {(pack.path / HEADER).resolve() for pack in chosen.whole}
    chosen.problems.extend(item for item in world.packs[1] if item.file.resolve() in headers)  # ids that are taken
    return chosen


def others(world: World, chosen: Chosen) -> list[Question]:
    """Return the questions that there are besides the chosen ones; a pack takes the place of one of the same id."""
    checked = {item.id for pack in chosen.packs for item in pack.questions}
    taken = {pack.header.id for pack in chosen.whole}
    packs = [*chosen.whole, *(pack for pack in world.packs[0] if pack.header.id not in taken)]
    return [item for pack in packs for item in pack.questions if item.id not in checked]


def _named(paths: Sequence[Path]) -> dict[Path, Files]:
    """Return the folder of each pack that the paths lead to, with the files in it that are asked for."""
    found = dict[Path, Files]()
    for path in paths:
        folders = [path.parent] if _is_question(path) or path.name == HEADER else pack_folders(path)
        if not folders or not pack_folders(folders[0]):
            hint = "a pack is a folder with a `pack.toml`, a question a `.md` file in it"
            raise UsageError(f"`{path}` is no pack, holds none, and is no question of one", hint=hint)
        for folder in folders:
            before = found.get(folder, set())
            found[folder] = before | {path.name} if _is_question(path) and before is not None else None
    return found


def _own(world: World) -> dict[Path, Files]:
    """Return the folders of the user's own packs."""
    found: dict[Path, Files] = {folder: None for place in world.own_packs for folder in pack_folders(place)}
    if not found:
        hint = f"name some, as in `mlprep packs check FOLDER`, or put a pack into `{world.home.packs}`"
        raise UsageError("you have no packs of your own to check", hint=hint)
    return found


def _is_question(path: Path) -> bool:
    """Tell whether a path is a file that a pack takes for a question."""
    return is_question_file(path.name) and path.is_file()


def _origin(folder: Path) -> Origin:
    """Tell a bundled pack from one that is only named."""
    return "bundled" if folder.resolve().is_relative_to(bundled_folder().resolve()) else "path"


def _cut(pack: Pack, files: Files) -> Pack:
    """Return a pack with only the questions in some of its files."""
    kept = [item for item in pack.questions if files is None or pack.files[item.id].name in files]
    return replace(pack, questions=kept)


def _of(files: Files, problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems of some files of a pack, and of its header, without which none can be read."""
    return [item for item in problems if files is None or item.file.name in {*files, HEADER}]
