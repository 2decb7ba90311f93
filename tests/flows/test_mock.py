"""The story of a mock interview."""

from pathlib import Path

import pytest

from conftest import NOW, make_question
from mlprep_cli.errors import Interrupted
from mlprep_cli.flows.mock import Interview
from mlprep_cli.model.mock import Asked, Mock
from mlprep_cli.store.memory import MemoryProgress
from mlprep_cli.store.mock import MockFile
from scripted import ANSWER, CTRL_C, Clock, Edit, Sitting, Typed, nothing, types

QUESTIONS = {name: make_question(name) for name in ("lab/one", "lab/two")}
# At each prompt of a question: write, think about follow-up 1, a line for follow-up 2.
ANSWERED: tuple[Typed, ...] = ("", "", "Because of the norm.")


def interview(*names: str, minutes: int = 10, strict: bool = False) -> Mock:
    """Return an interview of these questions."""
    return Mock(started=NOW, minutes=minutes, strict=strict, questions=[Asked(question=name) for name in names])


class Room:
    """A place where an interview is sat: each sitting types something, and goes on with what the last one left."""

    def __init__(self, home: Path, mock: Mock) -> None:
        self.home = home
        self.box = MockFile(home / "mock.toml", home / "reports")
        self.box.save(mock)
        self.store = MemoryProgress()
        self.clock = Clock()
        self.left = list[int]()

    def sit(self, *typed: Typed, edits: tuple[Edit, ...] = ()) -> tuple[bool, Sitting]:
        """Sit; return whether it came to its end, and what was seen."""
        with Sitting(self.home, *typed, edits=edits, store=self.store, clock=self.clock) as sitting:
            mock = self.box.load()
            assert mock is not None
            talk = Interview(sitting.desk, self.box, mock, QUESTIONS, lambda _: sitting.screen)
            try:
                return talk.run(), sitting
            finally:
                self.left.append(talk.left())

    @property
    def mock(self) -> Mock:
        """The interview as it is kept."""
        found = self.box.load()
        assert found is not None
        return found


def test_whole_interview(home: Path) -> None:
    """Every question and its follow-ups come before anything is revealed; then each answer is recorded with a grade."""
    room = Room(home, interview("lab/one", "lab/two"))
    over, sitting = room.sit(*ANSWERED, *ANSWERED, "a", edits=(types(), types("Nothing to the point.")))
    assert over
    asked = [line for line in sitting.shown if line.split()[0] in {"question", "follow-up", "recorded"}]
    assert [line.split()[0] for line in asked] == ["question", "follow-up", "follow-up"] * 2 + ["recorded"] * 2
    assert "question lab/one (1 of 2, new) with expectations" in asked
    assert not [line for line in sitting.shown if line.startswith(("sample", "hint", "follow-up answer", "left out"))]
    first, second = sitting.attempts
    assert (first.question, second.question) == ("lab/one", "lab/two")
    assert first.score is not None
    assert first.score > (second.score or 0)
    assert [item.attempt for item in room.mock.questions] == [first.id, second.id]
    notes = (home / first.answer.replace(".md", ".follow-ups.md")).read_text(encoding="utf-8")
    assert "Because of the norm." in notes


def test_going_through_the_answers(home: Path) -> None:
    """Looked at one by one, an answer is compared, can be put right, and leads to the worked one."""
    room = Room(home, interview("lab/one"))
    over, sitting = room.sit(*ANSWERED, "", "none", "", "", "", "", edits=(types("Nothing."),))
    assert over
    assert "sample" in sitting.shown
    assert "follow-up answer" in " ".join(sitting.shown)
    (attempt,) = sitting.attempts
    assert (attempt.covered, attempt.rating) == ([], "again")
    assert not any("answer again first" in keys.values() for keys in sitting.screen.keys)


def test_strict_hides_the_expectations(home: Path) -> None:
    """A strict interview does not say what is expected."""
    _, sitting = Room(home, interview("lab/one", strict=True)).sit("s")
    assert "question lab/one (1 of 1, new) without expectations" in sitting.shown


