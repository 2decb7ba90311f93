"""Writing files: the old content or the new, never half of it."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import full_disk, read_only
from mlprep_cli.store.files import write_new, write_whole

LONG = bytes(range(256)) * 4000


@pytest.mark.parametrize("old", [None, b"", b"before"])
@pytest.mark.parametrize("new", [b"", LONG])
def test_whole_file(tmp_path: Path, old: bytes | None, new: bytes) -> None:
    """A file is made or replaced, folders included, and nothing else is left behind."""
    path = tmp_path / "a" / "b" / "file.md"
    if old is not None:
        write_whole(path, old)
    write_whole(path, new)
    assert path.read_bytes() == new
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("exists", [True, False])
def test_link_is_followed(tmp_path: Path, exists: bool) -> None:
    """What a link leads to is written; the link stays."""
    target, link = tmp_path / "elsewhere" / "file", tmp_path / "link"
    link.symlink_to(target)
    if exists:
        write_whole(target, b"old")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("free", [0, 1, len(LONG) - 1])
def test_full_disk_keeps_the_old_file(tmp_path: Path, free: int) -> None:
    """When the disk fills up, the file is as it was and no half file lies about."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with full_disk(free), pytest.raises(OSError, match="too large"):
        write_whole(path, LONG)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("free", [0, 1, len(LONG) - 1])
def test_full_disk_leaves_no_new_file(tmp_path: Path, free: int) -> None:
    """When the disk fills up, a new file is not left half written."""
    with full_disk(free), pytest.raises(OSError, match="too large"):
        write_new(tmp_path / "file", LONG)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [write_whole, write_new])
def test_read_only_folder(tmp_path: Path, write: Callable[[Path, bytes], object]) -> None:
    """A folder that cannot be written is an error of the system."""
    with read_only(tmp_path), pytest.raises(PermissionError):
        write(tmp_path / "file", b"new")


def test_taken_names_get_numbers(tmp_path: Path) -> None:
    """A new file never replaces one; links that lead nowhere and folders take a name too."""
    (tmp_path / "a-2.md").symlink_to("nowhere")
    (tmp_path / "a-3.md").mkdir()
    names = [write_new(tmp_path / "a.md", data).name for data in (b"1", b"2", b"3")]
    assert names == ["a.md", "a-4.md", "a-5.md"]
    assert (tmp_path / "a.md").read_bytes() == b"1"


def test_file_in_place_of_a_folder(tmp_path: Path) -> None:
    """A file where a folder should be is an error, not a search for another name without end."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError) as caught:
        write_new(tmp_path / "file" / "a.md", b"")
    assert caught.value.errno in {errno.EEXIST, errno.ENOTDIR}
