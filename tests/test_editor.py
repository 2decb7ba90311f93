"""The round trip through the user's editor, with real editors: small scripts."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mlprep_cli.editor import Editor
from mlprep_cli.errors import EditorError

Script = Callable[..., str]
SHOW_WORDS = 'printf "%s\\n" "$@" > "$FILE"'


class Told(Exception):  # noqa: N818 - what a signal handler of the program raises
    """We were told to end."""


def tell(*_: object) -> None:
    """Handle a signal as the program does."""
    raise Told


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A file to edit; its name is as hard as a name can be."""
    path = tmp_path / 'a draft\'s "$HOME" größe;.md'
    path.write_text("sheet\n", encoding="utf-8")
    return path


def edited(draft: Path, line: int = 1, /, **environment: str) -> str:
    """Open the draft in the editor that the environment names, and return what it holds then."""
    Editor({"PATH": os.environ["PATH"]} | environment).edit(draft, line)
    return draft.read_text(encoding="utf-8")


def test_what_the_editor_saves_is_there(draft: Path, editor: Script) -> None:
    """The editor is given the file and waited for."""
    assert edited(draft, EDITOR=editor('sleep 0.1; echo "my words" >> "$FILE"')) == "sheet\nmy words\n"


@pytest.mark.parametrize(
    ("visual", "named", "used"), [("a", "b", "a"), ("", "b", "b"), ("  ", "b", "b"), ("a", "", "a"), ("a", "gone", "a")]
)
def test_visual_before_editor(draft: Path, editor: Script, visual: str, named: str, used: str) -> None:
    """`$VISUAL` is used before `$EDITOR`; one that is empty does not count."""
    place = {name: editor(f'echo {name} > "$FILE"', name) for name in "ab"}
    assert edited(draft, VISUAL=place.get(visual, visual), EDITOR=place.get(named, named)) == f"{used}\n"


@pytest.mark.parametrize("variable", ["VISUAL", "EDITOR"])
@pytest.mark.parametrize("named", ["no-such-editor --wait", "/no/such/editor", "''", "~/no-such-editor"])
def test_missing_editor_is_named(draft: Path, variable: str, named: str) -> None:
    """An editor that does not exist is an error that names it and its variable; no other one is opened."""
    with pytest.raises(EditorError) as caught:
        edited(draft, **{"EDITOR": "true", variable: named})
    assert f"`{named}` of ${variable} was not found" in caught.value.message
    assert "the draft is kept" in caught.value.hint


@pytest.mark.parametrize("named", ["vim 'half a quote", 'vim "', "vim \\"])
def test_garbled_command(draft: Path, named: str) -> None:
    """A command line with half a quote is an error that says so."""
    with pytest.raises(EditorError, match=r"\$EDITOR cannot be understood"):
        edited(draft, EDITOR=named)


def test_words_of_the_command(draft: Path, editor: Script) -> None:
    """A command may hold options and quotes, as in a shell; the file comes last, as one word."""
    script = editor(SHOW_WORDS)
    assert edited(draft, EDITOR=f"{script} --wait -c 'set spell' \"a b\"") == f"--wait\n-c\nset spell\na b\n{draft}\n"


def test_editor_below_a_folder_with_spaces(draft: Path, editor: Script, tmp_path: Path) -> None:
    """The path of an editor may hold spaces without quotes."""
    (tmp_path / "my editors").mkdir()
    assert edited(draft, EDITOR=editor('echo words > "$FILE"', "my editors/ed")) == "words\n"


@pytest.mark.parametrize(
    ("name", "takes"), [("vim", True), ("nvim", True), ("nano", True), ("emacs", True), ("code", False), ("ed", False)]
)
def test_line(draft: Path, editor: Script, name: str, takes: bool) -> None:
    """An editor that can is asked to start at the line; another is given the file alone."""
    assert edited(draft, 3, EDITOR=f"{editor(SHOW_WORDS, name)} -x") == ("-x\n+3\n" if takes else "-x\n") + f"{draft}\n"