def test_pause_and_resume(home: Path) -> None:
    """Paused, the clock stands and answers are kept; another time it goes on with the next question, then ends."""
    room = Room(home, interview("lab/one", "lab/two"))
    over, sitting = room.sit(*ANSWERED, "q", edits=(types(),))
    assert not over
    assert sitting.attempts == []
    assert [item.state for item in room.mock.questions] == ["answered", "open"]
    spent = room.mock.seconds
    assert room.left == [600 - spent]
    room.clock.passes(100_000)
    over, sitting = room.sit("s", "a")
    assert over
    assert [item.question for item in sitting.attempts] == ["lab/one"]
    assert ANSWER in (home / sitting.attempts[0].answer).read_text(encoding="utf-8")
    assert spent < room.mock.seconds < spent + 60
    assert [item.state for item in room.mock.questions] == ["recorded", "skipped"]


@pytest.mark.parametrize("prompts", range(4))
def test_control_c_at_any_prompt_loses_nothing(home: Path, prompts: int) -> None:
    """Interrupted at any prompt, the interview goes on from there, with the answer written so far."""
    room = Room(home, interview("lab/one"))
    typed = [*ANSWERED, "a"][:prompts]
    with pytest.raises(Interrupted) as caught:
        room.sit(*typed, CTRL_C, edits=(types(),))
    assert caught.value.hint == "`mlprep mock` goes on with the interview"
    rest: tuple[Typed, ...] = (*ANSWERED, "a") if prompts == 0 else ("a",)
    over, sitting = room.sit(*rest, edits=(types(),))
    assert over
    (attempt,) = sitting.attempts
    assert ANSWER in (home / attempt.answer).read_text(encoding="utf-8")


def test_ended_early(home: Path) -> None:
    """Ended by the user, what was not asked stays open, and what was answered is recorded."""
    room = Room(home, interview("lab/one", "lab/two"))
    over, sitting = room.sit(*ANSWERED, "e", "a", edits=(types(),))
    assert over
    assert [item.state for item in room.mock.questions] == ["recorded", "open"]
    assert len(sitting.attempts) == 1


def test_answers_can_be_looked_at_later(home: Path) -> None:
    """The look at the answers can wait; the clock does not run meanwhile."""
    room = Room(home, interview("lab/one"))
    assert room.sit(*ANSWERED, "q", edits=(types(),))[0] is False
    spent = room.mock.seconds
    assert room.mock.closed
    over, sitting = room.sit("a")
    assert over
    assert (len(sitting.attempts), room.mock.seconds) == (1, spent)


def test_time_beyond_cuts_nothing_short(home: Path) -> None:
    """When the time is over the answer is written all the same, and the time beyond is counted."""
    room = Room(home, interview("lab/one", minutes=1))
    over, sitting = room.sit(*ANSWERED, "a", edits=(types(),))
    assert over
    assert len(sitting.attempts) == 1
    assert room.mock.seconds > 60
    assert room.left[0] < 0


def test_nothing_written_asks_again(home: Path) -> None:
    """An empty answer is no answer: the question stays, and can be skipped."""
    room = Room(home, interview("lab/one"))
    over, sitting = room.sit("", "s", edits=(nothing,))
    assert over
    assert "note Nothing written." in sitting.shown
    assert sitting.attempts == []


def test_question_that_left_its_pack(home: Path) -> None:
    """A question that is in no pack any more is said to be left out, and the interview goes on."""
    room = Room(home, interview("lab/gone", "lab/one"))
    over, sitting = room.sit(*ANSWERED, "a", edits=(types(),))
    assert over
    assert "warn `lab/gone` is in no pack any more: left out" in sitting.shown
    assert len(sitting.attempts) == 1


def test_draft_recorded_elsewhere(home: Path) -> None:
    """An answer whose draft is gone, because `practice` recorded it, is not recorded again."""
    room = Room(home, interview("lab/one"))
    room.sit(*ANSWERED, "q", edits=(types(),))
    for path in (home / "drafts" / "lab").iterdir():
        path.unlink()
    over, sitting = room.sit("a")
    assert over
    assert sitting.attempts == []
    assert any("recorded or set aside elsewhere" in line for line in sitting.shown)
