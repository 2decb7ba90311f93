"""One question of the loop: ask, hint, write, compare, reveal, follow up, rate, record."""

from collections.abc import Sequence
from contextlib import suppress
from enum import Enum, auto

from mlprep_cli.core.grading import Grade
from mlprep_cli.core.rating import suggest
from mlprep_cli.core.schedule import Standing, standing
from mlprep_cli.core.sheet import Before
from mlprep_cli.errors import Interrupted, MlprepError
from mlprep_cli.flows.compare import Comparison, compare
from mlprep_cli.flows.desk import Desk
from mlprep_cli.flows.record import Answered, keep_follow_ups, record
from mlprep_cli.flows.reveal import Reveal
from mlprep_cli.flows.write import Writing
from mlprep_cli.model.attempt import RATINGS, Attempt, Rating
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.store.base import Draft


class Outcome(Enum):
    """How a round ended."""

    RECORDED = auto()
    SKIPPED = auto()
    QUIT = auto()


ENDS = {"s": Outcome.SKIPPED, "q": Outcome.QUIT}


class Round:
    """One question, from asking it to recording the attempt."""

    def __init__(self, desk: Desk, question: Question) -> None:
        self._desk = desk
        self._screen = desk.screen
        self._question = question
        self._hints = 0
        self._writing = Writing(desk, question)
        self._last_place = ""

    def run(self, title: str) -> tuple[Outcome, list[Attempt]]:
        """Go through the round and return how it ended and what it recorded; `title` is shown in the heading."""
        now = self._standing()
        self._screen.question(self._question, now, title, expectations=not self._desk.strict)
        try:
            answer = self._answer(now)
            return (answer, []) if isinstance(answer, Outcome) else (Outcome.RECORDED, self._finish(answer))
        except (KeyboardInterrupt, Interrupted):
            raise Interrupted("interrupted", hint=self._keep()) from None
        except MlprepError:
            self._keep()
            raise

    def _keep(self) -> str:
        """Write down the time spent, and say what becomes of the draft; empty when there is none."""
        with suppress(MlprepError):
            self._writing.pause()
        return "`mlprep practice` goes on with your draft, which is kept" if self._writing.text() else ""

    def _standing(self) -> Standing:
        """Return where the question stands."""
        attempts = [item for item in self._desk.store.read().attempts if item.question == self._question.id]
        return standing(attempts, self._desk.now(), self._desk.calendar)

    def _answer(self, now: Standing) -> str | Outcome:
        """Return the answer, or how the round ended without one."""
        answer = self._take_up_draft()
        while not answer:
            choice = self._screen.choose(self._keys(now))
            if choice in ENDS:
                return ENDS[choice]
            if choice == "h":
                self._hints += 1
                self._screen.hint(self._question, self._hints)
            elif choice == "p":
                self._show_previous(now)
            else:
                answer = self._write()
        return answer

    def _keys(self, now: Standing) -> dict[str, str]:
        """Return what can be done before the answer."""
        keys = {"": "write"}
        left = len(self._question.approach) - self._hints
        if left > 0:
            keys["h"] = f"hint ({left} left)"
        if now.last:
            keys["p"] = "previous answer"
        return keys | {"s": "skip", "q": "quit"}

    def _write(self) -> str:
        """Let the user write; an empty answer records nothing."""
        answer = self._writing.write(self._hints)
        if not answer:
            self._writing.drop()
            self._screen.note("Nothing written, nothing recorded.")
        return answer

    def _take_up_draft(self) -> str | Outcome:
        """Offer a draft left from before; return what comes of it, empty where there is no answer yet."""
        left = next((item for item in self._desk.drafts.left_over() if item.question == self._question.id), None)
        if left is None:
            return ""
        draft = self._writing.resume(left)
        if self._writing.text() or draft.swap:
            return self._offer(draft)
        self._writing.drop()
        return ""

    def _offer(self, draft: Draft) -> str | Outcome:
        """Ask what to do with a draft."""
        self._hints = draft.hints
        self._screen.draft(draft, len(self._writing.text().split()))
        keys = {"": "go on writing", "d": "done, use it as it is", "n": "start anew", "s": "skip", "q": "quit"}
        choice = self._screen.choose(keys)
        if choice in ENDS:
            return ENDS[choice]
        if choice == "":
            return self._write()
        if choice == "n":
            self._writing.set_aside()
            self._hints = 0
        return self._writing.take() if choice == "d" else ""

    def _show_previous(self, now: Standing) -> None:
        """Show the last answer to this question."""
        if now.last is None:
            return
        title = f"Your answer of {now.last_on}"
        text = self._desk.answers.read(now.last.answer) if now.last.answer else None
        self._screen.answer(title, text or "The file of this answer is gone.")
        if follow_ups := self._desk.answers.read_follow_ups(now.last.answer):
            self._screen.answer("What you wrote to its follow-ups", follow_ups)

    def _finish(self, answer: str) -> list[Attempt]:
        """Compare, reveal, follow up, rate, record; as often as the user wants to answer again."""
        done = list[Attempt]()
        while True:
            found = self._compare(answer, expectations=self._desk.strict and not done)
            if not found.again:
                return [*done, self._reveal(answer, found)]
            done.append(self._record(answer, found.grade, self._suggested(found.grade)))
            again = self._answer_again(answer, found.grade)
            if not again:
                self._reveal_only(answer, done[-1])
                return done
            answer = again

    def _compare(self, answer: str, *, expectations: bool) -> Comparison:
        """Show which points of the rubric the answer covers; a strict round shows its expectations now."""
        self._screen.written(len(answer.split()), self._seconds(), self._question.minutes)
        if expectations and self._question.expectations:
            self._screen.expectations(self._question)
        return compare(self._screen, self._question, answer, self._desk.interviewer)

    def _reveal(self, answer: str, found: Comparison) -> Attempt:
        """Show the worked answer and the follow-ups, let the user rate the answer, and record it."""
        reveal = Reveal(self._desk, self._question, answer, self._place(), found.follow_up)
        reveal.run()
        rating = self._rate(self._suggested(found.grade))
        return self._record(answer, found.grade, rating, reveal.notes())

    def _reveal_only(self, answer: str, attempt: Attempt) -> None:
        """Show the worked answer and the follow-ups to an answer that is recorded already."""
        self._screen.note("Your first answer stands as it was recorded.")
        reveal = Reveal(self._desk, self._question, answer, self._place())
        try:
            reveal.run()
        finally:  # there is no draft any more that could keep them
            keep_follow_ups(self._desk, attempt.answer, reveal.notes())
            self._desk.notes.clear(self._place())

    def _answer_again(self, answer: str, grade: Grade) -> str:
        """Let the user answer again without seeing what is missing; empty when nothing was written."""
        points = {point.id: point.point for point in self._question.rubric}
        made = [points[name] for name in (*grade.ids("covered"), *grade.ids("unsure"))]
        before = Before(answer, made, len(grade.ids("missed")))
        self._writing = Writing(self._desk, self._question, before)
        return self._write()

    def _record(
        self, answer: str, grade: Grade, rating: Rating, follow_ups: Sequence[tuple[FollowUp, str]] = ()
    ) -> Attempt:
        """Keep the answer and its attempt, and say when the question is due."""
        draft = self._writing.draft
        started = draft.started if draft else self._desk.now()
        answered = Answered(self._question.id, answer, started, self._seconds(), self._hints, follow_ups)
        attempt, after = record(self._desk, answered, grade, rating)
        self._last_place = self._place()
        self._writing.drop()
        self._screen.recorded(attempt, after, self._desk.today())
        return attempt

    def _seconds(self) -> int:
        """Return the time spent on the answer."""
        return self._writing.draft.seconds if self._writing.draft else 0

    def _place(self) -> str:
        """Return where the draft lies, or lay."""
        return self._writing.draft.place if self._writing.draft else self._last_place

    def _suggested(self, grade: Grade) -> Rating:
        """Return the rating that an answer deserves by its points, the hints taken and the time."""
        return suggest(grade.score, hints=self._hints, seconds=self._seconds(), minutes=self._question.minutes)

    def _rate(self, suggested: Rating) -> Rating:
        """Ask for the rating; Enter takes the suggested one."""
        keys = {str(i): name for i, name in enumerate(RATINGS, start=1)}
        choice = self._screen.choose({"": f"rate it {suggested}"} | keys, end="")
        return RATINGS[int(choice) - 1] if choice else suggested
