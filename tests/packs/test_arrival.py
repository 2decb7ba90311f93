"""Packs that arrive are looked at as a whole."""

from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.packs.arrival import read_arrivals

OTHER = QUESTION_MD.replace("dot products", "something else")


def test_pack_at_the_root(tmp_path: Path) -> None:
    """A folder that is a pack arrives with its files and no subfolder."""
    write_pack(tmp_path / "lab", scaling=QUESTION_MD)
    (arrival,), problems = read_arrivals(tmp_path / "lab")
    assert problems == []
    assert (arrival.id, arrival.subfolder, set(arrival.contents)) == ("lab", "", {"pack.toml", "scaling.md"})


def test_several_packs_and_a_subfolder(tmp_path: Path) -> None:
    """A folder of packs brings all of them, each with its place."""
    for name in ("b", "a"):
        write_pack(tmp_path / "sets" / name, scaling=QUESTION_MD)
    arrivals, _ = read_arrivals(tmp_path, "sets")
    assert [(item.id, item.subfolder) for item in arrivals] == [("a", "sets/a"), ("b", "sets/b")]


def test_broken_question_stops_nothing(tmp_path: Path) -> None:
    """As long as one question is whole, the pack may come, and brings its problems along."""
    folder = write_pack(tmp_path / "lab", scaling=QUESTION_MD, broken="nothing")
    (arrival,), problems = read_arrivals(folder)
    assert problems == []
    assert [item.file.name for item in arrival.pack.problems] == ["broken.md"]
    assert "broken.md" in arrival.contents


@pytest.mark.parametrize(
    ("header", "question", "message"),
    [
        ("format = ", QUESTION_MD, "not TOML"),
        ('format = 9\nid = "lab"', QUESTION_MD, "format 9 is not known here"),
        ('format = 1\nid = "../lab"', QUESTION_MD, "`id` cannot be"),
        ("", "nothing", "no front matter"),
    ],
)
def test_pack_without_use_is_refused(tmp_path: Path, header: str, question: str, message: str) -> None:
    """A header that cannot be read, or no whole question: the reasons are all there, by file."""
    folder = write_pack(tmp_path / "lab", scaling=question)
    if header:
        (folder / "pack.toml").write_text(header, encoding="utf-8")
    arrivals, problems = read_arrivals(folder)
    assert arrivals == []
    assert any(message in problem.message for problem in problems)
    assert all(not problem.file.is_absolute() for problem in problems)


def test_links_that_lead_elsewhere(tmp_path: Path) -> None:
    """A link in place of a pack, or of the subfolder, is not followed out of what was fetched."""
    private = write_pack(tmp_path / "private" / "lab", scaling=QUESTION_MD)
    root = tmp_path / "root"
    root.mkdir()
    (root / "lab").symlink_to(private)
    assert read_arrivals(root)[1][0].message.startswith("a link that leads elsewhere")
    assert read_arrivals(root, "lab")[1][0].message.startswith("it leads out of what was fetched")
    (root / "file").mkdir()
    (root / "file" / "pack.toml").symlink_to(private / "pack.toml")
    assert "a link that leaves the pack" in read_arrivals(root, "file")[1][0].message


def test_nothing_there(tmp_path: Path) -> None:
    """Where there is no pack, the place that was looked at is named."""
    (problem,) = read_arrivals(tmp_path, "sets")[1]
    assert f"{problem}" == "sets:1: no pack is here; a pack is a folder with a `pack.toml`"


def test_one_id_twice(tmp_path: Path) -> None:
    """Two packs with one id in one place cannot both be added."""
    write_pack(tmp_path / "a" / "lab", scaling=QUESTION_MD)
    (tmp_path / "a" / "lab").rename(tmp_path / "one")
    write_pack(tmp_path / "a" / "lab", scaling=OTHER)
    (tmp_path / "a" / "lab").rename(tmp_path / "two")
    (problem,) = read_arrivals(tmp_path)[1]
    assert f"{problem}" == "two/pack.toml:1: the id `lab` belongs to the pack in one too; write another id"
