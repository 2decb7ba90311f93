"""Writing files so that a crash leaves the old content or the new, and a full disk is an error, not a loss."""

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by `data` in one step that survives a power cut; a link is followed, not replaced.

    A file that was there keeps its mode; a new one is for its owner alone.

    Raises:
        OSError: the folder or the disk refuses; the file is as it was.
    """
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if target.exists():
                shutil.copymode(target, name)
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_new(path: Path, data: bytes) -> Path:
    """Write a file that does not exist yet; a taken name gets `-2`, `-3`, ... Return the path used.

    Raises:
        OSError: the folder or the disk refuses; no half file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    number, target = 1, path
    while True:
        try:
            with target.open("xb") as file:
                _fill(target, file.fileno(), data)
        except FileExistsError:
            number += 1
            target = path.with_stem(f"{path.stem}-{number}")
        else:
            sync_folder(target.parent)
            return target


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with some files in one step: it is there with all of them, or not at all.

    Raises:
        FileExistsError: the name is taken.
        OSError: the folder or the disk refuses; nothing is left behind.
    """
    if path.exists() or path.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    outer = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        staged = outer / path.name  # not `outer` itself, which nobody else may read
        staged.mkdir()
        for name, data in files.items():
            with (staged / name).open("xb") as file:
                write_all(file.fileno(), data)
        sync_folder(staged)
        staged.rename(path)
    finally:
        shutil.rmtree(outer, ignore_errors=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot open folders)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data` and sync it: `os.write` may take only a part."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


def _fill(path: Path, descriptor: int, data: bytes) -> None:
    """Write a new file's content, or leave no file."""
    try:
        write_all(descriptor, data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
