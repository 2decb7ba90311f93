"""After the comparison: the worked answer, the user's beside it on request, then each follow-up as a turn."""

from collections.abc import Callable
from pathlib import Path

from mlprep_cli.core.sheet import FIRST_LINE, follow_up_sheet, read_sheet, with_answer
from mlprep_cli.errors import EditorError
from mlprep_cli.flows.compare import ANSWER
from mlprep_cli.flows.desk import Desk
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.store.base import Note

SKIP = "s"
TURN = {"": "think, then its answer", "e": "answer in the editor", SKIP: "skip to the rating"}


class Reveal:
    """What is shown once an answer is compared; `notes` keeps what the user answers to the follow-ups."""

    def __init__(
        self, desk: Desk, question: Question, answer: str, draft_place: str, extra: FollowUp | None = None
    ) -> None:
        """Prepare it; `extra` is a follow-up beside those of the question."""
        self._desk = desk
        self._screen = desk.screen
        self._question = question
        self._answer = answer
        self._place = draft_place
        self._follow_ups = [*question.follow_ups, *([extra] if extra else [])]

    def run(self) -> None:
        """Show it all, one thing after the other, as far as the user wants."""
        if self._look({"": "sample answer"}) == SKIP:
            return
        folded = self._screen.sample(self._question)
        following = "follow-ups" if self._follow_ups else "references"
        keys = {"": following, "b": "compare with yours"} | ({"c": "the code"} if folded else {})
        if self._look(keys) == "" and self._follow_up():
            self._screen.references(self._question)

    def notes(self) -> list[tuple[FollowUp, str]]:
        """Return the follow-ups that the user answered in writing, each with the answer."""
        said = [(item, self._said(item, number)) for number, item in enumerate(self._follow_ups, start=1)]
        return [(item, text) for item, text in said if text]

    def _look(self, keys: dict[str, str]) -> str:
        """Show what is asked to be looked at again, until the choice is to go on or, with `s`, to skip."""
        views: dict[str, Callable[[], None]] = {
            "c": lambda: self._screen.code(self._question),
            "b": lambda: self._screen.beside(self._question, self._answer),
            "v": lambda: self._screen.answer(ANSWER, self._answer),
        }
        keys = {**keys, "v": "view your answer", SKIP: "skip to the rating"}
        while (choice := self._screen.choose(keys, end=SKIP)) in views:
            views[choice]()
        return choice

    def _follow_up(self) -> bool:
        """Ask each follow-up, let the user answer, then show its answer; False when the user has had enough."""
        for number, item in enumerate(self._follow_ups, start=1):
            self._screen.follow_up(item, number, len(self._follow_ups))
            if text := self._said(item, number):
                self._screen.answer("What you wrote to it", text)
            if not self._turn(item, number):
                return False
            self._screen.follow_up_answer(item)
        return True

    def _turn(self, item: FollowUp, number: int) -> bool:
        """Let the user think, type a line, or write in the editor; False to skip the rest."""
        while True:
            said = self._screen.turn(TURN, end=SKIP)
            if said in {"", SKIP}:
                return said == ""
            if said != "e":
                self._keep(item, number, said)
                return True
            if self._write(item, number):
                return True

    def _keep(self, item: FollowUp, number: int, line: str) -> None:
        """Keep a line that was typed, below what was written before."""
        said = f"{self._said(item, number)}\n\n{line}".strip()
        note = self._desk.notes.open(self._place, number, follow_up_sheet(item))
        note.text = with_answer(follow_up_sheet(item), said)
        self._desk.notes.save(note)

    def _said(self, item: FollowUp, number: int) -> str:
        """Return what was written to a follow-up so far; empty when nothing was."""
        note = self._desk.notes.read(self._place, number)
        return read_sheet(note.text, follow_up_sheet(item)).whole() if note else ""

    def _write(self, item: FollowUp, number: int) -> bool:
        """Let the user answer in the editor; False when it failed and left nothing."""
        note: Note = self._desk.notes.open(self._place, number, follow_up_sheet(item))
        try:
            self._desk.editor.edit(Path(note.place), FIRST_LINE)
        except EditorError as error:
            self._screen.error(error)
            return False
        return True
