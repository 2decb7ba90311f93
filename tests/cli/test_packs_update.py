"""Bringing added packs up to date, without losing what the user edited."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from inside import Inside
from repositories import commit

NEWER = QUESTION_MD.replace("Because a sum", "Since a sum")
OWN = QUESTION_MD.replace("Because a sum", "As we know, a sum")


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run commands here."""
    return Inside(capsys)


@pytest.fixture
def repository(tmp_path: Path, here: Inside) -> Path:
    """A repository whose pack `acme` has been added."""
    folder = write_pack(tmp_path / "theirs" / "acme", scaling=QUESTION_MD, second=QUESTION_MD)
    commit(folder)
    assert here("packs", "add", folder.as_uri()).status == 0
    return folder


@pytest.fixture
def pack(home: Path) -> Path:
    """Where the added pack lies."""
    return home / "packs" / "acme"


def write(path: Path, text: str) -> None:
    """Write a file."""
    path.write_text(text, encoding="utf-8")


def read(path: Path) -> str:
    """Read a file."""
    return path.read_text(encoding="utf-8")


def test_nothing_new(here: Inside, repository: Path, pack: Path) -> None:
    """A pack whose source has not changed stays, and that is said."""
    before = read(pack / ".origin.toml")
    done = here("packs", "update")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"acme: up to date with {repository.as_uri()} (commit ")
    assert len(done.out.splitlines()) == 1
    assert read(pack / ".origin.toml").replace("\n", "")[:60] == before.replace("\n", "")[:60]


def test_what_changed_is_said_by_question(here: Inside, repository: Path, pack: Path, home: Path) -> None:
    """Questions that are new, changed or gone are named; no copy of unedited files is kept."""
    write(repository / "scaling.md", NEWER)
    write(repository / "third.md", QUESTION_MD)
    (repository / "second.md").unlink()
    newest = commit(repository)
    done = here("packs", "update", "acme")
    assert done.status == 0
    assert done.out.splitlines() == [
        f"acme: now version 1, from {repository.as_uri()} (commit {newest[:10]})",
        "  new      acme/third",
        "  changed  acme/scaling",
        "  gone     acme/second (your attempts and answers stay)",
    ]
    assert read(pack / "scaling.md") == NEWER
    assert not (pack / "second.md").exists()
    assert not list((home / "packs-removed").iterdir())


def test_own_edits_and_files_stay(here: Inside, repository: Path, pack: Path) -> None:
    """What only the user changed, added or removed stays so, and is named; the next update still knows it."""
    write(pack / "scaling.md", OWN)
    write(pack / "mine.md", QUESTION_MD)
    write(repository / "third.md", QUESTION_MD)
    commit(repository)
    for _ in range(2):
        done = here("packs", "update", "acme")
        assert done.status == 0
        assert "  yours    acme/scaling (left as you have it)" in done.out.splitlines()
        assert "  yours    acme/mine (left as you have it)" in done.out.splitlines()
        assert read(pack / "scaling.md") == OWN
        assert (pack / "mine.md").exists()
        assert (pack / "third.md").exists()


def test_edit_that_clashes_is_never_overwritten(here: Inside, repository: Path, pack: Path) -> None:
    """A file changed on both sides stops the update of its pack: nothing of it changes."""
    write(pack / "scaling.md", OWN)
    write(repository / "scaling.md", NEWER)
    write(repository / "third.md", QUESTION_MD)
    commit(repository)
    done = here("packs", "update", "acme")
    assert done.status == 1
    assert "`acme` was not updated: you edited `scaling.md`, which changed at the source too" in done.err
    assert "`mlprep packs update acme --force`" in done.err
    assert read(pack / "scaling.md") == OWN
    assert not (pack / "third.md").exists()


def test_force_keeps_a_copy(here: Inside, repository: Path, pack: Path, home: Path) -> None:
    """With `--force` the source wins, and the files as they were lie aside."""
    write(pack / "scaling.md", OWN)
    write(repository / "scaling.md", NEWER)
    commit(repository)
    done = here("packs", "update", "acme", "--force", "--json")
    (row,) = json.loads(done.out)["packs"]
    assert (row["id"], row["changed"], row["error"]) == ("acme", ["scaling.md"], None)
    assert read(pack / "scaling.md") == NEWER
    assert Path(row["kept"]).parent == home / "packs-removed"
    assert read(Path(row["kept"]) / "scaling.md") == OWN


