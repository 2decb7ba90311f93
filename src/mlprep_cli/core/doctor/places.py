"""Whether the user's files can be read and written, and whether there is room for more."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mlprep_cli.model.check import Check

SECTION = "places"
MEGABYTE = 1_000_000
LOW, FULL = 200 * MEGABYTE, 5 * MEGABYTE  # an answer takes a few kilobytes, a pack from a repository some megabytes


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that mlprep writes to.

    `nearest` is what is there of it: the folder itself, or the closest one above, or the file that is in
    the way. `free` counts bytes, and is None where the system does not say.
    """

    name: str
    path: Path
    nearest: Path
    is_folder: bool
    is_writable: bool
    free: int | None


def check_places(places: Sequence[Place], unwritable: Sequence[Path]) -> list[Check]:
    """Return how each place is; `unwritable` are files in them that cannot be written."""
    return [*map(_check, places), *map(_unwritable, unwritable)]


def _unwritable(path: Path) -> Check:
    """Report a file that cannot be read and written."""
    mend = f"`chmod u+rw {shlex.quote(str(path))}`"
    return Check(SECTION, path.name, "problem", f"`{path}` cannot be read and written", mend)


def _check(place: Place) -> Check:
    """Return how one place is."""
    nearest = shlex.quote(str(place.nearest))
    if not place.is_folder:
        mend = f"set $MLPREP_HOME to a folder, or move `{place.nearest}` away"
        return Check(SECTION, place.name, "problem", f"`{place.nearest}` is in the way: it is no folder", mend)
    if not place.is_writable:
        mend = f"`chmod u+rwx {nearest}`, or set $MLPREP_HOME to a folder of yours"
        return Check(SECTION, place.name, "problem", f"`{place.nearest}` cannot be written", mend)
    state = "writable" if place.nearest == place.path else "not made yet"
    if place.free is None:
        return Check(SECTION, place.name, "ok", f"{place.path} ({state})")
    message = f"{place.path} ({state}, {_size(place.free)} free)"
    if place.free >= LOW:
        return Check(SECTION, place.name, "ok", message)
    mend = f"make room on the disk of `{place.nearest}`"
    return Check(SECTION, place.name, "problem" if place.free < FULL else "note", message, mend)


def _size(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / MEGABYTE:.1f} MB"
