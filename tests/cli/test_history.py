"""`mlprep history` from the command line."""

import datetime as dt
import json
from pathlib import Path

import pytest

from conftest import make_attempt
from inside import Inside
from mlprep_cli.store.answers import AnswerFolder
from mlprep_cli.store.toml_file import TomlProgress
from terminal import Person

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


@pytest.fixture
def here(lab: Path, capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run commands here, beside the pack `lab` of one question."""
    assert lab.exists()
    return Inside(capsys)


def answered(home: Path, *texts: str, question: str = "lab/scaling", first: int = 0) -> list[str]:
    """Record answers to a question, an hour between them, the last one now; return where each lies."""
    store, answers, places = TomlProgress(home / "progress.toml", lambda: NOW), AnswerFolder(home), list[str]()
    for number, text in enumerate(texts):
        started = NOW - dt.timedelta(hours=len(texts) - 1 - number)
        places.append(answers.write(question, started, text))
        store.append(make_attempt(first + number, question=question, started=started, answer=places[-1]))
    return places


def test_last_two_answers_are_compared(here: Inside, home: Path) -> None:
    """Of three answers the last two are compared, and what was written to follow-ups is left out."""
    places = answered(home, "The first.", "It scales the logits.", "It scales the keys.")
    for place in places:
        AnswerFolder(home).write_follow_ups(place, "## What if d is 1?\n\nNothing changes.")
    out = here("history", "scaling", "--diff").out
    assert "It scales the [-logits.-] {+keys.+}" in out
    assert "first" not in out
    assert "Nothing changes" not in out


@pytest.mark.parametrize(("columns", "beside"), [("80", False), ("120", True), ("", False)])
def test_width_decides_the_layout(
    here: Inside, home: Path, monkeypatch: pytest.MonkeyPatch, columns: str, beside: bool
) -> None:
    """At 120 columns the answers stand side by side, at 80 and into a pipe they are one text."""
    answered(home, "It scales the logits.", "It scales the keys.")
    if columns:
        monkeypatch.setenv("COLUMNS", columns)
    lines = here("history", "scaling", "--diff").out.splitlines()
    assert any("[-logits.-]" in line and "It scales the {+keys.+}" in line for line in lines) is beside


def test_equal_answers_are_said_to_be_equal(here: Inside, home: Path) -> None:
    """Where nothing changed it is said, and the document has one run of words that stayed."""
    answered(home, "It scales.", "It scales.")
    assert "The two answers are the same." in here("history", "scaling", "--diff").out
    assert json.loads(here("history", "scaling", "--diff", "--json").out)["changes"] == [
        {"kind": "same", "text": "It scales."}
    ]


@pytest.mark.parametrize("evil", ["\x1b[31m", "\x9b2J", "\u202e", "\u200b"])
def test_answers_are_cleaned(here: Inside, home: Path, evil: str) -> None:
    """An answer that came from elsewhere brings no control characters."""
    answered(home, "a", f"b{evil} [bold]x[/bold]")
    for words in ([], ["--json"]):
        out = here("history", "scaling", "--diff", *words).out
        assert evil[0] not in out
        assert "[bold]x[/bold]" in out


def test_difference_that_cannot_be_shown(here: Inside, home: Path) -> None:
    """Without a question, without two attempts, or without the file of an answer, it is said what is missing."""
    assert here("history", "--diff").status == 2
    (only,) = answered(home, "One.")
    done = here("history", "scaling", "--diff")
    assert (done.status, "fewer than two attempts" in done.err) == (1, True)
    answered(home, "One.", "Two.", question="lab/gone", first=1)
    (home / "answers" / "lab" / "gone").rename(home / "elsewhere")
    done = here("history", "lab/gone", "--diff", "--json")
    assert done.status == 1
    assert "cannot be read" in json.loads(done.out)["error"]["message"]
    assert (home / only).exists()


def test_long_difference_is_paged(lab: Path, home: Path) -> None:
    """At a terminal a long difference stops at each screenful."""
    assert lab.exists()
    answered(home, "\n\n".join(f"Paragraph {i} stays." for i in range(40)), "Paragraph 0 stays.")
    person = Person("history", "scaling", "--diff", TERM="xterm", NO_COLOR="1")
    assert "[-Paragraph 39 stays.-]" not in person.sees("-- more: Enter")
    person.types("a")
    person.sees("Paragraph 39 stays")
    assert person.leaves() == 0


def test_long_history_is_paged(lab: Path, home: Path) -> None:
    """At a terminal a long history stops at each screenful, newest first; into a pipe it goes whole."""
    assert lab.exists()
    answered(home, *(f"Answer {number}." for number in range(30)))
    person = Person("history", TERM="xterm", NO_COLOR="1")
    assert f"{NOW:%Y-%m-%d}" in person.sees("-- more: Enter")
    person.types("q")
    assert person.leaves() == 0


def test_history_in_a_pipe(here: Inside, home: Path) -> None:
    """Into a pipe each attempt is one line with its time, score and rating, however long its id."""
    long = f"lab/{'long-' * 30}name"
    answered(home, *(f"Answer {number}." for number in range(30)), question=long)
    rows = [line for line in here("history").out.splitlines() if long in line]
    assert len(rows) == 30
    assert all("1:00" in row and "1 of 2" in row and "good" in row for row in rows)
