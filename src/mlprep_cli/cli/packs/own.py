"""The files of the user's own packs, found by the name of a question, be they readable or not."""

from pathlib import Path

from mlprep_cli.catalog.filters import normal
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.packs.folder import HEADER, pack_folders, question_files

WHOSE = {"bundled": "is bundled with mlprep", "installed": "comes with an installed package"}


def own_file(world: World, name: str) -> Path:
    """Return the file of one of the user's own questions, or the `pack.toml` of a pack as in `PACK/pack.toml`.

    Raises:
        UsageError: nothing, or more than one question, goes by that name, or it is not the user's.
    """
    found = _own_files(world, name)
    if len(found) == 1:
        return found[0]
    if found:
        hint = "name its pack too, as in `PACK/NAME`"
        raise UsageError(f"`{name}` means {' and '.join(f'`{path}`' for path in found)}", hint=hint)
    try:
        question = world.catalog.find(name)
    except UsageError as error:
        raise _unknown(world, name, error) from error
    pack = next(pack for pack in world.catalog.packs if pack.header.id == question.pack)
    if pack.origin in WHOSE:
        hint = "write your own: `mlprep packs new NAME`; or tell its authors what is wrong"
        raise UsageError(f"`{question.id}` {WHOSE[pack.origin]}: an update would undo your changes", hint=hint)
    return pack.files[question.id]


def _own_files(world: World, name: str) -> list[Path]:
    """Return the files of the user's own packs that go by a name, a question's or the header's."""
    pack, slash, stem = name.strip().rpartition("/")
    ids = {item.path: item.header.id for item in world.catalog.packs}
    folders = [folder for place in world.own_packs for folder in pack_folders(place)]
    chosen = [folder for folder in folders if not slash or normal(pack) in {ids.get(folder), normal(folder.name)}]
    if slash and stem == HEADER:
        return [folder / HEADER for folder in chosen]
    return [path for folder in chosen for path in question_files(folder) if normal(path.stem) == normal(stem)]


def _unknown(world: World, name: str, error: MlprepError) -> UsageError:
    """Return the error for a name that no question has: in a pack of the user's, it can be started."""
    pack, slash, _ = name.partition("/")
    own = {item.header.id for item in world.catalog.packs if item.origin not in WHOSE}
    if slash and normal(pack) in own:
        return UsageError(error.message, hint=f"`mlprep packs new {name}` starts it")
    return UsageError(error.message, hint=error.hint)
