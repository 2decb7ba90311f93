"""Packs and questions of one's own: started, edited, checked."""

import json
from pathlib import Path

import pytest

from conftest import QUESTION_MD, Runner, write_pack
from inside import Inside
from terminal import Person

EXAMPLE = "mine/example-best-of-twenty-seeds"


@pytest.fixture
def here(home: Path, capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run commands here, with a home of their own."""
    assert home.name
    return Inside(capsys)


def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Make a shell script the editor."""
    path = tmp_path / "editor.sh"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(path))


def test_new_pack_is_there_at_once(here: Inside, home: Path) -> None:
    """What was made is named, with what to type next; it passes the check, and is listed and practised as it stands."""
    done = here("packs", "new", "mine")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"Made the pack `mine`, with one example question, in {home / 'packs' / 'mine'}",
        "",
        f"  mlprep packs edit {EXAMPLE}",
        f"  mlprep packs check {home / 'packs' / 'mine'}",
        "  mlprep practice --pack mine",
    ]
    assert here("packs", "check", "--run", "--yes").out == "1 pack, 1 question: nothing to mend.\n"
    assert [row["id"] for row in json.loads(here("list", "--pack", "mine", "--json").out)["questions"]] == [EXAMPLE]


def test_new_pack_elsewhere(here: Inside, home: Path, tmp_path: Path) -> None:
    """A pack may be made in any folder; the command that lets mlprep see it is said, and works."""
    done = here("packs", "new", "mine", "--path", str(tmp_path / "work"))
    assert not (home / "packs").exists()
    command = next(line for line in done.out.splitlines() if "config set" in line).split("`")[1]
    assert here(*command.split()[1:]).status == 0
    assert here("show", EXAMPLE).status == 0
    assert here("packs", "new", "mine", "--path", str(tmp_path / "work")).status == 2


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("My Pack", "`My Pack` cannot be a name", "`mlprep packs new my-pack`"),
        ("../up", "there is no pack `..`", "`mlprep packs list` shows all"),
        ("", "`` cannot be a name", "lower-case letters, digits and dashes"),
        ("nlp", "the id `nlp` belongs to the pack in", "`mlprep packs new my-nlp`"),
        ("nlp/mine", "the pack `nlp` is bundled", "`mlprep packs new NAME`"),
        ("lab/../up", "`../up` cannot be a name", "`mlprep packs new lab/up`"),
        ("lab/scaling", "exists already", "`mlprep packs edit lab/scaling`"),
    ],
)
def test_names_that_cannot_be(here: Inside, home: Path, name: str, message: str, hint: str) -> None:
    """A name that cannot be an id, or that is taken, is refused with what to type instead; nothing is made."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD)
    before = sorted(home.rglob("*"))
    done = here("packs", "new", name)
    assert done.status == 2
    assert message in done.err
    assert hint in done.err
    assert sorted(home.rglob("*")) == before


def test_folder_that_is_there_is_left_alone(here: Inside, home: Path) -> None:
    """A folder of that name, pack or not, is never written into."""
    (home / "packs" / "mine").mkdir(parents=True)
    done = here("packs", "new", "mine")
    assert done.status == 1
    assert "exists already" in done.err
    assert not list((home / "packs" / "mine").iterdir())


def test_new_question(here: Inside, home: Path) -> None:
    """A question is started in a pack of one's own, as a draft that the check lets pass."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD)
    done = json.loads(here("packs", "new", "lab/layer-norm", "--json").out)
    assert (done["id"], done["path"]) == ("lab/layer-norm", str(home / "packs" / "lab" / "layer-norm.md"))
    row = json.loads(here("list", "--pack", "lab", "--json").out)["questions"][0]
    assert (row["id"], row["title"], row["draft"]) == ("lab/layer-norm", "Layer norm", True)
    assert here("packs", "check", done["path"]).status == 0


