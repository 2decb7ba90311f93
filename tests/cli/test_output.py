"""What comes out on pipes and terminals: no escape codes where none belong, nothing cut off."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import QUESTION_MD, Runner, write_pack
from terminal import Person

LONG = "A title that goes on and on until no terminal of eighty columns could ever hold it"


@pytest.mark.parametrize(
    "words", [["list"], ["show", "pruning", "--answer"], ["stats"], ["paths"], [], ["packs", "list"]]
)
def test_pipe_has_no_escape_codes(mlprep: Runner, words: list[str]) -> None:
    """Into a pipe goes plain text."""
    done = mlprep(*words)
    assert done.status == 0
    assert "\x1b" not in done.out


def test_pipe_cuts_nothing(mlprep: Runner, home: Path) -> None:
    """Into a pipe a table is as wide as it needs to be: one line per question."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD.replace("Why scale dot products?", LONG))
    lines = mlprep("list", "--pack", "lab").out.splitlines()
    assert any(LONG in line and "lab/scaling" in line and "Acme" in line for line in lines)


def test_columns_are_respected(mlprep: Runner) -> None:
    """`COLUMNS` sets the width, in a pipe too."""
    lines = mlprep("list", env={"COLUMNS": "80"}).out.splitlines()
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "words", [["list"], ["show", "nlp/pruning-versus-transformers", "--answer"], ["packs", "list"]]
)
def test_terminal_width_is_kept(words: list[str], columns: int) -> None:
    """No line is wider than the terminal."""
    person = Person(*words, columns=columns, TERM="xterm", NO_COLOR="1")
    assert person.leaves() == 0
    assert max(map(len, person.seen.splitlines())) <= columns


def test_no_color(mlprep: Runner) -> None:
    """`NO_COLOR` leaves no colour on a terminal."""
    assert mlprep("list").status == 0
    person = Person("list", TERM="xterm-256color", NO_COLOR="1")
    person.child.expect("questions")
    assert "\x1b[3" not in person.child.before
    person.leaves()


def test_hostile_pack_is_harmless(mlprep: Runner, home: Path) -> None:
    """No escape sequence of a pack reaches the terminal, and brackets survive."""
    text = QUESTION_MD.replace("Why scale dot products?", r"Why \u001b]52;c;eA==\u0007 list[int] [bold]x[/bold]?")
    write_pack(
        home / "packs" / "lab", scaling=text.replace("Why does attention", "Why \x1b[31m\x9b2J does\u202e attention")
    )
    for words in (["show", "scaling", "--answer"], ["list"], ["show", "scaling", "--json"]):
        out = mlprep(*words).out
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)
        assert "list[int]" in out
        assert "[bold]x[/bold]" in out


def test_module_and_version(mlprep: Runner) -> None:
    """`python -m mlprep_cli --version` names the version."""
    from mlprep_cli import __version__

    assert mlprep("--version").out == f"mlprep {__version__}\n"


def test_home_on_an_odd_path(tmp_path: Path) -> None:
    """A home with spaces and letters beyond ASCII works."""
    place = tmp_path / "mein Ordner é"
    done = subprocess.run(
        [sys.executable, "-m", "mlprep_cli", "practice", "math/softmax-cross-entropy-gradient", "--answer", "-"],
        input="p minus y",
        env=os.environ | {"MLPREP_HOME": str(place)},
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (place / "progress.toml").is_file()


def test_config_strict_and_mistakes(mlprep: Runner, home: Path) -> None:
    """A setting that is not known is named, with those that are."""
    home.mkdir()
    (home / "config.toml").write_text("strictt = true\n", encoding="utf-8")
    done = mlprep("list")
    assert done.status == 1
    assert "`strictt`" in done.err
    assert "`strict`" in done.err


def test_named_pack_folder(mlprep: Runner, home: Path, tmp_path: Path) -> None:
    """A folder named in the config is a source of packs."""
    write_pack(tmp_path / "mine" / "extra", scaling=QUESTION_MD)
    home.mkdir()
    (home / "config.toml").write_text(f'packs = ["{tmp_path / "mine"}"]\n', encoding="utf-8")
    assert "extra/scaling" in mlprep("list").out


def test_completion_knows_questions_and_companies() -> None:
    """The shell completes question ids, companies and topics."""
    base = {"_MLPREP_COMPLETE": "complete_bash"}
    for line, wanted in {
        "mlprep show nlp/pr": "nlp/pruning-versus-transformers",
        "mlprep list --company zil": "zillow",
        "mlprep list --topic calib": "calibration",
    }.items():
        words = line.split()
        env = base | {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
        done = subprocess.run(
            [Path(sys.executable).with_name("mlprep")],
            env=os.environ | env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert wanted in done.stdout.split(), (line, done.stdout, done.stderr)


@pytest.mark.usefixtures("lab")
@pytest.mark.parametrize("words", [["list", "--pack", "lab"], ["history"], ["stats", "--pack", "lab"]])
def test_narrow_terminal_keeps_names(mlprep: Runner, words: list[str]) -> None:
    """At 40 columns the names survive; what gives way is bars, times and tags."""
    assert mlprep("practice", "lab/scaling", "--answer", "-", stdin="Because of the variance.").status == 0
    out = mlprep(*words, env={"COLUMNS": "40"}).out
    assert max(map(len, out.splitlines())) <= 40
    rows = [line.split() for line in out.splitlines()]
    assert any(word.startswith("lab") for row in rows for word in row)
