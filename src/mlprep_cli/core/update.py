"""What an update changes in a pack that the user may have edited since it was added."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

Digests = Mapping[str, str]  # file name to SHA-256


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of the files of a pack, by name, in order.

    `mine` stay as they lie on disk, `theirs` come from the source; a file in neither is gone. `conflicts` were
    edited by the user and changed at the source as well. `edited` are the user's edits that stay.
    """

    mine: list[str]
    theirs: list[str]
    conflicts: list[str]
    edited: list[str]


@dataclass(frozen=True, slots=True)
class Changes:
    """The names of files that one state has and another has not, or has otherwise; each list in order."""

    added: list[str]
    changed: list[str]
    removed: list[str]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update of one pack came to: `kept` is where its old files lie, if some of them were the user's."""

    pack: str
    version: str
    source: str
    commit: str
    changes: Changes
    edited: list[str]
    kept: str | None = None


def digests(contents: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file."""
    return {name: sha256(data).hexdigest() for name, data in contents.items()}


def merge(recorded: Digests, present: Digests, new: Digests) -> Merge:
    """Decide file by file: what only one side changed since `recorded` is taken from that side.

    Args:
        recorded: the files as they came from the source the last time.
        present: the files on disk.
        new: the files at the source now.
    """
    found = Merge([], [], [], [])
    for name in sorted({*recorded, *present, *new}):
        base, mine, theirs = recorded.get(name), present.get(name), new.get(name)
        if mine not in {base, theirs} and theirs != base:
            found.conflicts.append(name)
        elif theirs in {base, mine}:
            found.mine.extend([name] if mine else [])
            found.edited.extend([name] if mine != theirs else [])
        else:
            found.theirs.extend([name] if theirs else [])
    return found


def compare(old: Digests, new: Digests) -> Changes:
    """Return how the files of `new` differ from those of `old`."""
    return Changes(
        added=sorted(new.keys() - old.keys()),
        changed=sorted(name for name in new.keys() & old.keys() if new[name] != old[name]),
        removed=sorted(old.keys() - new.keys()),
    )
