"""One question after the other."""

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import make_question
from mlprep_cli.core.select import Choice
from mlprep_cli.errors import EditorError, Interrupted, ProgressError
from mlprep_cli.flows.practice import practise
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.store.memory import MemoryProgress
from scripted import ANSWER, CTRL_C, END, Sitting, Typed, drafts, fails, types

CHOICES = [Choice(make_question(f"lab/{name}", title=f"Question {name}"), "new") for name in ("one", "two", "three")]
ROUND: tuple[Typed, ...] = ("", "", "all", "s", "3")  # write, what is missing, points, skip to the rating, rating


def asked(sitting: Sitting) -> list[str]:
    """Return the headings of the questions that were asked."""
    return [line for line in sitting.shown if line.startswith("question")]


def run(sitting: Sitting, choices: list[Choice] = CHOICES, total: int | None = None) -> list[str]:
    """Practise, and return the questions recorded."""
    with sitting:
        return [item.question for item in practise(sitting.desk, choices, total=total).attempts]


def test_one_after_the_other(home: Path) -> None:
    """Each question is asked in turn; between them the next is announced, and Enter goes on."""
    sitting = Sitting(home, *ROUND, "", *ROUND, "", *ROUND, edits=(types(),) * 3)
    assert run(sitting) == ["lab/one", "lab/two", "lab/three"]
    assert [item.question for item in sitting.attempts] == ["lab/one", "lab/two", "lab/three"]
    assert [line for line in sitting.shown if line.startswith("note Next")] == [
        "note Next: Question two (easy, 5 min, new)",
        "note Next: Question three (easy, 5 min, new)",
    ]


def test_spare_ones_take_the_place_of_skipped_ones(home: Path) -> None:
    """A spare question is asked for each one that was skipped, and none where nothing was."""
    choices = [CHOICES[0], *(replace(choice, spare=True) for choice in CHOICES[1:])]
    skipping = Sitting(home, "s", "s", "s")
    assert run(skipping, choices) == []
    assert len(asked(skipping)) == 3
    once = Sitting(home, "s", *ROUND, edits=(types(),))
    assert run(once, choices) == ["lab/two"]
    assert len(asked(once)) == 2
    never = Sitting(home, *ROUND, edits=(types(),))
    assert run(never, choices) == ["lab/one"]
    assert not any("Next" in line for line in never.shown)


@pytest.mark.parametrize(("total", "number"), [(None, "2 · new"), (3, "2 of 3 · new")])
def test_questions_are_numbered(home: Path, total: int | None, number: str) -> None:
    """The heading counts the questions, with their total where that is settled, and says why each comes."""
    sitting = Sitting(home, "s", "q")
    run(sitting, total=total)
    assert asked(sitting)[1] == f"question lab/two ({number}, new) with expectations"


def test_skipping_goes_on_at_once(home: Path) -> None:
    """After a skipped question the next is asked without further ado."""
    sitting = Sitting(home, "s", "s", *ROUND, edits=(types(),))
    assert run(sitting) == ["lab/three"]
    assert len(asked(sitting)) == 3


@pytest.mark.parametrize("key", ["q", END])
def test_quitting_ends_it(home: Path, key: Typed) -> None:
    """Quitting, or the end of input, asks no further question and keeps what was recorded."""
    at_question = Sitting(home, *ROUND, "", key, edits=(types(),))
    between = Sitting(home, *ROUND, key, edits=(types(),))
    assert run(at_question) == run(between) == ["lab/one"]
    assert (len(asked(at_question)), len(asked(between))) == (2, 1)


def test_nothing_to_practise(home: Path) -> None:
    """Without questions nothing is asked."""
    sitting = Sitting(home)
    assert run(sitting, []) == []
    assert sitting.shown == ["finished 0"]


def test_last_question_ends_it(home: Path) -> None:
    """After the last question nothing more is asked."""
    sitting = Sitting(home, *ROUND, edits=(types(),))
    run(sitting, CHOICES[:1])
    assert sitting.shown[-2:] == ["recorded good, due in 2 days", "finished 1"]


@pytest.mark.parametrize("prompt", range(len(ROUND) + 1))
def test_interrupted_in_the_second_round(home: Path, prompt: int) -> None:
    """Ctrl-C in a later round keeps the attempts before it, and its own answer as a draft."""
    sitting = Sitting(home, *ROUND, *("", *ROUND)[:prompt], CTRL_C, edits=(types(), types()))
    with pytest.raises(Interrupted):
        run(sitting)
    assert [item.question for item in sitting.attempts] == ["lab/one"]
    assert [ANSWER in text for text in drafts(home)] == [True] * (prompt > 1)


def test_failing_editor_ends_it(home: Path) -> None:
    """Giving up on the editor ends the sitting with its error."""
    sitting = Sitting(home, "", "q", edits=(fails(types()),))
    with pytest.raises(EditorError):
        run(sitting)
    assert len(asked(sitting)) == 1


def test_failing_store_ends_it(home: Path) -> None:
    """An attempt that cannot be recorded ends the sitting, so that no second answer is at risk."""

    class Refuses(MemoryProgress):
        def append(self, attempt: Attempt) -> None:
            raise ProgressError(f"`{attempt.id}`: no space left")

    sitting = Sitting(home, *ROUND, edits=(types(),), store=Refuses())
    with pytest.raises(ProgressError):
        run(sitting)
    assert len(asked(sitting)) == 1
    assert [ANSWER in text for text in drafts(home)] == [True]
