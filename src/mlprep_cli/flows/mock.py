"""A mock interview: questions and their follow-ups against the clock, nothing revealed; then a look at the answers."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.grading import UNGRADED, Grade, grade_by_rubric
from mlprep_cli.core.rating import suggest
from mlprep_cli.core.schedule import standing
from mlprep_cli.errors import Interrupted, MlprepError
from mlprep_cli.flows.compare import compare
from mlprep_cli.flows.desk import Desk, Screen
from mlprep_cli.flows.follow_ups import FollowUps
from mlprep_cli.flows.record import Answered, record
from mlprep_cli.flows.reveal import Reveal
from mlprep_cli.flows.write import Writing
from mlprep_cli.model.mock import Asked, Mock
from mlprep_cli.model.question import Question

KEYS = {"": "write", "s": "skip it", "e": "end the interview", "q": "pause"}
LOOK = {"": "go through the answers", "a": "take all marks as they are", "q": "later"}
GONE = "is in no pack any more: left out"


class MockBox(Protocol):
    """Keeps the interview that goes on."""

    def save(self, mock: Mock) -> None:
        """Keep where it stands, durably."""


class Interview:
    """An interview, begun or resumed. Its clock runs while questions are asked, not while answers are looked at."""

    def __init__(
        self,
        desk: Desk,
        box: MockBox,
        mock: Mock,
        questions: Mapping[str, Question],
        timed: Callable[[Callable[[], int]], Screen],
    ) -> None:
        """Prepare it.

        Args:
            desk: what is at hand.
            box: where the interview is kept.
            mock: where it stands.
            questions: all questions by id.
            timed: returns a screen that shows at each prompt the seconds left, which a function tells.
        """
        self._desk = desk
        self._box = box
        self._mock = mock
        self._questions = questions
        self._timed = replace(desk, screen=timed(self.left))
        self._before = mock.seconds
        self._since = desk.now()
        self._writings = dict[str, Writing]()

    def left(self) -> int:
        """Return the seconds that are left; a negative number is the time beyond."""
        spent = self._before + round((self._desk.now() - self._since).total_seconds())
        return self._mock.minutes * 60 - spent

    def run(self) -> bool:
        """Ask what is open, then look at what was answered; False where the user paused, to go on another time."""
        self._box.save(self._mock)
        try:
            return (self._mock.closed or self._ask_all()) and self._look_at_all()
        except (KeyboardInterrupt, Interrupted):
            with suppress(MlprepError):
                self._pause()
            raise Interrupted("interrupted", hint="`mlprep mock` goes on with the interview") from None

    def _pause(self) -> None:
        """Keep the time spent and every answer so far."""
        for writing in self._writings.values():
            writing.pause()
        if not self._mock.closed:
            self._mock.seconds = max(0, self._mock.minutes * 60 - self.left())
        self._box.save(self._mock)

    def _ask_all(self) -> bool:
        """Ask one open question after the other; False where the user paused."""
        total = len(self._mock.questions)
        for number, asked in enumerate(self._mock.questions, start=1):
            if asked.state != "open":
                continue
            key = self._ask(asked, f"{number} of {total}")
            self._pause()
            if key == "q":
                self._desk.screen.note("Paused, and the clock stands: `mlprep mock` goes on.")
                return False
            if key == "e":
                break
        self._mock.closed = True
        self._box.save(self._mock)
        return True

    def _ask(self, asked: Asked, title: str) -> str:
        """Ask one question and its follow-ups; return the key that ended it, empty where it was answered."""
        question = self._questions.get(asked.question)
        if question is None:
            self._desk.screen.warn(f"`{asked.question}` {GONE}")
            asked.state = "skipped"
            return ""
        attempts = [item for item in self._desk.store.read().attempts if item.question == question.id]
        now = standing(attempts, self._desk.now(), self._desk.calendar)
        self._timed.screen.question(question, now, title, expectations=not self._mock.strict)
        writing = self._writing(question)
        while True:
            key = self._timed.screen.choose(KEYS)
            if key:
                asked.state = "skipped" if key == "s" else asked.state
                return key
            if writing.write(hints=0):
                break
            writing.drop()
            self._timed.screen.note("Nothing written.")
        asked.state = "answered"
        self._pause()
        FollowUps(self._timed, question.follow_ups, writing.draft.place if writing.draft else "").ask()
        return ""

    def _writing(self, question: Question) -> Writing:
        """Return the answer to a question, one that was begun before where there is a draft of it."""
        if question.id not in self._writings:
            self._writings[question.id] = writing = Writing(self._timed, question)
            drafts = self._desk.drafts.left_over()
            if left := next((draft for draft in drafts if draft.question == question.id), None):
                writing.resume(left)
        return self._writings[question.id]

    def _look_at_all(self) -> bool:
        """Compare every answer with its rubric and record it; False where the user leaves that for later."""
        answered = self._mock.of("answered")
        if not answered:
            return True
        key = self._desk.screen.choose(LOOK, end="a")
        if key == "q":
            self._desk.screen.note("Your answers are kept: `mlprep mock` goes on.")
            return False
        for asked in answered:
            question = self._questions.get(asked.question)
            if question is None:
                self._desk.screen.warn(f"`{asked.question}` {GONE}")
                asked.state = "skipped"
            else:
                self._look_at(asked, question, quiet=key == "a")
            self._box.save(self._mock)
        return True

    def _look_at(self, asked: Asked, question: Question, *, quiet: bool) -> None:
        """Compare one answer with its rubric, show the worked one unless `quiet`, and record the attempt."""
        writing = self._writing(question)
        answer = writing.take()
        if not answer or writing.draft is None:
            self._desk.screen.warn(f"the answer to `{question.id}` was recorded or set aside elsewhere")
            asked.state = "skipped"
            return
        grade, reveal = self._compare(question, answer, writing.draft.place, quiet=quiet)
        draft = writing.draft
        answered = Answered(question.id, answer, draft.started, draft.seconds, 0, reveal.notes())
        rating = suggest(grade.score, hints=0, seconds=draft.seconds, minutes=question.minutes)
        attempt, after = record(self._desk, answered, grade, rating)
        asked.state, asked.attempt = "recorded", attempt.id
        writing.drop()
        self._desk.screen.recorded(attempt, after, self._desk.today())

    def _compare(self, question: Question, answer: str, place: str, *, quiet: bool) -> tuple[Grade, Reveal]:
        """Return the grade of an answer, and what was shown of it."""
        if quiet:
            grade = grade_by_rubric(question.rubric, cover(question, answer)) if question.rubric else UNGRADED
            return grade, Reveal(self._desk, question, answer, place)
        self._desk.screen.note(f"\n{question.title}")
        found = compare(self._desk.screen, question, answer, self._desk.interviewer, may_again=False)
        reveal = Reveal(self._desk, question, answer, place, found.follow_up, leave="go on")
        reveal.run()
        return found.grade, reveal
