"""`mlprep config` as users and programs see it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Golden, Runner
from mlprep_cli.model.setting import Setting
from mlprep_cli.ui.config import settings_table
from terminal import Person


def test_set_and_get(mlprep: Runner, home: Path) -> None:
    """`set` writes one setting, `get` prints it as one types it, `unset` takes it out again."""
    done = mlprep("config", "set", "day-starts-at", "5")
    assert (done.status, done.out, done.err) == (0, "`day_starts_at` is set: 5.\n", "")
    assert (home / "config.toml").read_text(encoding="utf-8") == "day_starts_at = 5\n"
    mlprep("config", "set", "packs", "/a b", "~/c")
    assert mlprep("config", "get", "packs").out == "/a b\n~/c\n"
    assert mlprep("config", "unset", "day_starts_at").out == "`day_starts_at` is back at its default: 4.\n"
    assert (home / "config.toml").read_text(encoding="utf-8") == 'packs = ["/a b", "~/c"]\n'


@pytest.mark.parametrize("words", [["config"], ["config", "list"]])
def test_json(mlprep: Runner, home: Path, words: list[str]) -> None:
    """`--json` gives every setting with its default, and the file."""
    home.mkdir()
    (home / "config.toml").write_text("strict = true\n", encoding="utf-8")
    found = json.loads(mlprep(*words, "--json").out)
    assert found["path"] == str(home / "config.toml")
    assert found["settings"][0] == {
        "name": "strict",
        "value": True,
        "default": False,
        "set": True,
        "allowed": "`true` or `false`",
        "meaning": "hide the expectations until the answer is written",
    }


def test_get_json(mlprep: Runner) -> None:
    """`get` and `set` give the setting as `list` does."""
    got = json.loads(mlprep("config", "get", "packs", "--json").out)
    assert got["setting"]["value"] == []
    done = json.loads(mlprep("config", "set", "strict", "yes", "--json").out)
    assert (done["setting"]["name"], done["setting"]["value"]) == ("strict", True)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["get", "strickt"], "did you mean `strict`?"),
        (["set", "zzz", "1"], "the settings are `strict`"),
        (["set", "day_starts_at", "-1"], "it takes a whole number from 0 to 12"),
        (["set", "strict", "maybe"], "it takes `true` or `false`"),
        (["set", "strict"], "--help"),
        (["unset", "strickt"], "did you mean `strict`?"),
    ],
)
def test_wrong(mlprep: Runner, home: Path, words: list[str], hint: str) -> None:
    """A wrong name or value ends with 2, says what would be right, and writes nothing."""
    done = mlprep("config", *words)
    assert (done.status, done.out) == (2, "")
    assert hint in done.err.splitlines()[1]
    assert not (home / "config.toml").exists()


def test_mending_a_wrong_file(mlprep: Runner, home: Path) -> None:
    """A file with two faults is mended one by one; what is still wrong is told each time."""
    home.mkdir()
    (home / "config.toml").write_text("strikt = 1\nday_starts_at = 99\n", encoding="utf-8")
    assert mlprep("config").status == 1
    done = mlprep("config", "set", "day_starts_at", "3")
    assert (done.status, done.out) == (0, "`day_starts_at` is set.\n")
    assert "`strikt` (line 1)" in done.err
    assert mlprep("config", "unset", "strikt").out == "`strikt` is taken out.\n"
    assert mlprep("config", "get", "day_starts_at").out == "3\n"


def test_edit(mlprep: Runner, home: Path, editor: Callable[[str], str]) -> None:
    """`edit` opens a commented file; a wrong one leaves the settings as they were, and what was written."""
    done = mlprep("config", "edit", env={"EDITOR": editor('echo "strict = true" >> "$FILE"')})
    assert (done.status, done.out) == (0, f"Kept in `{home / 'config.toml'}`.\n")
    text = (home / "config.toml").read_text(encoding="utf-8")
    assert "# day_starts_at = 4\n" in text
    assert text.endswith("\nstrict = true\n")
    done = mlprep("config", "edit", env={"EDITOR": editor('echo "x = 1" >> "$FILE"')})
    assert done.status == 1
    assert "there is no such setting" in done.err
    assert (home / "config.toml").read_text(encoding="utf-8") == text
    assert (home / "config.edit.toml").read_text(encoding="utf-8") == f"{text}x = 1\n"


def test_edit_again(home: Path, editor: Callable[[str], str]) -> None:
    """At a terminal a wrong file is offered again, with a broken file before it too."""
    home.mkdir()
    (home / "config.toml").write_text("strict =\n", encoding="utf-8")
    script = editor('if grep -q once "$FILE"; then echo "strict = true" > "$FILE"; else echo "# once" >> "$FILE"; fi')
    person = Person("config", "edit", editor=script)
    person.sees("line 1: no TOML")
    person.replies("edit it again")
    person.sees("Kept in")
    assert person.leaves() == 0
    assert (home / "config.toml").read_text(encoding="utf-8") == "strict = true\n"


def test_table(golden: Golden) -> None:
    """The table has value, default and meaning; what is empty shows as a dash."""
    settings = [
        Setting("strict", True, False, True, "`true` or `false`", "hide the expectations"),
        Setting("packs", ["~/ml [x]", "/b"], [], True, "one or more folders", "folders that are packs"),
        Setting("llm_model", "", "", False, "text", ""),
    ]
    golden("config", settings_table(settings))
