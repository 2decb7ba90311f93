"""Every error that a user can meet, and the exit status each one ends with."""

from enum import IntEnum, unique
from typing import ClassVar


@unique
class Exit(IntEnum):
    """The exit statuses of the program, as documented in docs/exit-status.md."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BAD_PACK = 3
    BAD_PROGRESS = 4
    EDITOR = 5
    INTERRUPTED = 130


class MlprepError(Exception):
    """The task failed: one line of what is wrong (`message`) and one of what to do (`hint`)."""

    exit: ClassVar[Exit] = Exit.FAILED

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MlprepError):
    """The command line is wrong: an unknown question, company, topic, file or option."""

    exit = Exit.USAGE


class PackError(MlprepError):
    """A question pack is wrong; the message names file and line."""

    exit = Exit.BAD_PACK


class ProgressError(MlprepError):
    """The progress file cannot be read or written; it has been left as it was."""

    exit = Exit.BAD_PROGRESS


class EditorError(MlprepError):
    """The editor is missing, could not start or reported failure; the draft is kept."""

    exit = Exit.EDITOR


class LanguageModelError(MlprepError):
    """The language model gave no verdict that can be used; the offline one stands."""


class Interrupted(MlprepError):  # noqa: N818 - it is an ending, not an error, and is named so
    """The user, or the closing of the terminal, stopped the program; everything is saved."""

    exit = Exit.INTERRUPTED
