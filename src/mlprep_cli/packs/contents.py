"""The files of a folder that make up its pack: what is copied when a pack is added, and what is refused."""

from fnmatch import fnmatchcase
from pathlib import Path

from mlprep_cli.model.pack import Problem
from mlprep_cli.model.text import clean
from mlprep_cli.packs.folder import HEADER
from mlprep_cli.packs.source import read_bytes

KEPT = (HEADER, "*.md", "LICENSE*", "LICENCE*", "COPYING*", "NOTICE*", "README*")
MAX_FILES = 2_000
MAX_TOTAL_BYTES = 50_000_000


def is_kept(name: str) -> bool:
    """Tell whether a file of this name belongs to a pack; hidden files never do."""
    return not name.startswith(".") and any(fnmatchcase(name, pattern) for pattern in KEPT)


def read_contents(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the files of the pack in a folder by name, with what is refused: links out of it, too much of it.

    Folders below it, and files that are no part of a pack, are neither read nor followed.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if is_kept(path.name))
    except OSError as error:
        return {}, [Problem(folder, 1, f"cannot be read: {error.strerror}; check its permissions")]
    if len(paths) > MAX_FILES:
        return {}, [Problem(folder, 1, f"a pack of {len(paths):,} files; make several, of {MAX_FILES:,} at most")]
    return _read(folder, paths)


def _read(folder: Path, paths: list[Path]) -> tuple[dict[str, bytes], list[Problem]]:
    """Read files until there are too many bytes of them."""
    found, problems, total = dict[str, bytes](), list[Problem](), 0
    for path in paths:
        data, refused = read_bytes(path)
        if clean(path.name) != path.name or {"\n", "\t"} & set(path.name):
            refused = [Problem(path, 1, "a name with control characters; rename the file")]
        problems += refused
        total += len(data)
        if total > MAX_TOTAL_BYTES:
            return {}, [Problem(folder, 1, f"a pack of more than {MAX_TOTAL_BYTES:,} bytes; make several of it")]
        if not refused:
            found[path.name] = data
    return found, problems
