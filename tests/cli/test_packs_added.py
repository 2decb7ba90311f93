"""Packs from a folder, a repository or a package: added, listed, removed; answers stay."""

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from conftest import QUESTION_MD, Done, write_pack
from inside import Inside
from repositories import commit
from terminal import Person

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run commands here."""
    return Inside(capsys)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A pack `acme` of somebody else's, with more in its folder than its own files."""
    folder = write_pack(tmp_path / "theirs" / "acme", scaling=QUESTION_MD, broken="nothing")
    (folder / "LICENSE").write_text("MIT", encoding="utf-8")
    (folder / "setup.py").write_text("raise SystemExit('code of a pack ran')", encoding="utf-8")
    return folder


def rows(done: Done) -> dict[str, dict[str, Any]]:
    """Return the packs of a JSON document by id."""
    return {item["id"]: item for item in json.loads(done.out)["packs"]}


def names(folder: Path) -> set[str]:
    """Return the names of all files in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}


def test_folder_is_copied(here: Inside, home: Path, source: Path) -> None:
    """Only the files of the pack are copied, and what it is, whence, and what is wrong in it is said."""
    done = here("packs", "add", str(source))
    assert (done.status, done.err) == (0, "")
    folder = home / "packs" / "acme"
    assert names(folder) == {"pack.toml", "scaling.md", "broken.md", "LICENSE", ".origin.toml"}
    assert done.out.splitlines() == [
        "acme: A pack for tests",
        "  1 question · version 1 · MIT · by Tests",
        f"  from {source}",
        "  1 Python block, run only if you say so (`mlprep packs check --run`)",
        "  1 file that cannot be read, left out until mended",
        f"  added as {folder}",
        f"{folder}/broken.md:1: no front matter; start the file with a `+++` line, TOML, and a `+++` line",
        "Next: `mlprep practice --pack acme`",
    ]
    assert here("show", "acme/scaling").status == 0


def test_repository_is_cloned(here: Inside, home: Path, source: Path) -> None:
    """From a git URL the newest commit is taken; list names the URL, and how many files are wrong."""
    newest = commit(source)
    done = here("packs", "add", source.as_uri(), "--json")
    assert done.status == 0
    assert rows(done)["acme"]["source"] == source.as_uri()
    assert [item["file"] for item in json.loads(done.out)["problems"]] == [str(home / "packs" / "acme" / "broken.md")]
    assert names(home / "packs" / "acme") == {"pack.toml", "scaling.md", "broken.md", "LICENSE", ".origin.toml"}
    assert f'commit = "{newest}"' in (home / "packs" / "acme" / ".origin.toml").read_text(encoding="utf-8")
    listed = rows(here("packs", "list", "--json"))
    assert (listed["acme"]["source"], listed["acme"]["problems"]) == (source.as_uri(), 1)
    assert (listed["nlp"]["source"], listed["nlp"]["problems"]) == (None, 0)
    assert f"user: {source.as_uri()}" in here("packs", "list").out


def test_several_packs_in_a_subfolder_of_a_branch(here: Inside, home: Path, tmp_path: Path) -> None:
    """A repository may hold several packs somewhere below; all of them are added."""
    for name in ("one", "two"):
        write_pack(tmp_path / "all" / "sets" / name, scaling=QUESTION_MD)
    commit(tmp_path / "all")
    done = here("packs", "add", f"{(tmp_path / 'all').as_uri()}#sets", "--branch", "main", "--json")
    url = (tmp_path / "all").as_uri()
    assert {name: row["source"] for name, row in rows(done).items()} == {
        "one": f"{url}#sets/one",
        "two": f"{url}#sets/two",
    }
    assert names(home / "packs") == {"one", "two"}


@pytest.mark.parametrize("origin", ["bundled", "user"])
def test_ids_that_clash_are_refused(here: Inside, home: Path, tmp_path: Path, origin: str) -> None:
    """The message names both packs; of several packs none is added when one clashes."""
    name = "nlp" if origin == "bundled" else "mine"
    if origin == "user":
        write_pack(home / "packs" / "mine", scaling=QUESTION_MD)
    write_pack(tmp_path / "theirs" / "fresh", scaling=QUESTION_MD)
    theirs = write_pack(tmp_path / "theirs" / name, scaling=QUESTION_MD)
    done = here("packs", "add", str(theirs.parent))
    assert done.status == 2
    assert f"the id `{name}` of the pack in `{theirs}` belongs to the pack in `" in done.err
    assert f"/{name}`" in done.err
    assert not (home / "packs" / "fresh").exists()


def test_second_time_leads_to_update(here: Inside, source: Path) -> None:
    """Whoever adds a pack again is told how to bring it up to date."""
    here("packs", "add", str(source))
    done = here("packs", "add", str(source))
    assert done.status == 2
    assert "`mlprep packs update acme` brings what is new" in done.err


def test_folder_of_the_same_name_is_never_written_over(here: Inside, home: Path, source: Path) -> None:
    """A folder in the way, even one that is no pack, stays as it is."""
    (home / "packs" / "acme").mkdir(parents=True)
    (home / "packs" / "acme" / "mine.txt").write_text("mine", encoding="utf-8")
    assert here("packs", "add", str(source)).status == 2
    assert names(home / "packs" / "acme") == {"mine.txt"}


@pytest.mark.parametrize("way", ["folder", "git"])
def test_link_out_of_the_pack_is_refused(here: Inside, home: Path, source: Path, tmp_path: Path, way: str) -> None:
    """A link to a file elsewhere brings nothing of that file, and the pack does not come at all."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (source / "leak.md").symlink_to(tmp_path / "secret")
    (source / "leak2.md").symlink_to("../../secret")
    commit(source)
    done = here("packs", "add", source.as_uri() if way == "git" else str(source))
    assert done.status == 3
    assert "leak.md:1: a link that leaves the pack" in done.err
    assert "leak2.md:1: " in done.err  # in a clone it leads nowhere
    assert not (home / "packs").exists()


