"""Packs from the cache: the same as read anew, whatever happened to their files or to the cache."""

import json
import os
from pathlib import Path

import pytest

from conftest import QUESTION_MD, read_only, write_pack
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.packs import load, remembered
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.packs.load import load_pack
from mlprep_cli.packs.remembered import Remembered


@pytest.fixture
def memory(tmp_path: Path) -> Remembered:
    """A cache that is empty."""
    return Remembered(tmp_path / "cache")


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    """A pack of one question, and of a file that is wrong."""
    return write_pack(tmp_path / "lab", scaling=QUESTION_MD, broken="nothing")


def again(memory: Remembered, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Pack | None, list[Problem]]:
    """Return a pack from the cache alone: reading it anew would be an error."""
    with monkeypatch.context() as patched:
        patched.setattr(load, "load_pack", lambda *_: pytest.fail("read anew"))
        return memory.load(folder, "user")


def test_bundled_packs_come_back_whole(memory: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bundled pack is the same from the cache as from its files, to the last field."""
    for folder in pack_folders(bundled_folder()):
        first = memory.load(folder, "user")
        assert first == load_pack(folder, "user")
        assert again(memory, folder, monkeypatch) == first


def test_problems_come_back(memory: Remembered, lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong in a pack, or in its header, is known from the cache too."""
    first = memory.load(lab, "user")
    assert [problem.file for problem in first[1]] == [lab / "broken.md"]
    assert again(memory, lab, monkeypatch) == first
    (lab / "pack.toml").write_text("format = ", encoding="utf-8")
    assert memory.load(lab, "user") == again(memory, lab, monkeypatch) == load_pack(lab, "user")


def test_changes_are_noticed(memory: Remembered, lab: Path) -> None:
    """A file that is written, added, renamed, removed, or shut off is read anew, or missed."""

    def is_right() -> bool:
        return memory.load(lab, "user") == load_pack(lab, "user")

    assert is_right()
    path = lab / "scaling.md"
    path.write_text(QUESTION_MD.replace("minutes = 5", "minutes = 6"), encoding="utf-8")
    assert is_right()
    (lab / "more.md").write_text(QUESTION_MD, encoding="utf-8")
    assert is_right()
    (lab / "more.md").rename(lab / "other.md")
    assert is_right()
    (lab / "broken.md").unlink()
    assert is_right()
    path.chmod(0)
    assert is_right()
    path.chmod(0o644)
    assert is_right()


def test_same_size_and_time_of_writing(memory: Remembered, lab: Path) -> None:
    """Even a change that keeps size and time of writing is noticed, where the system tells of it."""
    path = lab / "scaling.md"
    memory.load(lab, "user")
    before = path.stat()
    path.write_text(QUESTION_MD.replace("minutes = 5", "minutes = 7"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert memory.load(lab, "user") == load_pack(lab, "user")


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[1]", b'{"format": 1}', None])
def test_damaged_cache_is_made_anew(
    memory: Remembered, lab: Path, tmp_path: Path, data: bytes | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a file of the cache holds, the pack is right, and the cache is mended without a word."""
    memory.load(lab, "user")
    (path,) = (tmp_path / "cache" / "packs").iterdir()
    if data is None:
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(data)
    assert memory.load(lab, "user") == load_pack(lab, "user")
    if data is not None:
        assert again(memory, lab, monkeypatch) == load_pack(lab, "user")


def test_other_version_reads_anew(memory: Remembered, lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version kept may mean something else there: it is not used."""
    memory.load(lab, "user")
    monkeypatch.setattr(remembered, "__version__", "99")
    with pytest.raises(pytest.fail.Exception):
        again(memory, lab, monkeypatch)


def test_text_of_the_cache_is_as_harmless_as_that_of_packs(memory: Remembered, lab: Path, tmp_path: Path) -> None:
    """An escape sequence that somebody writes into the cache does not reach the terminal."""
    memory.load(lab, "user")
    (path,) = (tmp_path / "cache" / "packs").iterdir()
    kept = json.loads(path.read_text(encoding="utf-8"))
    kept["questions"][0][1]["title"] = "\x1b]52;c;aGk=\x07evil"
    path.write_text(json.dumps(kept), encoding="utf-8")
    pack, _ = memory.load(lab, "user")
    assert pack is not None
    assert "\x1b" not in pack.questions[0].title


def test_cache_that_cannot_be_written(lab: Path, tmp_path: Path) -> None:
    """Without a place for the cache everything works, only slower."""
    (tmp_path / "cache").mkdir()
    with read_only(tmp_path / "cache"):
        assert Remembered(tmp_path / "cache").load(lab, "user") == load_pack(lab, "user")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Remembered(tmp_path / "file" / "cache").load(lab, "user") == load_pack(lab, "user")


def test_folder_that_is_gone(memory: Remembered, tmp_path: Path) -> None:
    """A folder that cannot be looked at is read as ever, and nothing is kept of it."""
    assert memory.load(tmp_path / "gone", "user") == load_pack(tmp_path / "gone", "user")
    assert not (tmp_path / "cache").exists()
