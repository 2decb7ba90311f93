"""The follow-ups of a question as turns: think, type a line, or write in the editor; all of it kept at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mlprep_cli.core.sheet import FIRST_LINE, follow_up_sheet, read_sheet, with_answer
from mlprep_cli.errors import EditorError
from mlprep_cli.flows.desk import Desk
from mlprep_cli.model.question import FollowUp
from mlprep_cli.store.base import Note

SKIP = "s"
WRITE = {"e": "answer in the editor"}
UNTOLD = {"": "next", **WRITE, SKIP: "skip the follow-ups"}


class FollowUps:
    """Follow-ups, asked one after the other; what is answered is kept beside the draft at `place`."""

    def __init__(self, desk: Desk, items: Sequence[FollowUp], place: str) -> None:
        self._desk = desk
        self._items = items
        self._place = place

    def ask(self) -> bool:
        """Ask each and let the user answer; False when the user has had enough."""
        return all(self._turn(item, number, UNTOLD) for number, item in self._each())

    def ask_and_tell(self, leave: str) -> bool:
        """Ask each, let the user answer, then show its answer; `leave` says what skipping the rest leads to.

        False when the user has had enough.
        """
        keys = {"": "think, then its answer", **WRITE, SKIP: leave}
        for number, item in self._each():
            if not self._turn(item, number, keys):
                return False
            self._desk.screen.follow_up_answer(item)
        return True

    def _each(self) -> Iterator[tuple[int, FollowUp]]:
        """Show each follow-up, with what was written to it before, and yield it."""
        for number, item in enumerate(self._items, start=1):
            self._desk.screen.follow_up(item, number, len(self._items))
            if text := self._said(item, number):
                self._desk.screen.answer("What you wrote to it", text)
            yield number, item

    def notes(self) -> list[tuple[FollowUp, str]]:
        """Return the follow-ups that the user answered in writing, each with the answer."""
        said = [(item, self._said(item, number)) for number, item in enumerate(self._items, start=1)]
        return [(item, text) for item, text in said if text]

    def _turn(self, item: FollowUp, number: int, keys: dict[str, str]) -> bool:
        """Let the user think, type a line, or write in the editor; False to skip the rest."""
        while True:
            said = self._desk.screen.turn(keys, end=SKIP)
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
            self._desk.screen.error(error)
            return False
        return True
