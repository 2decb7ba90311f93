"""The terminal itself."""

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

from conftest import Runner
from mlprep_cli.errors import Interrupted, MlprepError
from mlprep_cli.ui.console import PIPE_COLUMNS, Terminal

Capture = pytest.CaptureFixture[str]
EVIL = "\x1b[31m\x9b2J\u202e\u200b\u2028\U000e0041\x00"
HARMLESS = "[31m2J\n"


def wide_table() -> Table:
    """Return a table of one row of 300 columns."""
    table = Table("name")
    table.add_row(Text("x" * 300))
    return table


def test_line_is_never_wrapped(capsys: Capture) -> None:
    """A line, a warning and an error stay on one line, so that paths can be copied."""
    terminal, path = Terminal({"COLUMNS": "40"}), "/a path/" * 30
    terminal.say(path)
    terminal.warn(path)
    terminal.error(MlprepError(path, hint=path))
    out, err = capsys.readouterr()
    assert out == f"{path}\n"
    assert err == f"{path}\nmlprep: {path}\n  try: {path}\n"


def test_passing_words_leave_no_trace_in_a_pipe(capsys: Capture) -> None:
    """What goes on is shown at a terminal only."""
    with Terminal({}).passing("running 2 blocks") as say:
        say("ran 1 of 2 blocks")
    assert capsys.readouterr() == ("", "")


def test_error_without_hint_is_one_line(capsys: Capture) -> None:
    """An error with nothing to try is one line on standard error."""
    Terminal({}).error(MlprepError("`a [bold]b[/bold] :smile:` is wrong"))
    assert capsys.readouterr() == ("", "mlprep: `a [bold]b[/bold] :smile:` is wrong\n")


def test_no_control_character_is_said(capsys: Capture) -> None:
    """Whatever a message quotes, no control character reaches the terminal."""
    terminal = Terminal({})
    terminal.say(f"a{EVIL}")
    terminal.warn(f"b{EVIL}")
    terminal.error(MlprepError(f"c{EVIL}", hint=f"d{EVIL}"))
    out, err = capsys.readouterr()
    assert out == f"a{HARMLESS}\n"
    assert err == f"b{HARMLESS}\nmlprep: c{HARMLESS}\n  try: d{HARMLESS}\n"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=[])),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6))  # fmt: skip
def test_document_says_everything_and_shows_nothing_unsafe(value: object) -> None:
    """A JSON document holds its value exactly, its format number first, and no character that a terminal obeys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out := io.StringIO())
        Terminal({}).document({"value": value})
    seen = out.getvalue()
    assert list(json.loads(seen).items()) == [("format", 1), ("value", value)]
    assert not {char for char in seen if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - {
        *"\n\u200c\u200d"
    }


def test_document_is_readable(capsys: Capture) -> None:
    """Letters of all languages stand in a document as they are."""
    Terminal({}).document({"title": "Größe 中 ∑ 👩\u200d🔬"})
    assert capsys.readouterr().out == '{\n  "format": 1,\n  "title": "Größe 中 ∑ 👩\u200d🔬"\n}\n'


@pytest.mark.parametrize(
    ("environment", "columns", "widest"),
    [({}, 10_000, 304), ({"COLUMNS": "50"}, 50, 50), ({"COLUMNS": "x"}, 10_000, 304)],
)
def test_table_in_a_pipe(capsys: Capture, environment: dict[str, str], columns: int, widest: int) -> None:
    """Into a pipe a table is as wide as it needs to be, unless a width was asked for."""
    terminal = Terminal(environment)
    assert terminal.columns == columns
    terminal.show_whole(wide_table())
    assert max(map(len, capsys.readouterr().out.split("\n"))) == widest


def test_prose_in_a_pipe_is_wrapped(capsys: Capture) -> None:
    """Into a pipe prose keeps to a width that reads well, one part below the other."""
    Terminal({}).show(Text("word " * 100), Text("end"))
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= PIPE_COLUMNS
    assert lines[-1] == "end"


def test_answer_is_cleaned(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """What is typed or pasted comes without control characters; the end of input is None."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"a{EVIL[:-4]} é\n\n"))
    terminal = Terminal({})
    assert [terminal.ask("> "), terminal.ask("> "), terminal.ask("> ")] == ["a[31m2J é", "", None]
    assert capsys.readouterr().out == "> > > \n"


def test_ctrl_c_at_a_prompt_is_an_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C at a prompt is our own error, not a traceback."""

    def interrupt(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)
    with pytest.raises(Interrupted):
        Terminal({}).ask("> ")


@pytest.mark.usefixtures("lab")
def test_terminal_without_unicode(mlprep: Runner) -> None:
    """A terminal that lacks some letters is shown others in their place."""
    done = mlprep("show", "lab/scaling", "--answer", env={"PYTHONIOENCODING": "ascii"})
    assert (done.status, done.err) == (0, "")
    assert "Says what saturates." in done.out


def test_document_survives_any_encoding(mlprep: Runner) -> None:
    """A JSON document says the same whatever the encoding of the output."""
    words = ("show", "nlp/byte-pair-encoding-by-hand", "--answer", "--json")
    narrow, wide = mlprep(*words, env={"PYTHONIOENCODING": "ascii"}), mlprep(*words)
    assert narrow.out.isascii()
    assert not wide.out.isascii()
    assert json.loads(narrow.out) == json.loads(wide.out)
