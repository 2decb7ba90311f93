"""What a story needs at hand: the screen, the editor, the stores, the clock."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.core.schedule import Standing
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.store.base import AnswerBox, Draft, DraftBox, NoteBox, ProgressStore

if TYPE_CHECKING:
    from mlprep_cli.flows.consult import Interviewer


class Asking(Protocol):
    """The least that a story shows and asks. Asking raises `Interrupted` after Ctrl-C."""

    def choose(self, keys: Mapping[str, str], *, end: str = "q") -> str:
        """Ask for one of the keys, each with what it does; Enter is the key ``. At the end of input, `end`."""

    def note(self, text: str) -> None:
        """Say something in passing."""

    def warn(self, text: str) -> None:
        """Say what the user should know."""


class Screen(Asking, Protocol):
    """What the stories of practice show and ask."""

    def line(self, prompt: str) -> str | None:
        """Ask for one line of text; None at the end of input."""

    def turn(self, keys: Mapping[str, str], *, end: str) -> str:
        """Ask for one of the keys or for a line of text, and return either; at the end of input, `end`."""

    def error(self, error: MlprepError) -> None:
        """Say what is wrong and what to do."""

    def question(self, question: Question, standing: Standing, title: str, *, expectations: bool) -> None:
        """Show a question as the interviewer puts it."""

    def hint(self, question: Question, number: int) -> None:
        """Show one hint; they are numbered from 1."""

    def draft(self, draft: Draft, word_count: int) -> None:
        """Say what draft was left, and where."""

    def answer(self, title: str, text: str) -> None:
        """Show an answer of the user's."""

    def written(self, word_count: int, seconds: int, minutes: int) -> None:
        """Say how long the answer is, and how long it took against the question's minutes."""

    def expectations(self, question: Question) -> None:
        """Show what the interviewer expects, where the question was shown without."""

    def doubt(self, question: Question, point: PointCoverage, number: int, total: int) -> None:
        """Show a point of which the program is unsure, and the sentence that comes closest; numbered from 1."""

    def made(self, question: Question, coverage: Coverage, grade: Grade) -> None:
        """Show the points that the answer makes, wholly or half, and how many there are beside them."""

    def left_out(self, question: Question, coverage: Coverage, grade: Grade) -> None:
        """Show the points that were not found in the answer."""

    def rubric(self, question: Question, note: str) -> None:
        """Show all points, numbered from 1, without verdicts; `note` says why there are none."""

    def sample(self, question: Question) -> bool:
        """Show the worked answer and the pitfalls; tell whether long code in it was left out."""

    def code(self, question: Question) -> None:
        """Show the code of the worked answer."""

    def beside(self, question: Question, answer: str) -> None:
        """Show the user's answer and the worked one side by side, or one above the other where it is narrow."""

    def follow_up(self, item: FollowUp, number: int, total: int) -> None:
        """Show a follow-up question; they are numbered from 1."""

    def follow_up_answer(self, item: FollowUp) -> None:
        """Show the answer to a follow-up question."""

    def references(self, question: Question) -> None:
        """Show where to read on, and on what the question rests."""

    def recorded(self, attempt: Attempt, standing: Standing, today: dt.date) -> None:
        """Say in one line that the attempt is kept, and when the question is due."""

    def finished(self, attempts: Sequence[Attempt]) -> None:
        """Say what a sitting came to; nothing after one that recorded nothing, or a single attempt."""


class Editing(Protocol):
    """Opens files for the user."""

    def edit(self, path: Path, line: int) -> None:
        """Open a file at a line (from 1) and wait; raises `EditorError`."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All of it. `now` returns an aware instant in UTC, `new_id` a new ULID for an instant.

    `interviewer` is the language model that grades too, None where there is none.
    """

    screen: Screen
    editor: Editing
    store: ProgressStore
    answers: AnswerBox
    drafts: DraftBox
    notes: NoteBox
    now: Callable[[], dt.datetime]
    new_id: Callable[[dt.datetime], str]
    calendar: Calendar
    strict: bool = False
    interviewer: "Interviewer | None" = None

    def today(self) -> dt.date:
        """Return the day of the calendar that it is."""
        return self.calendar.day_of(self.now())
