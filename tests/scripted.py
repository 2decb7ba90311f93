"""A desk for the stories: a screen and an editor that follow a script, a clock that ticks as they are used."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from ulid import ULID

from conftest import NOW
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.core.schedule import Standing
from mlprep_cli.core.sheet import FIRST_LINE
from mlprep_cli.errors import EditorError, Interrupted, MlprepError
from mlprep_cli.flows.desk import Desk
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.store.answers import AnswerFolder
from mlprep_cli.store.base import Draft, ProgressStore
from mlprep_cli.store.drafts import FileDrafts
from mlprep_cli.store.memory import MemoryProgress
from mlprep_cli.store.notes import FileNotes

ANSWER = "Sums of d terms have variance d, so the softmax saturates."
CTRL_C = "ctrl-c"
END = None  # of input
PROMPT_SECONDS = 10  # that each answer at a prompt takes
EDIT_SECONDS = 60  # that each round trip through the editor takes

Typed = str | None
Edit = Callable[[Path], None]


class Clock:
    """A clock that stands still unless told that time passes."""

    def __init__(self, at: dt.datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> dt.datetime:
        """Return the instant that it is."""
        return self.at

    def passes(self, seconds: float) -> None:
        """Let time go by."""
        self.at += dt.timedelta(seconds=seconds)


class ScriptedScreen:
    """Writes down what is shown, one line each, and answers from a list; past its end, input has ended."""

    def __init__(self, clock: Clock, *typed: Typed) -> None:
        self.clock = clock
        self.typed = list(typed)
        self.shown = list[str]()
        self.keys = list[dict[str, str]]()

    def choose(self, keys: Mapping[str, str], *, end: str = "q") -> str:
        """Take the next key from the list."""
        self.keys.append(dict(keys))
        self._show(f"? {'/'.join(keys.values())}")
        key = self._answer(f"a key of {list(keys)}")
        assert key is END or key in keys, f"`{key}` is none of {dict(keys)}"
        return end if key is END else key

    def line(self, prompt: str) -> str | None:
        """Take the next line from the list."""
        self._show(f"? line {prompt}".rstrip())
        return self._answer(f"a line of {prompt or 'words'}")

    def turn(self, keys: Mapping[str, str], *, end: str) -> str:
        """Take the next key or line from the list."""
        self.keys.append(dict(keys))
        self._show(f"? {'/'.join(keys.values())}")
        typed = self._answer("a turn")
        return end if typed is END else typed

    def _answer(self, wanted: str) -> Typed:
        self.clock.passes(PROMPT_SECONDS)
        typed = self.next(wanted)
        if typed == CTRL_C:
            raise Interrupted("interrupted")
        return typed

    def next(self, wanted: str) -> Typed:  # noqa: ARG002 - the list knows the order
        """Return what is typed next."""
        return self.typed.pop(0) if self.typed else END

    def _show(self, line: str) -> None:
        self.shown.append(line)

    def note(self, text: str) -> None:
        """Write down a note."""
        self._show(f"note {text}")

    def warn(self, text: str) -> None:
        """Write down a warning."""
        self._show(f"warn {text}")

    def error(self, error: MlprepError) -> None:
        """Write down an error."""
        self._show(f"error {error.message}")

    def question(self, question: Question, standing: Standing, title: str, *, expectations: bool) -> None:
        """Write down that the question was asked."""
        shown = "with" if expectations else "without"
        self._show(f"question {question.id} ({title}, {standing.status}) {shown} expectations")

    def hint(self, question: Question, number: int) -> None:
        """Write down a hint."""
        self._show(f"hint {question.approach[number - 1]}")

    def draft(self, draft: Draft, word_count: int) -> None:
        """Write down what draft was offered."""
        self._show(f"draft {Path(draft.place).name}: {word_count} words, {draft.seconds} s, {draft.hints} hints")

    def answer(self, title: str, text: str) -> None:
        """Write down an answer of the user's."""
        self._show(f"answer {title}: {text.strip()}")

    def written(self, word_count: int, seconds: int, minutes: int) -> None:
        """Write down length and time."""
        self._show(f"written {word_count} words in {seconds} s of {minutes} min")

    def finished(self, attempts: Sequence[Attempt]) -> None:
        """Write down how many attempts a sitting came to."""
        self._show(f"finished {len(attempts)}")

    def expectations(self, question: Question) -> None:
        """Write down that the expectations were shown after all."""
        self._show(f"expectations {len(question.expectations)}")

    def doubt(self, question: Question, point: PointCoverage, number: int, total: int) -> None:  # noqa: ARG002
        """Write down of which point the program is unsure."""
        self._show(f"doubt {number} of {total}: {point.id}")

    def made(self, question: Question, coverage: Coverage, grade: Grade) -> None:  # noqa: ARG002
        """Write down what the answer is said to cover."""
        self._show(f"made {grade.in_words()}: {' '.join([*grade.ids('covered'), *grade.ids('unsure')])}".rstrip(": "))

    def left_out(self, question: Question, coverage: Coverage, grade: Grade) -> None:  # noqa: ARG002
        """Write down what was not found."""
        self._show(f"left out {' '.join(grade.ids('missed'))}")

    def rubric(self, question: Question, note: str) -> None:
        """Write down that the points were shown without verdicts."""
        self._show(f"rubric of {len(question.rubric)}: {note}")

    def sample(self, question: Question) -> bool:
        """Write down that the worked answer was shown; its code is left out where it has some."""
        self._show("sample")
        return "```" in question.answer

    def code(self, question: Question) -> None:  # noqa: ARG002 - there is one
        """Write down that the code was shown."""
        self._show("code")

    def beside(self, question: Question, answer: str) -> None:  # noqa: ARG002 - there is one
        """Write down that both answers were shown."""
        self._show(f"beside {answer.strip()}")

    def follow_up(self, item: FollowUp, number: int, total: int) -> None:
        """Write down a follow-up."""
        self._show(f"follow-up {number} of {total}: {item.question}")

    def follow_up_answer(self, item: FollowUp) -> None:
        """Write down its answer."""
        self._show(f"follow-up answer {item.answer}")

    def references(self, question: Question) -> None:
        """Write down the references."""
        self._show(f"references {len(question.references)}")

    def recorded(self, attempt: Attempt, standing: Standing, today: dt.date) -> None:
        """Write down what was recorded."""
        due = (standing.due_on - today).days if standing.due_on else None
        self._show(f"recorded {attempt.rating}, due in {due} days")