def test_what_is_no_part_of_a_pack_is_kept_aside(here: Inside, repository: Path, pack: Path) -> None:
    """Notes that the user put beside the questions do not vanish with an update."""
    write(pack / "notes.txt", "mine")
    write(repository / "scaling.md", NEWER)
    commit(repository)
    (row,) = json.loads(here("packs", "update", "--json").out)["packs"]
    assert read(Path(row["kept"]) / "notes.txt") == "mine"


@pytest.mark.parametrize("trouble", ["link", "header", "other id", "gone"])
def test_source_gone_bad_changes_nothing(here: Inside, repository: Path, pack: Path, trouble: str) -> None:
    """An update is looked at as closely as what is added; the pack stays when it is refused."""
    if trouble == "link":
        (repository / "scaling.md").unlink()
        (repository / "scaling.md").symlink_to("/etc/passwd")
    elif trouble == "header":
        write(repository / "pack.toml", "format =")
    elif trouble == "other id":
        write(repository / "pack.toml", read(repository / "pack.toml").replace('"acme"', '"other"'))
    commit(repository)
    if trouble == "gone":
        shutil.rmtree(repository)
    before = {path.name: path.read_bytes() for path in pack.iterdir()}
    done = here("packs", "update", "acme")
    assert done.status == (1 if trouble == "gone" else 3)
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == before


def test_one_failure_does_not_stop_the_others(here: Inside, repository: Path, tmp_path: Path, home: Path) -> None:
    """Each pack gets its turn; the status is that of the first failure."""
    other = write_pack(tmp_path / "theirs" / "abc", scaling=QUESTION_MD)
    here("packs", "add", str(other))
    write(other / "scaling.md", NEWER)
    shutil.rmtree(repository)
    done = here("packs", "update")
    assert done.status == 1
    assert "`" + repository.as_uri() + "` cannot be fetched" in done.err
    assert "changed  abc/scaling" in done.out
    assert read(home / "packs" / "abc" / "scaling.md") == NEWER
    packs = {item["id"]: item for item in json.loads(here("packs", "update", "--json").out)["packs"]}
    assert packs["abc"]["error"] is None
    assert set(packs["acme"]["error"]) == {"message", "hint"}


def test_folder_that_is_gone(here: Inside, tmp_path: Path) -> None:
    """A pack from a folder that was moved says so."""
    other = write_pack(tmp_path / "theirs" / "abc", scaling=QUESTION_MD)
    here("packs", "add", str(other))
    shutil.rmtree(other)
    done = here("packs", "update", "abc")
    assert (done.status, f"`{other}`, from which `abc` was added, is gone" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("name", "says"), [("nlp", "a newer mlprep"), ("mine", "yours to change"), ("none", "packs list")]
)
def test_packs_that_were_not_added(here: Inside, home: Path, name: str, says: str) -> None:
    """Only what was added can be updated; what to do with others is said."""
    write_pack(home / "packs" / "mine", scaling=QUESTION_MD)
    done = here("packs", "update", name)
    assert (done.status, says in done.err) == (2, True)


def test_no_pack_was_added(here: Inside) -> None:
    """With nothing to update, the way to add something is named."""
    done = here("packs", "update")
    assert (done.status, done.out) == (0, "No pack was added yet: `mlprep packs add SOURCE` adds one.\n")
    assert json.loads(here("packs", "update", "--json").out) == {"format": 1, "packs": []}


def test_note_that_points_elsewhere_is_not_followed(here: Inside, pack: Path, repository: Path, tmp_path: Path) -> None:
    """A note in which somebody wrote a dangerous URL does not get it to git."""
    text = read(pack / ".origin.toml").replace(repository.as_uri(), f"ext::sh -c touch% {tmp_path}/ran")
    write(pack / ".origin.toml", text)
    assert here("packs", "update", "acme").status == 2
    assert not (tmp_path / "ran").exists()
