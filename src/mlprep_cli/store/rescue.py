"""What editors leave behind when their terminal is closed over words that were not saved."""

from collections.abc import Iterator
from pathlib import Path

from mlprep_cli.store.files import write_new


def adopt_emergency_save(path: Path) -> None:
    """Take over what nano saved beside the draft when its terminal was closed, if that is newer."""
    saved = path.with_name(f"{path.name}.save")
    if saved.exists() and changed_at(saved) >= changed_at(path):
        saved.replace(path)


def swaps(path: Path) -> Iterator[Path]:
    """Yield the files in which vim keeps words that are not saved, newest first."""
    yield from sorted(path.parent.glob(f".{path.name}.sw[a-p]"), key=changed_at, reverse=True)


def set_swaps_aside(path: Path, aside: Path) -> None:
    """Move what vim kept unsaved of a file into the folder `aside`.

    Raises:
        OSError: the folder or the disk refuses.
    """
    for swap in list(swaps(path)):
        write_new(aside / f"{path.parent.name}{swap.name}", swap.read_bytes())
        swap.unlink()


def changed_at(path: Path) -> float:
    """Return when a file was last written, in seconds since 1970; 0 when it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