def test_pack_too_large_is_refused(here: Inside, home: Path, source: Path) -> None:
    """A file over the limit is named, and nothing is copied."""
    (source / "large.md").write_bytes(b"x" * 1_000_001)
    done = here("packs", "add", str(source))
    assert done.status == 3
    assert "large.md:1: larger than 1,000,000 bytes" in done.err
    assert not (home / "packs").exists()


@pytest.mark.parametrize(
    "words", [["--", "--upload-pack=touch ran"], ["ext::sh -c touch% ran"], ["https://host.example/x", "--branch=-x"]]
)
def test_tricks_with_urls_are_refused(
    here: Inside, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    """What would make git run a program is refused before git is asked."""
    monkeypatch.chdir(tmp_path)
    assert here("packs", "add", *words).status == 2
    assert not (tmp_path / "ran").exists()
    assert not (home / "packs").exists()


def test_nothing_of_a_pack_runs(here: Inside, source: Path, tmp_path: Path) -> None:
    """Neither adding, listing, checking nor showing runs its Python."""
    ran = tmp_path / "ran"
    text = QUESTION_MD.replace("assert 1 + 1 == 2", f"assert open({str(ran)!r}, 'w')")
    (source / "scaling.md").write_text(text, encoding="utf-8")
    for words in (["packs", "add", str(source)], ["packs", "list"], ["packs", "check"], ["show", "acme/scaling"]):
        here(*words)
    assert not ran.exists()


def test_installed_package_is_pointed_to(
    here: Inside, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package is not copied: add says that it is there, or how to get it, or that it brings no pack."""
    site = tmp_path / "site"
    place = write_pack(site / "acme_pack" / "questions", scaling=QUESTION_MD)
    info = site / "acme_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-pack\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[mlprep.packs]\nacme = acme_pack:questions\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    for name in ("acme", "python:acme-pack", "python:Acme_Pack"):
        done = here("packs", "add", name)
        assert done.status == 0
        assert "the installed package `acme-pack` brings it" in done.out
        assert str(place) in done.out
    missing = here("packs", "add", "python:no-such-pack")
    assert missing.status == 2
    assert "-m pip install no-such-pack`" in missing.err
    assert "has no entry point in the group `mlprep.packs`" in here("packs", "add", "python:typer").err
    removed = here("packs", "remove", "questions")
    assert (removed.status, "`pip uninstall acme-pack`" in removed.err) == (2, True)
    assert not (home / "packs").exists()


def test_remove_keeps_files_and_answers(here: Inside, home: Path, source: Path, tmp_path: Path) -> None:
    """After `remove` the files lie aside, and every command copes with attempts at questions that are gone."""
    answer = tmp_path / "answer.txt"
    answer.write_text("sums of d terms have variance d", encoding="utf-8")
    here("packs", "add", str(source))
    assert here("practice", "acme/scaling", "--answer", str(answer), "--rating", "good").status == 0
    done = here("packs", "remove", "acme", "--json")
    place = Path(json.loads(done.out)["path"])
    assert place.parent == home / "packs-removed"
    assert "scaling.md" in names(place)
    assert not names(home / "packs")
    for words in (["list"], ["stats"], ["history"], ["history", "--json"], ["history", "acme/scaling"], []):
        done = here(*words)
        assert done.status == 0, done.err
    assert json.loads(here("history", "acme/scaling", "--json").out)["attempts"][0]["rating"] == "good"
    assert here("practice", "acme/scaling", "--answer", str(answer)).status == 2
    here("packs", "add", str(source))
    listed = json.loads(here("list", "--pack", "acme", "--json").out)["questions"]
    assert listed[0]["status"] != "new"
    assert here("undo").status == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nlp", "`nlp` is bundled with mlprep and stays"),
        ("shelf", "`shelf` is named in the settings"),
        ("nlpp", "there is no pack `nlpp`"),
        ("..", "there is no pack `..`"),
        ("", "there is no pack ``"),
    ],
)
def test_only_own_packs_can_be_removed(here: Inside, home: Path, tmp_path: Path, name: str, says: str) -> None:
    """What comes from elsewhere is not touched, and what to do instead is said."""
    shelf = write_pack(tmp_path / "shelf", scaling=QUESTION_MD)
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(f'packs = ["{shelf}"]\n', encoding="utf-8")
    done = here("packs", "remove", name, "--yes")
    assert done.status == 2
    assert says in done.err
    assert "try:" in done.err
    assert (shelf / "pack.toml").exists()


def test_broken_pack_can_be_removed(here: Inside, home: Path) -> None:
    """A pack whose header cannot be read goes by the name of its folder."""
    (write_pack(home / "packs" / "lab") / "pack.toml").write_text("format =", encoding="utf-8")
    assert here("packs", "remove", "lab").status == 0
    assert not (home / "packs" / "lab").exists()


def test_add_asks_at_a_terminal(home: Path, source: Path) -> None:
    """At a terminal the pack is shown before it is added, and may be left."""
    person = Person("packs", "add", str(source))
    assert "1 question · version 1 · MIT · by Tests" in person.sees("leave it")
    person.replies("", "q")
    person.sees("Nothing was added")
    assert person.leaves() == 0
    assert not (home / "packs").exists()
    person = Person("packs", "add", str(source))
    person.replies("leave it")
    assert person.leaves() == 0
    assert "Next: `mlprep practice --pack acme`" in person.seen
    person = Person("packs", "remove", "acme")
    person.replies("remove it")
    person.sees("Nothing was removed")
    assert person.leaves() == 0
    assert (home / "packs" / "acme").exists()


def test_control_c_at_the_question_leaves_nothing(home: Path, source: Path, tmp_path: Path) -> None:
    """Ctrl-C before the answer ends with 130, and neither the pack nor the clone is left."""
    commit(source)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    person = Person("packs", "add", source.as_uri(), TMPDIR=str(temporary))
    person.sees("> $")
    person.presses_control("c")
    assert person.leaves() == 130
    assert not (home / "packs").exists()
    assert not list(temporary.iterdir())


def test_adding_is_quick(here: Inside, tmp_path: Path) -> None:
    """A pack of a hundred questions is added in a few seconds."""
    one = write_pack(tmp_path / "big")
    for number in range(100):
        (one / f"q{number}.md").write_text(QUESTION_MD, encoding="utf-8")
    begun = time.monotonic()
    assert here("packs", "add", str(one)).status == 0
    assert time.monotonic() - begun < 10
    shutil.rmtree(one)
    assert here("packs", "update", "big").status == 1
