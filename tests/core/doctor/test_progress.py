"""The record of attempts, and what it names."""

import datetime as dt
from pathlib import Path
from typing import Any

from conftest import NOW, make_attempt
from mlprep_cli.core.doctor.progress import Record, check_drafts, check_record
from mlprep_cli.model.check import Check

QUESTIONS = {"lab/scaling"}


def look(now: dt.datetime = NOW + dt.timedelta(days=1), **changes: Any) -> list[Check]:  # noqa: ANN401 - any field
    """Return what is found in a record that is well, but for some changes."""
    values: dict[str, Any] = {
        "path": Path("/h/progress.toml"),
        "attempts": [make_attempt(0), make_attempt(1)],
        "undone": 0,
        "torn_bytes": None,
        "set_aside": [],
        "answers_gone": [],
    }
    return check_record(Record(**values | changes), QUESTIONS, now)


def test_well() -> None:
    """A record that is whole is counted, and that is all."""
    assert [(check.state, check.message) for check in look()] == [("ok", "2 attempts")]
    assert look(undone=1)[0].message == "2 attempts, 1 taken back"
    assert look(attempts=[make_attempt()])[0].message == "1 attempt"
    assert look(attempts=[])[0].message == "no attempts yet"


def test_torn() -> None:
    """A last entry that was cut short is a problem until it is set aside, and a note from then on."""
    _, torn, aside = look(torn_bytes=23, set_aside=[Path("/h/progress.torn-1.toml")])
    assert (torn.state, torn.message) == ("problem", "the last entry was cut short: 23 bytes of it are there")
    assert "`mlprep history`" in torn.mend
    assert (aside.state, aside.mend) == ("note", "read it, then `rm /h/progress.torn-1.toml`")


def test_future() -> None:
    """An attempt that is still to come is a problem; a few minutes between two clocks are none."""
    assert len(look(now=NOW + dt.timedelta(minutes=55))) == 1
    (_, check) = look(now=NOW + dt.timedelta(minutes=54))
    assert (check.state, check.message) == ("problem", "1 dated in the future: 2026-11-23T11:00:00Z")


def test_what_is_gone() -> None:
    """Answers and questions that are gone are notes, with the first few names and the number of all."""
    gone = [make_attempt(number, question=f"old/q{number}", answer=f"answers/{number}.md") for number in range(5)]
    _, answers, questions = look(attempts=gone, answers_gone=gone)
    assert answers.message == "5 not there: answers/0.md, answers/1.md, answers/2.md and 2 more"
    assert questions.message == "5 attempts at questions that are in no pack: old/q0, old/q1, old/q2 and 2 more"
    assert {answers.state, questions.state} == {"note"}


def test_drafts() -> None:
    """A draft comes with the command that goes on with it; one whose question is gone with its place."""
    known, gone = check_drafts([("lab/scaling", "/h/a.md"), ("old/gone", "/h/b.md")], QUESTIONS)
    assert known.mend == "`mlprep practice lab/scaling`"
    assert "`/h/b.md`" in gone.mend
    assert (known.state, gone.state) == ("note", "note")
