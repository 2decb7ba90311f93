"""The screen that the stories are told on, in a terminal."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.core.schedule import Standing
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.model.text import clean
from mlprep_cli.store.base import Draft
from mlprep_cli.ui import coverage as marks
from mlprep_cli.ui import question as view
from mlprep_cli.ui.console import Terminal
from mlprep_cli.ui.markdown import folded_code
from mlprep_cli.ui.pager import page
from mlprep_cli.ui.words import day, duration, plural, points

PROMPT = "> "
GAP = "   "
POINTS_HELP = """\
Right so? Enter: as marked · `+5 -2 3?` puts points right (? is half)
`1 3 4` names them all · all · none · v: view your answer"""
TICKS_HELP = """\
Which did you say? `1 3 4?` (? is half) · all · none · v: view your answer
Enter: leave it ungraded"""
HELPS = {"points": POINTS_HELP, "ticks": TICKS_HELP}
SHORTEST = 2  # letters of an answer that is typed where a key is asked for


class PracticeScreen:
    """Shows questions and asks for keys. Each prompt lists its keys; long texts stop at each screenful."""

    def __init__(self, terminal: Terminal, calendar: Calendar, now: Callable[[], dt.datetime]) -> None:
        self._terminal = terminal
        self._calendar = calendar
        self._now = now

    def prompt(self) -> str:
        """Return what stands before the cursor when a key or a line is asked for."""
        return PROMPT

    def choose(self, keys: Mapping[str, str], *, end: str = "q") -> str:
        """Ask for one of the keys, each with what it does; Enter is the key ``. At the end of input, `end`."""
        while True:
            self._terminal.show(_key_line(keys, self._terminal.out.width))
            typed = self._terminal.ask(self.prompt())
            if typed is None:
                return end
            key = typed.strip().casefold()
            if key in keys:
                return key
            self.note(f"`{key}` is no key here." if key != "?" else "Type one of these keys, then Enter.")

    def line(self, prompt: str) -> str | None:
        """Ask for one line of text; None at the end of input."""
        if prompt in HELPS:
            self._terminal.show(Text(HELPS[prompt], "dim"))
        return self._terminal.ask(self.prompt())

    def turn(self, keys: Mapping[str, str], *, end: str) -> str:
        """Ask for one of the keys or for a line of text, and return either; at the end of input, `end`."""
        while True:
            self._terminal.show(_key_line(keys, self._terminal.out.width), Text("or type an answer in one line", "dim"))
            typed = self._terminal.ask(self.prompt())
            if typed is None:
                return end
            key = typed.strip().casefold()
            if key in keys or len(key) >= SHORTEST:
                return key if key in keys else typed.strip()
            self.note(f"`{key}` is no key here." if key != "?" else "Type one of these keys, or a line, then Enter.")

    def note(self, text: str) -> None:
        """Say something in passing."""
        self._terminal.out.print(Text(clean(text)), soft_wrap=True)

    def warn(self, text: str) -> None:
        """Say what the user should know."""
        self._terminal.warn(text)

    def error(self, error: MlprepError) -> None:
        """Say what is wrong and what to do."""
        self._terminal.error(error)

    def question(self, question: Question, standing: Standing, title: str, *, expectations: bool) -> None:
        """Show a question as the interviewer puts it."""
        today, last_on = self._days(standing)
        shown = view.asked(question, standing, title, expectations=expectations, today=today, last_on=last_on)
        self._terminal.show(Text(), shown)

    def hint(self, question: Question, number: int) -> None:
        """Show one hint; they are numbered from 1."""
        self._terminal.show(view.hint(question, number))

    def draft(self, draft: Draft, word_count: int) -> None:
        """Say what draft was left, and where."""
        when = day(self._calendar.day_of(draft.started), self._calendar.day_of(self._now()))
        self.note(f"You left a draft of {plural(word_count, 'word')} ({duration(draft.seconds)}, begun {when}).")
        self.note(f"It is in {draft.place}")
        if draft.swap:
            self.note("Vim kept words that you had not saved: go on writing, and let it recover them (R).")

    def answer(self, title: str, text: str) -> None:
        """Show an answer of the user's."""
        self._page(view.own_answer(title, clean(text)))

    def written(self, word_count: int, seconds: int, minutes: int) -> None:
        """Say how long the answer is, and how long it took against the question's minutes."""
        over = seconds - minutes * 60
        text = f"{plural(word_count, 'word')} in {duration(seconds)} of {minutes} minutes"
        self.note(f"{text}, {duration(over)} over." if over > 0 else f"{text}.")

    def expectations(self, question: Question) -> None:
        """Show what the interviewer expects, where the question was shown without."""
        self._terminal.show(view.expected(question))

    def doubt(self, question: Question, point: PointCoverage, number: int, total: int) -> None:
        """Show a point of which the program is unsure, and the sentence that comes closest; numbered from 1."""
        self._terminal.show(marks.doubt(question, point, number, total))

    def made(self, question: Question, coverage: Coverage, grade: Grade) -> None:
        """Show the points that the answer makes, wholly or half, and how many there are beside them."""
        self._terminal.show(marks.made(question, coverage, grade))

    def left_out(self, question: Question, coverage: Coverage, grade: Grade) -> None:
        """Show the points that were not found in the answer."""
        self._page(marks.left_out(question, coverage, grade))

    def rubric(self, question: Question, note: str) -> None:
        """Show all points, numbered from 1, without verdicts; `note` says why there are none."""
        self._terminal.warn(note)
        self._page(view.points(question))

    def sample(self, question: Question) -> bool:
        """Show the worked answer and the pitfalls; tell whether long code in it was left out."""
        self._page(view.sample(question, fold=True))
        return bool(folded_code(question.answer))

    def code(self, question: Question) -> None:
        """Show the code of the worked answer."""
        self._page(view.code(folded_code(question.answer)))

    def beside(self, question: Question, answer: str) -> None:
        """Show the user's answer and the worked one side by side, or one above the other where it is narrow."""
        self._page(view.beside(question, answer, self._terminal.out.width))

    def follow_up(self, item: FollowUp, number: int, total: int) -> None:
        """Show a follow-up question; they are numbered from 1."""
        self._terminal.show(view.follow_up(item, number, total))

    def follow_up_answer(self, item: FollowUp) -> None:
        """Show the answer to a follow-up question."""
        self._page(view.follow_up_answer(item))

    def references(self, question: Question) -> None:
        """Show where to read on, and on what the question rests."""
        self._terminal.show(view.references(question))

    def recorded(self, attempt: Attempt, standing: Standing, today: dt.date) -> None:
        """Say in one line that the attempt is kept, and when the question is due."""
        due = f"next due {day(standing.due_on, today)}" if standing.due_on else "not scheduled"
        said = ", ".join(filter(None, [attempt.rating, points(attempt), duration(attempt.seconds)]))
        self._terminal.show(Text.assemble(("Recorded", "bold green"), f": {said}; {due}."))

    def finished(self, attempts: Sequence[Attempt]) -> None:
        """Say what a sitting came to; nothing after one that recorded nothing, or a single attempt."""
        if len(attempts) > 1:
            total = duration(sum(item.seconds for item in attempts))
            self.note(f"That was {plural(len(attempts), 'question')} in {total}.")

    def _days(self, standing: Standing) -> tuple[dt.date, dt.date]:
        """Return today, and the day of the latest attempt (today where there is none)."""
        today = self._calendar.day_of(self._now())
        return today, standing.last_on or today

    def _page(self, part: RenderableType) -> None:
        """Show what may be longer than the screen."""
        page(self._terminal.out, part, self._terminal.ask if self._terminal.interactive else None)


def _key_line(keys: Mapping[str, str], columns: int) -> Text:
    """Return the keys with what they do, Enter first, in lines that break between keys."""
    text, used = Text(), 0
    for key, meaning in keys.items():
        part = Text(f"[{key or 'Enter'}]", "bold").append(f" {meaning}", "not bold")
        gap = "" if not used else GAP if used + len(GAP) + len(part) <= columns else "\n"
        used = len(part) + (used + len(gap) if gap == GAP else 0)
        text.append(gap).append_text(part)
    return text