@dataclass
class ScriptedEditor:
    """Does one edit after the other to the file it is given; each takes a minute. Past the last, it fails."""

    clock: Clock
    edits: list[Edit] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def edit(self, path: Path, line: int) -> None:
        """Note what the file holds, then edit it."""
        self.opened.append(path.read_text(encoding="utf-8"))
        self.lines.append(line)
        self.clock.passes(EDIT_SECONDS)
        edit = self.edits.pop(0) if self.edits else fails()
        edit(path)


def types(words: str = ANSWER) -> Edit:
    """Type words where the cursor is."""

    def edit(path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join([*lines[: FIRST_LINE - 1], words, *lines[FIRST_LINE - 1 :]]), encoding="utf-8")

    return edit


def adds_below(words: str) -> Edit:
    """Add words at the very end, below the scissors line."""
    return changes(lambda text: f"{text}\n{words}\n")


def changes(change: Callable[[str], str]) -> Edit:
    """Replace the text by what `change` makes of it."""

    def edit(path: Path) -> None:
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return edit


def nothing(path: Path) -> None:
    """Close the editor without a word."""


def fails(*before: Edit) -> Edit:
    """Do some edits, then end with a status other than 0."""

    def edit(path: Path) -> None:
        for step in before:
            step(path)
        raise EditorError("the editor ended with status 1")

    return edit


def dies(*before: Edit) -> Edit:
    """Do some edits, then the terminal is closed."""

    def edit(path: Path) -> None:
        for step in before:
            step(path)
        raise Interrupted("ended by SIGHUP")

    return edit


class Sitting:
    """One run of the program over a home: what the user typed, and what is at hand."""

    def __init__(
        self,
        home: Path,
        *typed: Typed,
        edits: tuple[Edit, ...] = (),
        store: ProgressStore | None = None,
        clock: Clock | None = None,
        screen: ScriptedScreen | None = None,
        strict: bool = False,
    ) -> None:
        self.clock = clock or Clock()
        self.screen = screen or ScriptedScreen(self.clock, *typed)
        self.editor = ScriptedEditor(self.clock, list(edits))
        self.store = store or MemoryProgress()
        self.drafts = FileDrafts(home / "drafts")
        self.desk = Desk(
            screen=self.screen,
            editor=self.editor,
            store=self.store,
            answers=AnswerFolder(home),
            drafts=self.drafts,
            notes=FileNotes(home / "drafts" / "set-aside"),
            now=self.clock,
            new_id=lambda instant: str(ULID.from_datetime(instant)),
            calendar=Calendar(dt.UTC),
            strict=strict,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the drafts, as the end of a process does."""
        for place in list(self.drafts._locks):
            self.drafts._release(Path(place))

    @property
    def shown(self) -> list[str]:
        """What was shown and asked, in order."""
        return self.screen.shown

    @property
    def attempts(self) -> list[Attempt]:
        """The attempts recorded."""
        return self.store.read().attempts


def drafts(home: Path) -> list[str]:
    """Return the text of every draft on disk."""
    return [path.read_text(encoding="utf-8") for path in sorted(home.glob("drafts/*/*.md"))]


def kept_words(home: Path) -> str:
    """Return all words on disk: drafts, those set aside, and answers."""
    places = [
        *home.glob("drafts/*/*.md"),
        *home.glob("drafts/*/*.markdown"),
        *home.glob("drafts/set-aside/*"),
        *home.glob("answers/**/*.md"),
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in places)
