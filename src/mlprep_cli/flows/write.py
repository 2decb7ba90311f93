"""Writing an answer: a draft on disk, the editor, and what to do when the editor fails."""

from pathlib import Path

from mlprep_cli.core.sheet import FIRST_LINE, Before, Written, blank_sheet, read_sheet, with_answer
from mlprep_cli.errors import EditorError
from mlprep_cli.flows.desk import Desk
from mlprep_cli.model.question import Question
from mlprep_cli.store.base import Draft

TYPED_END = "."


class Writing:
    """The answer to one question while it is being written.

    The draft's `seconds` count what was spent on this answer: reading, thinking and typing from the question
    until the answer is taken, and what an earlier sitting spent on the draft.
    """

    def __init__(self, desk: Desk, question: Question, before: Before | None = None) -> None:
        """Begin to write; `before` is the answer that the user gave a moment ago and now answers again."""
        self._desk = desk
        self._question = question
        self._before = before
        self._since = desk.now()
        self._taken = False
        self.draft: Draft | None = None

    def text(self) -> str:
        """Return all words so far, without header and scissors, with those below the scissors line."""
        return read_sheet(self.draft.text, self.draft.sheet).whole() if self.draft else ""

    def resume(self, draft: Draft) -> Draft:
        """Go on with a draft that was left over, and return it as it is now."""
        self.draft = self._desk.drafts.open(draft.question, draft.text, draft.started)
        return self.draft

    def set_aside(self) -> None:
        """Move the draft out of the way, and say where."""
        if self.draft:
            place = self._desk.drafts.set_aside(self.draft, self._desk.now())
            self._desk.screen.note(f"Set aside in {place}")
            self.draft, self._since = None, self._desk.now()

    def drop(self) -> None:
        """Remove a draft that holds nothing, or whose answer is recorded."""
        if self.draft:
            self._desk.notes.clear(self.draft.place)
            self._desk.drafts.close(self.draft)
            self.draft = None

    def write(self, hints: int) -> str:
        """Let the user write, and return the answer; empty when there is none.

        Raises:
            EditorError: the editor failed and the user gave up; the draft is kept.
        """
        draft = self._open(hints)
        while True:
            try:
                self._edit(draft)
                break
            except EditorError as error:
                self._desk.screen.error(error)
                if not self._go_on_without(draft, error):
                    continue
                break
        return self.take()

    def take(self) -> str:
        """Return the answer; words below the scissors line are offered, not dropped in silence."""
        if self.draft is None:
            return ""
        written = read_sheet(self.draft.text, self.draft.sheet)
        answer = written.answer
        if written.stray and self._wants(written):
            answer = written.whole()
            self.draft.text = with_answer(self.draft.sheet, answer)
            self._desk.drafts.rewrite(self.draft)
        self._taken = bool(answer)
        return answer

    def pause(self) -> None:
        """Write down the time spent, so that it counts when the draft is taken up again."""
        if self.draft:
            if not self._taken:
                self._count(self.draft)
            self._desk.drafts.save(self.draft)

    def _open(self, hints: int) -> Draft:
        """Return the draft, made anew where there is none."""
        if self.draft is None:
            shown = not self._desk.strict or self._before is not None
            sheet = blank_sheet(self._question, expectations=shown, hints=hints, before=self._before)
            self.draft = self._desk.drafts.open(self._question.id, sheet, self._since)
        self.draft.hints = max(hints, self.draft.hints)
        return self.draft

    def _edit(self, draft: Draft) -> None:
        """Open the editor on the draft, and read what it saved, whatever became of the editor."""
        self._count(draft)
        self._desk.drafts.save(draft, opened=self._desk.now())
        try:
            self._desk.editor.edit(Path(draft.place), FIRST_LINE)
        finally:
            self._count(draft)
            self._desk.drafts.refresh(draft)
            self._desk.drafts.save(draft)

    def _count(self, draft: Draft) -> None:
        """Add the time since the last count."""
        now = self._desk.now()
        draft.seconds += max(0, round((now - self._since).total_seconds()))
        self._since = now

    def _go_on_without(self, draft: Draft, error: EditorError) -> bool:
        """Ask what to do after the editor failed; False is to try it again."""
        keys = {"": "try the editor again", "t": "type the answer here"}
        if self.text():
            keys["u"] = "use what is in the draft"
        choice = self._desk.screen.choose(keys | {"q": "quit, the draft is kept"})
        if choice == "q":
            raise EditorError("stopped without an editor", hint="`mlprep practice` goes on with your draft") from error
        if choice == "t":
            self._type(draft)
        return choice != ""

    def _type(self, draft: Draft) -> None:
        """Read the answer line by line; each line is on disk before the next is asked for."""
        self._desk.screen.note(f"Type your answer; a line with only `{TYPED_END}` ends it.")
        answer = read_sheet(draft.text, draft.sheet).answer
        lines = [answer] if answer else []
        while (line := self._desk.screen.line("")) is not None and line.strip() != TYPED_END:
            lines.append(line)
            draft.text = with_answer(draft.text, "\n".join(lines))
            self._count(draft)
            self._desk.drafts.rewrite(draft)
        self._count(draft)

    def _wants(self, written: Written) -> bool:
        """Tell whether words below the scissors line belong to the answer: they do where there are no others."""
        if not written.answer:
            self._desk.screen.note("Your answer stood below the scissors line; it is taken all the same.")
            return True
        self._desk.screen.warn("You wrote below the scissors line:")
        self._desk.screen.note(written.stray)
        return self._desk.screen.choose({"": "add it to your answer", "n": "leave it out"}, end="") == ""
