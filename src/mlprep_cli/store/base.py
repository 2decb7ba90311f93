"""What the program asks of whatever keeps the user's records."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Protocol

from mlprep_cli.model.attempt import Attempt


@dataclass(frozen=True, slots=True)
class Progress:
    """The attempts that stand, oldest first, and what was noticed while reading them."""

    attempts: list[Attempt] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


class ProgressStore(Protocol):
    """Keeps attempts. Every method raises `ProgressError` when the records cannot be read or written."""

    def read(self) -> Progress:
        """Return the attempts that were not taken back, oldest first."""

    def append(self, attempt: Attempt) -> None:
        """Keep one more attempt, durably, before returning."""

    def undo(self, attempt_id: str, at: dt.datetime) -> None:
        """Take back an attempt; its answer is kept."""


@dataclass
class Draft:
    """An answer that is being written; all of it is on disk.

    `sheet` is the text that the editor was first given, `text` what it last saved; both include the
    header and the scissors line. `seconds` were spent on it so far. `swap` is the file, if any, in which vim
    kept words that were never saved.
    """

    question: str
    sheet: str
    text: str
    seconds: int
    hints: int
    started: dt.datetime
    place: str
    swap: str = ""


class DraftBox(Protocol):
    """Keeps the draft of each question from the moment the editor opens until the attempt is recorded."""

    def left_over(self) -> list[Draft]:
        """Return the drafts that no running program is at work on, newest first."""

    def open(self, question: str, text: str, at: dt.datetime) -> Draft:
        """Return the draft of a question, left over or made anew from `text`, and hold on to it."""

    def save(self, draft: Draft, opened: dt.datetime | None = None) -> None:
        """Write down time and hints, and since when an editor is at work on it."""

    def rewrite(self, draft: Draft) -> None:
        """Write the text, and what `save` writes."""

    def refresh(self, draft: Draft) -> None:
        """Read the text again, after an editor."""

    def set_aside(self, draft: Draft, at: dt.datetime) -> str:
        """Move a draft out of the way and return where it lies now."""

    def close(self, draft: Draft) -> None:
        """Remove a draft whose answer is recorded, or which holds nothing."""


@dataclass
class Note:
    """What the user writes in answer to a follow-up question; `text` is what `place`, a file, holds."""

    text: str
    place: str


class NoteBox(Protocol):
    """Keeps what is written to the follow-ups of a draft, which is named by its place, until it is recorded."""

    def read(self, draft: str, number: int) -> Note | None:
        """Return what was written to a follow-up, numbered from 1; None when nothing was."""

    def open(self, draft: str, number: int, text: str) -> Note:
        """Return what was written to a follow-up, made anew from `text` where there is nothing."""

    def save(self, note: Note) -> None:
        """Keep a text durably."""

    def clear(self, draft: str) -> None:
        """Remove what was written to the follow-ups of a draft, once it is recorded."""


class AnswerBox(Protocol):
    """Keeps the finished answers as text."""

    def write(self, question: str, started: dt.datetime, text: str) -> str:
        """Keep an answer durably and return the place that an attempt names it by."""

    def write_follow_ups(self, place: str, text: str) -> None:
        """Keep durably, beside an answer, what was answered to the follow-up questions."""

    def read(self, place: str) -> str | None:
        """Return an answer by its place; None when it is gone."""

    def read_follow_ups(self, place: str) -> str:
        """Return what was answered to the follow-ups of the answer at a place; empty when nothing was."""
