"""`mlprep doctor`, in homes that are well and homes that are not."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW, QUESTION_MD, Golden, Runner, make_attempt, read_only, write_pack
from mlprep_cli.cli.doctor.command import examine
from mlprep_cli.cli.wiring import World
from mlprep_cli.model.check import Check
from mlprep_cli.store.toml_file import to_toml
from mlprep_cli.ui.doctor import findings

SECTIONS = ["mlprep", "places", "settings", "packs", "progress", "language-model", "editor", "terminal"]


def world(home: Path, **environment: str) -> World:
    """Return a world with a home and little else."""
    return World({"MLPREP_HOME": str(home), "EDITOR": "true", "PATH": "/usr/bin:/bin"} | environment, lambda: NOW, 1)


def problems(found: list[Check]) -> dict[str, str]:
    """Return the message of each problem by section and name."""
    return {f"{check.section}/{check.name}": check.message for check in found if check.state == "problem"}


def test_json(mlprep: Runner, home: Path) -> None:
    """In a fresh home there is no problem, every section is looked at, and nothing is made."""
    done = mlprep("doctor", "--json", env={"EDITOR": "true"})
    assert (done.status, done.err) == (0, "")
    document: dict[str, Any] = json.loads(done.out)
    assert document["format"] == 1
    assert list(dict.fromkeys(check["section"] for check in document["checks"])) == SECTIONS
    assert {frozenset(check) for check in document["checks"]} == {
        frozenset({"section", "name", "state", "message", "mend"})
    }
    extras = {check["name"]: check["message"] for check in document["checks"] if check["section"] == "mlprep"}
    assert "genanki" in extras["extra anki"]
    assert "typer" in extras["libraries"]
    assert "pytest" not in extras["libraries"]
    assert not home.exists()


def test_everything_wrong_at_once(mlprep: Runner, home: Path) -> None:
    """One run tells of everything, with what mends each, ends with 1, and changes none of it."""
    write_pack(home / "packs" / "lab", broken=QUESTION_MD.replace("easy", "eesy"))
    (home / "config.toml").write_text("strikt = 1\n", encoding="utf-8")
    torn = "format = 1\n" + to_toml("attempt", make_attempt()).decode() + '\n[[attempt]]\nid = "01K'
    (home / "progress.toml").write_text(torn, encoding="utf-8")
    (home / "drafts" / "nlp").mkdir(parents=True)
    (home / "drafts" / "nlp" / "pruning-versus-transformers.md").write_text("words", encoding="utf-8")
    done = mlprep("doctor", env={"EDITOR": "no-such-editor"})
    assert (done.status, done.err) == (1, "")
    for words in (
        "`strikt` (line 1): there is no such setting",
        "try: `mlprep config edit`",
        "broken.md:5: `difficulty` cannot be `eesy`",
        f"try: `mlprep packs check {home / 'packs' / 'lab'}`",
        "the last entry was cut short: 21 bytes",
        "answers: 1 not there: answers/lab/scaling/20261123T100000Z.md",
        "1 attempt at questions that are in no pack: lab/scaling",
        "try: `mlprep practice nlp/pruning-versus-transformers`",
        "`no-such-editor` of $EDITOR was not found",
    ):
        assert words in done.out
    assert done.out.endswith("\n4 problems, 3 notes.\n")
    assert (home / "progress.toml").read_text(encoding="utf-8") == torn
    assert not list(home.glob("progress.torn*"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not toml", "line 1: not TOML"),
        (b"format = 9\n", "has format 9"),
        (b"\xff", "line 1: not UTF-8"),
        (b"", "there is no `format = 1` line"),
    ],
)
def test_damaged_progress(home: Path, content: bytes, message: str) -> None:
    """A progress file that cannot be read is a finding; the rest is looked at nevertheless."""
    home.mkdir()
    (home / "progress.toml").write_bytes(content)
    found = examine(world(home))
    (text,) = problems(found).values()
    assert message in text
    assert found[-1].section == "terminal"


def test_home_that_cannot_be_written(home: Path) -> None:
    """A home without the right to write is a problem of its places, and of its files."""
    home.mkdir()
    (home / "progress.toml").write_text("format = 1\n", encoding="utf-8")
    examine(world(home))  # what is imported late is imported now: inside, root is somebody who may not read it
    with read_only(home):
        found = problems(examine(world(home)))
    assert {name: message for name, message in found.items() if name.startswith("places/")} == {
        "places/data, settings": f"`{home}` cannot be written",
        "places/cache": f"`{home / 'cache'}` cannot be written",
        "places/progress.toml": f"`{home / 'progress.toml'}` cannot be read and written",
    }


def test_home_that_is_a_file(home: Path) -> None:
    """A file where the home should be is a finding in each place, not a crash."""
    home.write_text("a file", encoding="utf-8")
    found = problems(examine(world(home)))
    assert "is in the way" in found["places/data, settings"]


def test_home_of_nobody(home: Path) -> None:
    """A home that cannot be told is one finding, though much depends on it."""
    found = examine(world(home, MLPREP_HOME="~no-such-user/x"))
    assert list(problems(found)) == ["places/places"]
    assert {check.section for check in found} == {"mlprep", "places", "editor", "terminal"}


def test_pack_folder_in_wrong_settings(home: Path, tmp_path: Path) -> None:
    """A folder that the settings name and that holds no pack is told with the way to mend it."""
    home.mkdir()
    (home / "config.toml").write_text(f"packs = ['{tmp_path / 'gone'}']\n", encoding="utf-8")
    (check,) = [item for item in examine(world(home)) if item.state == "problem"]
    assert check.section == "packs"
    assert str(tmp_path / "gone") in check.message


def test_report(golden: Golden) -> None:
    """The report reads without colour, brackets whole; what mends a thing stands on a line of its own."""
    from rich.console import Group

    checks = [
        Check("packs", "all", "ok", "1 pack, 1 question"),
        Check("packs", "lab", "problem", "a.md:1: x[0] is wrong \x1b[31m", "`mlprep packs check /h/packs/lab`"),
        Check("progress", "answers", "note", "1 not there", "copy it back"),
    ]
    golden("doctor", Group(*findings(checks)))
    assert [line.plain for line in findings(checks[:1])][-1] == "No problem."


def test_language_model_off(home: Path) -> None:
    """Without a model it says that none is asked."""
    (check,) = [check for check in examine(world(home)) if check.section == "language-model"]
    assert (check.state, check.message.startswith("off: ")) == ("ok", True)


def test_language_model_that_cannot_be_asked(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a model that `llm` does not know it says so, that it was not agreed to, what would be sent and the cost."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    home.mkdir()
    (home / "config.toml").write_text('llm_model = "no-such-model"\n', encoding="utf-8")
    checks = {check.name: check for check in examine(world(home)) if check.section == "language-model"}
    assert {name: check.state for name, check in checks.items()} == {"model": "problem", "leave": "note", "sent": "ok"}
    assert "no-such-model" in checks["model"].message
    assert checks["model"].mend
    assert "price applies" in checks["sent"].message
    assert "tokens there" in checks["sent"].message