def test_first_fallback(draft: Path, editor: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no editor is named, the first one that the system has is used."""
    (tmp_path / "bin").mkdir()
    for name in ("vi", "vim"):
        editor(f'echo {name} > "$FILE"', f"bin/{name}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert edited(draft) == "vim\n"


def test_no_editor_at_all(draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no editor is named and none is found, an error says how to name one."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EditorError, match="no editor was found") as caught:
        edited(draft)
    assert "export EDITOR=" in caught.value.hint


@pytest.mark.parametrize(
    ("end", "how"),
    [("exit 1", "ended with status 1"), ("exit 130", "status 130"), ("kill -9 $$", "killed by signal 9")],
)
def test_failure_keeps_the_words(draft: Path, editor: Script, end: str, how: str) -> None:
    """An editor that fails or is killed is an error that tells how, and where the words are kept."""
    with pytest.raises(EditorError, match=how) as caught:
        edited(draft, EDITOR=editor(f'echo words > "$FILE"; {end}'))
    assert str(draft) in caught.value.hint
    assert draft.read_text(encoding="utf-8") == "words\n"


@pytest.mark.parametrize(
    ("text", "mode"), [("no script", 0o755), ("#!/no/such/shell\n", 0o755), ("#!/bin/sh\n", 0o644)]
)
def test_editor_that_cannot_start(draft: Path, tmp_path: Path, text: str, mode: int) -> None:
    """A file that is no program is an error, not a traceback."""
    broken = tmp_path / "broken"
    broken.write_text(text, encoding="utf-8")
    broken.chmod(mode)
    with pytest.raises(EditorError, match=r"cannot start|not found"):
        edited(draft, EDITOR=str(broken))


@pytest.mark.parametrize("name", ["INT", "QUIT"])
def test_keys_of_the_editor_do_not_end_us(draft: Path, editor: Script, name: str) -> None:
    r"""Ctrl-C and Ctrl-\ while the editor runs reach us without effect, and mean what they did afterwards."""
    before = signal.getsignal(getattr(signal, f"SIG{name}"))
    assert edited(draft, EDITOR=editor(f'kill -{name} $PPID; sleep 0.1; echo words > "$FILE"')) == "words\n"
    assert signal.getsignal(getattr(signal, f"SIG{name}")) is before


@pytest.mark.parametrize(("name", "number"), [("INT", 2), ("QUIT", 3)])
def test_editor_may_be_interrupted(draft: Path, editor: Script, name: str, number: int) -> None:
    """The editor does not inherit that we are deaf to these keys, and we hear them again after it failed."""
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(EditorError, match=f"killed by signal {number}"):
        edited(draft, EDITOR=editor(f"ulimit -c 0; kill -{name} $$; sleep 5"))
    assert signal.getsignal(signal.SIGINT) is before


@pytest.fixture
def told() -> Iterator[None]:
    """Let SIGTERM raise, as it does in the program."""
    before = signal.signal(signal.SIGTERM, tell)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("told")
def test_told_to_end(draft: Path, editor: Script) -> None:
    """When we are told to end, the editor is told too and saves, and we end."""
    body = "trap 'echo saved > \"$FILE\"; exit' HUP; sleep 0.1; kill -TERM $PPID; while :; do sleep 0.02; done"
    with pytest.raises(Told):
        edited(draft, EDITOR=editor(body))
    assert draft.read_text(encoding="utf-8") == "saved\n"


PROGRAM = """
import os, signal, sys
from pathlib import Path
from mlprep_cli import editor
editor.LAST_SECONDS = 0.1
signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
try:
    editor.Editor(os.environ).edit(Path(sys.argv[1]), 1)
finally:
    print("ended", flush=True)
"""


def program(draft: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Run a program that opens the draft in an editor, with `typed` on standard input."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(draft)],
        env=os.environ | {"EDITOR": script},
        input="typed\n",
        capture_output=True,
        text=True,
        check=False,
    )


def test_deaf_editor_does_not_hold_us(draft: Path, editor: Script) -> None:
    """An editor that does not listen when we are told to end is left behind after a while."""
    done = program(draft, editor("trap '' HUP; sleep 0.1; kill -TERM $PPID; sleep 1; echo late"))
    assert (done.returncode, done.stdout) == (7, "ended\nlate\n")


def test_editor_has_our_terminal(draft: Path, editor: Script) -> None:
    """The editor reads and writes where we do."""
    done = program(draft, editor('read WORD; echo "$WORD" > "$FILE"; echo shown'))
    assert (done.returncode, done.stdout, done.stderr) == (0, "shown\nended\n", "")
    assert draft.read_text(encoding="utf-8") == "typed\n"
