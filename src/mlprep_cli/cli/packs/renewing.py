"""One added pack, brought up to date with where it came from."""

from collections.abc import Mapping
from pathlib import Path

from mlprep_cli.cli.packs.arriving import delivery
from mlprep_cli.cli.packs.naming import Named
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.update import Merge, Updated, compare, digests, merge
from mlprep_cli.errors import MlprepError, PackError
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.packs.address import FolderAddress, GitAddress, git_address
from mlprep_cli.packs.arrival import Arrival
from mlprep_cli.packs.contents import read_contents
from mlprep_cli.packs.fetch import Fetcher
from mlprep_cli.store.pack_shelf import NOTE

Files = Mapping[str, bytes]


def renew(world: World, fetching: Fetcher, item: Named, note: Provenance, *, force: bool) -> Updated:
    """Bring one pack up to date; with `force`, files changed on both sides are taken from the source.

    Raises:
        PackError: what is there now is refused, or is another pack.
        MlprepError: it cannot be fetched or written, or a file changed on both sides; the pack is as it was.
    """
    arrival, fresh = _arrival(world, fetching, item, note)
    present, refused = read_contents(item.folder)
    if refused:
        raise PackError(f"{refused[0]}", hint="mend it, then update again")
    merged = merge(note.files, digests(present), fresh.files)
    if merged.conflicts and not force:
        names = ", ".join(f"`{name}`" for name in merged.conflicts)
        hint = f"`mlprep packs update {item.id} --force` takes the new files, and keeps a copy of yours"
        message = f"`{item.id}` was not updated: you edited {names}, which changed at the source too"
        raise MlprepError(message, hint=hint)
    return _replace(world, item, (arrival, fresh), present, merged)


def _arrival(world: World, fetching: Fetcher, item: Named, note: Provenance) -> tuple[Arrival, Provenance]:
    """Return the pack as it is at its source now."""
    packs = delivery(world, fetching, _address(item, note))
    if set(packs) != {item.id}:
        there = ", ".join(f"`{name}`" for name in packs)
        hint = f"`mlprep packs remove {item.id}`, then add what you want of it"
        raise PackError(f"`{note.source}` holds {there} now, not `{item.id}`", hint=hint)
    return packs[item.id]


def _address(item: Named, note: Provenance) -> FolderAddress | GitAddress:
    """Return the address that a pack came from."""
    if note.kind == "git":
        return git_address(note.source, note.branch)
    if not Path(note.location).is_dir():
        hint = f"keep it as it is, or `mlprep packs remove {item.id}` and add it from where it is now"
        raise MlprepError(f"`{note.location}`, from which `{item.id}` was added, is gone", hint=hint)
    return FolderAddress(Path(note.location))


def _replace(world: World, item: Named, new: tuple[Arrival, Provenance], present: Files, merged: Merge) -> Updated:
    """Put the merged files in place, where they differ from those on disk."""
    arrival, fresh = new
    theirs = {name: arrival.contents[name] for name in (*merged.theirs, *merged.conflicts) if name in arrival.contents}
    contents = {name: present[name] for name in merged.mine} | theirs
    changes, kept = compare(digests(present), digests(contents)), None
    if changes:
        old = world.shelf.replace(item.folder, contents, fresh, world.now())
        kept = str(old) if merged.conflicts or _has_more(old, present) else None
        if not kept:
            world.shelf.forget(old)
    else:
        world.shelf.note(item.folder, fresh)
    return Updated(item.id, arrival.pack.header.version, fresh.source, fresh.commit, changes, merged.edited, kept)


def _has_more(folder: Path, files: Files) -> bool:
    """Tell whether a folder holds anything besides the files of its pack."""
    return bool({path.name for path in folder.iterdir()} - {NOTE, *files})
