"""What belongs to a pack, and what is refused of it."""

import os
from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.packs import contents
from mlprep_cli.packs.contents import read_contents


def test_only_the_files_of_the_pack(tmp_path: Path) -> None:
    """Questions, header, licence and README are read; code, hidden files and folders are not."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    for name in ("LICENSE", "LICENCE.txt", "README.md", "NOTICE", "COPYING", "_notes.md"):
        (folder / name).write_text(name, encoding="utf-8")
    for name in (".hidden.md", ".origin.toml", "setup.py", "run.sh", "data.bin", "question.md.bak"):
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "images").mkdir()
    (folder / "images" / "more.md").write_text("more", encoding="utf-8")
    found, problems = read_contents(folder)
    assert problems == []
    assert set(found) == {
        "LICENCE.txt", "LICENSE", "README.md", "NOTICE", "COPYING", "_notes.md", "pack.toml", "scaling.md",
    }  # fmt: skip
    assert found["scaling.md"] == QUESTION_MD.encode()


@pytest.mark.parametrize("target", ["/etc/passwd", "../secret.md", "loop.md", "gone.md"])
def test_links_out_of_the_pack_are_refused(tmp_path: Path, target: str) -> None:
    """What a link elsewhere leads to is not read."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (folder / "loop.md").symlink_to(target)
    found, (problem,) = read_contents(folder)
    assert problem.file == folder / "loop.md"
    assert set(found) == {"pack.toml", "scaling.md"}


def test_link_within_the_pack_becomes_a_file(tmp_path: Path) -> None:
    """A link to a file beside it is as good as the file."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    (folder / "LICENSE").symlink_to("pack.toml")
    found, problems = read_contents(folder)
    assert problems == []
    assert found["LICENSE"] == found["pack.toml"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A pipe or a folder under the name of a question is refused, and not waited for."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    os.mkfifo(folder / "pipe.md")
    (folder / "folder.md").mkdir()
    assert [problem.file.name for problem in read_contents(folder)[1]] == ["folder.md", "pipe.md"]


def test_file_that_is_too_large(tmp_path: Path) -> None:
    """A file over the limit is refused without being read."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    with (folder / "large.md").open("wb") as file:
        file.truncate(10**12)
    (problem,) = read_contents(folder)[1]
    assert problem.message.startswith("larger than 1,000,000 bytes")


def test_pack_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole is bounded too, in bytes and in files."""
    folder = write_pack(tmp_path / "lab", a=QUESTION_MD, b=QUESTION_MD, c=QUESTION_MD)
    monkeypatch.setattr(contents, "MAX_TOTAL_BYTES", 2 * len(QUESTION_MD))
    assert "more than" in read_contents(folder)[1][0].message
    monkeypatch.setattr(contents, "MAX_FILES", 3)
    found, (problem,) = read_contents(folder)
    assert (found, problem.message) == ({}, "a pack of 4 files; make several, of 3 at most")


@pytest.mark.parametrize("name", ["a\x1b[31m.md", "a\nb.md", "a\u202eb.md"])
def test_names_with_control_characters(tmp_path: Path, name: str) -> None:
    """A name that would play tricks on the terminal is refused."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    (folder / name).write_text(QUESTION_MD, encoding="utf-8")
    (problem,) = read_contents(folder)[1]
    assert problem.message == "a name with control characters; rename the file"


def test_folder_that_is_gone(tmp_path: Path) -> None:
    """A folder that cannot be read is a problem, not a crash."""
    assert read_contents(tmp_path / "gone")[1][0].message.startswith("cannot be read: No such file")
