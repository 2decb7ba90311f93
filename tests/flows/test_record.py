"""Keeping an answered question."""

import datetime as dt
from pathlib import Path

import pytest

from conftest import NOW, make_attempt
from mlprep_cli.core.grading import UNGRADED, Grade
from mlprep_cli.errors import ProgressError
from mlprep_cli.flows.record import Answered, record
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.store.memory import MemoryProgress
from mlprep_cli.store.toml_file import TomlProgress
from scripted import ANSWER, Clock, Sitting

GRADE = Grade({"one": "covered", "two": "unsure", "three": "missed"}, 1 / 3, "self")


def answered(text: str = ANSWER, started: dt.datetime = NOW) -> Answered:
    """Return an answer to `lab/scaling` that took a minute."""
    return Answered("lab/scaling", text, started, seconds=60, hints=1)


def test_all_of_it_is_kept(home: Path) -> None:
    """The attempt holds what is known of the answer, and the store gives it back."""
    sitting = Sitting(home, store=TomlProgress(home / "progress.toml", Clock()))
    attempt, standing = record(sitting.desk, answered(), GRADE, "good")
    assert sitting.attempts == [attempt]
    assert attempt == Attempt(
        id=attempt.id,
        question="lab/scaling",
        started=NOW,
        utc_offset=0,
        seconds=60,
        hints=1,
        rating="good",
        score=0.3333,
        covered=["one"],
        unsure=["two"],
        missed=["three"],
        graded_by="self",
        answer="answers/lab/scaling/20261123T100000Z.md",
    )
    assert standing.last == attempt
    assert standing.due_on is not None


def test_ungraded_attempt_has_no_score(home: Path) -> None:
    """Where nothing was graded there is no score and there are no verdicts."""
    attempt, _ = record(Sitting(home).desk, answered(), UNGRADED, "again")
    assert (attempt.score, attempt.covered, attempt.unsure, attempt.missed) == (None, [], [], [])


def test_start_is_kept_in_utc_and_whole_seconds(home: Path) -> None:
    """The start is written as the file keeps it: in UTC, without fractions; the id is of that instant."""
    local = dt.datetime(2026, 11, 23, 23, 30, 1, 999_999, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    attempt, _ = record(Sitting(home).desk, answered(started=local), GRADE, "good")
    assert attempt.started.isoformat() == "2026-11-24T04:30:01+00:00"
    assert attempt.answer.endswith("/20261124T043001Z.md")


def test_answers_of_one_second_are_all_kept(home: Path) -> None:
    """Two answers begun in the same second lie in files of their own."""
    desk = Sitting(home).desk
    places = [record(desk, answered(text), GRADE, "good")[0].answer for text in ("One.", "Two.")]
    assert [(home / place).read_text(encoding="utf-8") for place in places] == ["One.\n", "Two.\n"]


def test_answer_comes_before_the_attempt(home: Path) -> None:
    """An attempt that cannot be kept leaves its answer on disk; none that is kept lacks its answer."""

    class Refuses(MemoryProgress):
        def append(self, attempt: Attempt) -> None:
            assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"
            raise ProgressError("no space left")

    with pytest.raises(ProgressError):
        record(Sitting(home, store=Refuses()).desk, answered(), GRADE, "good")
    assert len(list(home.glob("answers/lab/scaling/*.md"))) == 1


def test_answer_that_cannot_be_written_records_nothing(home: Path) -> None:
    """Where the answer cannot be written, no attempt is recorded."""
    home.mkdir()
    (home / "answers").write_text("in the way", encoding="utf-8")
    sitting = Sitting(home)
    with pytest.raises(ProgressError):
        record(sitting.desk, answered(), GRADE, "good")
    assert sitting.attempts == []


def test_standing_counts_earlier_attempts(home: Path) -> None:
    """The standing returned rests on all attempts at the question, and on none at others."""
    store = MemoryProgress()
    earlier = make_attempt(-480, id=f"{0:026}", rating="easy")
    store.append(earlier)
    store.append(make_attempt(-1, question="lab/other"))
    attempt, standing = record(Sitting(home, store=store).desk, answered(), GRADE, "easy")
    assert list(standing.attempts) == [earlier, attempt]
    assert standing.status == "known"


def test_late_record_of_an_old_draft_keeps_the_order(home: Path) -> None:
    """An answer that was begun before the last attempt takes its place before it."""
    store = MemoryProgress()
    later = make_attempt(5)
    store.append(later)
    sitting = Sitting(home, store=store)
    sitting.clock.passes(6 * 3600)
    attempt, standing = record(sitting.desk, answered(), GRADE, "good")
    assert list(standing.attempts) == [attempt, later]
