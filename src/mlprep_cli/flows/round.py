"""One question of the loop: ask, hint, write, compare, reveal, follow up, rate, record."""

from contextlib import suppress
from enum import Enum, auto

from mlprep_cli.core.grading import Grade
from mlprep_cli.core.rating import suggest
from mlprep_cli.core.schedule import Standing, standing
from mlprep_cli.errors import Interrupted, MlprepError
from mlprep_cli.flows.compare import compare
from mlprep_cli.flows.desk import Desk
from mlprep_cli.flows.record import Answered, record
from mlprep_cli.flows.write import Writing
from mlprep_cli.model.attempt import RATINGS, Attempt, Rating
from mlprep_cli.model.question import Question
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

    def run(self, title: str) -> tuple[Outcome, Attempt | None]:
        """Go through the round; `title` is shown in the heading."""
        now = self._standing()
        self._screen.question(self._question, now, title, expectations=not self._desk.strict)
        try:
            answer = self._answer(now)
            return (answer, None) if isinstance(answer, Outcome) else (Outcome.RECORDED, self._finish(answer))
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
        if now.last:
            text = self._desk.answers.read(now.last.answer) if now.last.answer else None
            title = f"Your answer of {self._desk.calendar.day_of(now.last.started)}"
            self._screen.answer(title, text or "The file of this answer is gone.")

    def _finish(self, answer: str) -> Attempt:
        """Compare, reveal, follow up, rate, record."""
        draft = self._writing.draft
        seconds = draft.seconds if draft else 0
        started = draft.started if draft else self._desk.now()
        self._screen.written(len(answer.split()), seconds, self._question.minutes)
        grade = self._compare(answer)
        self._reveal(answer)
        suggested = suggest(grade.score, hints=self._hints, seconds=seconds, minutes=self._question.minutes)
        rating = self._rate(suggested)
        answered = Answered(self._question.id, answer, started, seconds, self._hints)
        attempt, after = record(self._desk, answered, grade, rating)
        self._writing.drop()
        self._screen.recorded(attempt, after, self._desk.today())
        return attempt

    def _compare(self, answer: str) -> Grade:
        """Show the rubric and which of its points the answer covers; a strict round shows its expectations now."""
        if self._desk.strict and self._question.expectations:
            self._screen.expectations(self._question)
        return compare(self._screen, self._question, answer)

    def _reveal(self, answer: str) -> None:
        """Show the worked answer, then each follow-up and its answer."""
        if self._look({"": "sample answer"}, answer) == "s":
            return
        folded = self._screen.sample(self._question)
        following = "follow-ups" if self._question.follow_ups else "references"
        code = {"c": "the code"} if folded else {}
        if self._look({"": following, **code}, answer) == "" and self._follow_up():
            self._screen.references(self._question)

    def _look(self, keys: dict[str, str], answer: str) -> str:
        """Show what is asked to be looked at again, until the choice is to go on or, with `s`, to skip."""
        keys = {**keys, "v": "view your answer", "s": "skip to the rating"}
        while (choice := self._screen.choose(keys, end="s")) in {"c", "v"}:
            if choice == "c":
                self._screen.code(self._question)
            else:
                self._screen.answer("Your answer", answer)
        return choice

    def _follow_up(self) -> bool:
        """Ask each follow-up, then show its answer; False when the user has had enough."""
        follow_ups = self._question.follow_ups
        for number, item in enumerate(follow_ups, start=1):
            self._screen.follow_up(item, number, len(follow_ups))
            if self._screen.choose({"": "think, then its answer", "s": "skip to the rating"}, end="s"):
                return False
            self._screen.follow_up_answer(item)
        return True

    def _rate(self, suggested: Rating) -> Rating:
        """Ask for the rating; Enter takes the suggested one."""
        keys = {str(i): name for i, name in enumerate(RATINGS, start=1)}
        choice = self._screen.choose({"": f"rate it {suggested}"} | keys, end="")
        return RATINGS[int(choice) - 1] if choice else suggested
