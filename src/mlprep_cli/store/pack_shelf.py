"""The user's packs on disk: put in place in one step, replaced, taken out; nothing of the user's is ever lost."""

import datetime as dt
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from mlprep_cli.errors import MlprepError
from mlprep_cli.model.provenance import PROVENANCE_FORMAT, Provenance
from mlprep_cli.store.files import write_folder, write_whole

NOTE = ".origin.toml"
HEAD = "# Where this pack came from; `mlprep packs update` goes by it.\n"


class PackShelf:
    """The packs in the folder `packs`; what is taken out goes to the folder `removed`."""

    def __init__(self, packs: Path, removed: Path) -> None:
        self.packs = packs
        self.removed = removed

    def put(self, pack: str, contents: Mapping[str, bytes], provenance: Provenance | None = None) -> Path:
        """Make a new pack with these files, and return its folder.

        Raises:
            MlprepError: the name is taken, or the folder or the disk refuses; nothing is left behind.
        """
        folder = self.packs / pack
        notes = {NOTE: _to_toml(provenance)} if provenance else {}
        try:
            write_folder(folder, {**contents, **notes})
        except OSError as error:
            raise _refusal(folder, error) from error
        return folder

    def put_all(self, packs: Mapping[str, tuple[Mapping[str, bytes], Provenance]]) -> list[Path]:
        """Make all of these packs, or none; raises as `put` does."""
        made = list[Path]()
        try:
            for name, (contents, provenance) in packs.items():
                made.append(self.put(name, contents, provenance))
        except BaseException:
            for folder in made:
                self.forget(folder)
            raise
        return made

    def provenance(self, folder: Path) -> Provenance | None:
        """Return where the pack in a folder came from; None when it was not added, or its note cannot be read."""
        try:
            return Provenance.model_validate(tomllib.loads((folder / NOTE).read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError, RecursionError):
            return None

    def note(self, folder: Path, provenance: Provenance) -> None:
        """Write down anew where a pack came from.

        Raises:
            MlprepError: the folder or the disk refuses.
        """
        try:
            write_whole(folder / NOTE, _to_toml(provenance))
        except OSError as error:
            raise _refusal(folder, error) from error

    def replace(self, folder: Path, contents: Mapping[str, bytes], provenance: Provenance, at: dt.datetime) -> Path:
        """Put other files in the place of a pack, and return where the old ones lie now.

        Raises:
            MlprepError: the folder or the disk refuses; the pack is as it was.
        """
        old = self.remove(folder, at)
        try:
            write_folder(folder, {**contents, NOTE: _to_toml(provenance)})
        except BaseException as error:
            if not folder.exists():
                old.rename(folder)
            if isinstance(error, OSError):
                raise _refusal(folder, error) from error
            raise
        return old

    def remove(self, folder: Path, at: dt.datetime) -> Path:
        """Take a pack out, and return where it lies now.

        Raises:
            MlprepError: the folder or the disk refuses; the pack is as it was.
        """
        try:
            self.removed.mkdir(parents=True, exist_ok=True)
            return folder.rename(_free(self.removed / f"{folder.name}-{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"))
        except OSError as error:
            raise _refusal(folder, error) from error

    def forget(self, old: Path) -> None:
        """Delete what `put` made or `replace` moved away, where nothing in it is the user's."""
        shutil.rmtree(old, ignore_errors=True)


def _free(path: Path) -> Path:
    """Return a name that is not taken yet: the one given, or the first with `-2`, `-3`, ..."""
    number, target = 1, path
    while target.exists() or target.is_symlink():
        number += 1
        target = path.with_name(f"{path.name}-{number}")
    return target


def _to_toml(provenance: Provenance) -> bytes:
    """Return the note that lies beside the files of an added pack; what is empty is left out."""
    values = {name: value for name, value in provenance.model_dump(exclude={"format"}).items() if value != ""}
    values["added"] = provenance.added.astimezone(dt.UTC).replace(microsecond=0)
    return (HEAD + tomli_w.dumps({"format": PROVENANCE_FORMAT, **values})).encode()


def _refusal(folder: Path, error: OSError) -> MlprepError:
    """Return the error for a folder that the system refuses to write or move."""
    if isinstance(error, FileExistsError):
        return MlprepError(f"`{folder}` exists already", hint="move it away, or choose another name")
    return MlprepError(
        f"`{folder}` cannot be written: {error.strerror or error}",
        hint="check free space and permissions, then try again; nothing was changed",
    )