def test_edit_checks_on_return(here: Inside, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the editor wrote is checked: problems as file and line and status 3, or nothing to mend and status 0."""
    here("packs", "new", "mine")
    path = home / "packs" / "mine" / f"{EXAMPLE.partition('/')[2]}.md"
    script(tmp_path, monkeypatch, """sed -i 's/^minutes = 8/minutes = "8"/' "$1" """)
    done = here("packs", "edit", EXAMPLE)
    assert done.status == 3
    assert f"{path}:{line_of(path, 'minutes')}: `minutes`" in done.out
    script(tmp_path, monkeypatch, """sed -i 's/^minutes = "8"/minutes = 9/' "$1" """)
    done = here("packs", "edit", EXAMPLE)
    assert (done.status, done.out) == (0, f"{path}: nothing to mend.\n")


def line_of(path: Path, start: str) -> int:
    """Return the number of the first line that starts so."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_broken_files_can_be_opened(here: Inside, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read opens all the same: a question, one below a header that cannot be read, that header."""
    lab = write_pack(home / "packs" / "lab", scaling=QUESTION_MD, broken="nothing")
    script(tmp_path, monkeypatch, f'echo "$1" >> {tmp_path}/opened')
    (home / "packs" / "torn").mkdir()
    (home / "packs" / "torn" / "pack.toml").write_text("format = ", encoding="utf-8")
    (home / "packs" / "torn" / "lost.md").write_text(QUESTION_MD, encoding="utf-8")
    for name in ("lab/broken", "broken", "torn/lost", "torn/pack.toml"):
        assert here("packs", "edit", name).status == 3
    opened = (tmp_path / "opened").read_text(encoding="utf-8").split()
    torn = home / "packs" / "torn"
    assert opened == [f"{lab / 'broken.md'}"] * 2 + [f"{torn / 'lost.md'}", f"{torn / 'pack.toml'}"]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("nlp/pruning-versus-transformers", "is bundled with mlprep", "`mlprep packs new NAME`"),
        ("lab/none", "there is no question `lab/none`", "`mlprep packs new lab/none` starts it"),
        ("nowhere/none", "there is no question `nowhere/none`", ""),
        ("scaling", "`scaling` means ", "`PACK/NAME`"),
    ],
)
def test_what_cannot_be_edited(here: Inside, home: Path, name: str, message: str, hint: str) -> None:
    """What is not the user's, is not there, or is there twice, is refused before an editor opens."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD)
    write_pack(home / "packs" / "two", scaling=QUESTION_MD)
    done = here("packs", "edit", name)
    assert done.status == 2
    assert message in done.err
    assert hint in done.err


def test_editor_that_fails_loses_nothing(
    here: Inside, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an editor wrote before it failed is in the file, and the status says that it failed."""
    path = write_pack(home / "packs" / "lab", scaling=QUESTION_MD) / "scaling.md"
    script(tmp_path, monkeypatch, 'echo "more" >> "$1"; exit 7')
    done = here("packs", "edit", "lab/scaling")
    assert done.status == 5
    assert "ended with status 7" in done.err
    assert path.read_text(encoding="utf-8") == f"{QUESTION_MD}more\n"


def test_file_that_is_gone(here: Inside, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that moves the file away is told of."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD)
    script(tmp_path, monkeypatch, 'mv "$1" "$1.old"')
    done = here("packs", "edit", "lab/scaling")
    assert done.status == 3
    assert "scaling.md:1: the file is gone" in done.out


def test_edit_again_at_a_terminal(here: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal Enter opens the editor again until the file is right."""
    here("packs", "new", "mine")
    faulty = "s/^minutes = 8 /minutes = 0 /"
    mended = "s/^minutes = 0 /minutes = 8 /"
    script(
        tmp_path,
        monkeypatch,
        f'if grep -q "^minutes = 8 " "$2"; then sed -i "{faulty}" "$2"; else sed -i "{mended}" "$2"; fi',
    )
    (tmp_path / "editor.sh").rename(tmp_path / "vi")  # an editor that takes a line before the name
    person = Person("packs", "edit", EXAMPLE, editor=str(tmp_path / "vi"))
    person.sees("greater than 0")
    person.replies("edit it again")
    person.sees("nothing to mend")
    assert person.leaves() == 0


def test_edit_without_an_editor(mlprep: Runner, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that is not there is an error of its own kind."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    done = mlprep("packs", "edit", "lab/scaling")
    assert done.status == 5
    assert "`no-such-editor` of $EDITOR was not found" in done.err
