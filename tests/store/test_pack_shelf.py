"""Packs are put in place as a whole, and nothing of the user's is lost."""

from pathlib import Path

import pytest

from conftest import NOW, full_disk, read_only
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.store.pack_shelf import NOTE, PackShelf

FILES = {"pack.toml": b"format = 1\n", "a.md": b"A"}
OTHER = {"pack.toml": b"format = 1\n", "b.md": b"B"}
SOURCE = Provenance(
    kind="git",
    location="https://host.example/packs",
    subfolder="nlp",
    commit="1a2b",
    added=NOW,
    files={"a.md": "0" * 64, 'odd "name".md': "1" * 64},
)


@pytest.fixture
def shelf(tmp_path: Path) -> PackShelf:
    """A shelf that is empty."""
    return PackShelf(tmp_path / "packs", tmp_path / "packs-removed")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files in a folder by name, without the note."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != NOTE}


def test_put_and_read_back(shelf: PackShelf) -> None:
    """A pack has its files, and its note reads back as it was written; others may read both."""
    folder = shelf.put("lab", FILES, SOURCE)
    assert contents(folder) == FILES
    assert shelf.provenance(folder) == SOURCE
    assert SOURCE.source == "https://host.example/packs#nlp"
    assert folder.stat().st_mode & 0o055 == 0o055
    assert list(shelf.packs.iterdir()) == [folder]


def test_name_that_is_taken(shelf: PackShelf) -> None:
    """A folder that is there is never written over."""
    folder = shelf.put("lab", FILES)
    with pytest.raises(MlprepError, match="exists already"):
        shelf.put("lab", OTHER)
    assert contents(folder) == FILES


def test_full_disk_leaves_nothing(shelf: PackShelf) -> None:
    """When the disk fills up there is no pack, and no half of one."""
    with full_disk(5), pytest.raises(MlprepError, match="cannot be written"):
        shelf.put("lab", FILES)
    assert list(shelf.packs.iterdir()) == []


def test_all_or_none(shelf: PackShelf) -> None:
    """Of several packs either all are there or none."""
    shelf.put("b", FILES)
    with pytest.raises(MlprepError):
        shelf.put_all({"a": (FILES, SOURCE), "b": (OTHER, SOURCE)})
    assert [path.name for path in shelf.packs.iterdir()] == ["b"]
    made = shelf.put_all({"c": (FILES, SOURCE), "d": (OTHER, SOURCE)})
    assert [contents(folder) for folder in made] == [FILES, OTHER]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_interrupted_in_the_middle(
    shelf: PackShelf, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    """Ctrl-C while files are written leaves what was there before, be it nothing or the old pack."""

    def interrupt(*_: object) -> None:
        raise stop

    old = shelf.put("old", FILES, SOURCE)
    monkeypatch.setattr("mlprep_cli.store.files.sync_folder", interrupt)
    with pytest.raises(stop):
        shelf.put("new", FILES)
    with pytest.raises(stop):
        shelf.replace(old, OTHER, SOURCE, NOW)
    assert list(shelf.packs.iterdir()) == [old]
    assert contents(old) == FILES
    assert list(shelf.removed.iterdir()) == []


def test_replace(shelf: PackShelf) -> None:
    """Other files take the place of a pack; the old ones lie aside, with their note, until they are forgotten."""
    folder = shelf.put("lab", FILES, SOURCE)
    newer = SOURCE.model_copy(update={"commit": "3c4d"})
    old = shelf.replace(folder, OTHER, newer, NOW)
    assert (contents(folder), shelf.provenance(folder)) == (OTHER, newer)
    assert (contents(old), shelf.provenance(old)) == (FILES, SOURCE)
    assert old == shelf.removed / "lab-20261123T100000Z"
    shelf.forget(old)
    assert list(shelf.removed.iterdir()) == []


def test_replace_on_a_full_disk_keeps_the_old(shelf: PackShelf) -> None:
    """A pack whose update does not fit is as it was."""
    folder = shelf.put("lab", FILES, SOURCE)
    with full_disk(5), pytest.raises(MlprepError):
        shelf.replace(folder, OTHER, SOURCE, NOW)
    assert contents(folder) == FILES


def test_remove_twice(shelf: PackShelf) -> None:
    """What is removed is kept, each time under a name of its own."""
    places = [shelf.remove(shelf.put("lab", files), NOW) for files in (FILES, OTHER)]
    assert [contents(place) for place in places] == [FILES, OTHER]
    assert not list(shelf.packs.iterdir())


def test_link_to_a_pack_is_removed_as_a_link(shelf: PackShelf, tmp_path: Path) -> None:
    """A pack that was linked into the folder stays where it is; only the link goes."""
    target = PackShelf(tmp_path / "elsewhere", tmp_path).put("lab", FILES)
    shelf.packs.mkdir()
    (shelf.packs / "lab").symlink_to(target)
    assert shelf.remove(shelf.packs / "lab", NOW).is_symlink()
    assert contents(target) == FILES


def test_folder_that_may_not_be_written(shelf: PackShelf) -> None:
    """A refusal of the system is an error with the folder's name, and nothing has moved."""
    folder = shelf.put("lab", FILES)
    with read_only(shelf.packs), pytest.raises(MlprepError, match="cannot be written"):
        shelf.remove(folder, NOW)
    assert contents(folder) == FILES


@pytest.mark.parametrize(
    "text", ["", "format = 1\n", "no toml", 'format = 2\nkind = "git"\nlocation = "x"\nadded = 2026-11-23T10:00:00Z\n']
)
def test_note_that_cannot_be_read(shelf: PackShelf, text: str) -> None:
    """A note that is damaged, or of a newer format, counts as none."""
    folder = shelf.put("lab", FILES)
    assert shelf.provenance(folder) is None
    (folder / NOTE).write_text(text, encoding="utf-8")
    assert shelf.provenance(folder) is None


def test_pack_that_is_being_made_is_no_pack_yet(shelf: PackShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program that looks at the folder meanwhile sees the pack whole or not at all."""
    seen = list[list[Path]]()
    monkeypatch.setattr("mlprep_cli.store.files.sync_folder", lambda _: seen.append(pack_folders(shelf.packs)))
    folder = shelf.put("lab", FILES)
    assert seen == [[], [folder]]
