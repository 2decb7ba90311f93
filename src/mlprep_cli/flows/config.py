"""Editing the settings: until they are right, or the user has had enough."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from mlprep_cli.errors import EditorError, MlprepError
from mlprep_cli.flows.desk import Asking, Editing
from mlprep_cli.model.setting import Fault

KEYS = {"": "edit it again", "q": "leave it for later"}


class Sheet(Protocol):
    """The working copy of the settings at `place`."""

    place: Path

    def open(self) -> bool:
        """Make it; tell whether one was left from before."""

    def is_changed(self) -> bool:
        """Tell whether it says anything else than what counts."""

    def faults(self) -> Sequence[Fault]:
        """Return what is wrong in it."""

    def keep(self) -> None:
        """Let it count from now on."""

    def drop(self) -> None:
        """Remove it."""


def edit_config(sheet: Sheet, editor: Editing, screen: Asking) -> bool:
    """Let the user edit the settings; tell whether they changed.

    Raises:
        EditorError: the editor failed; what it saved is kept.
        MlprepError: what was written is wrong and left for later.
    """
    if sheet.open():
        screen.note(f"You go on with what you wrote before, in `{sheet.place}`.")
    line = 1
    while True:
        _edit(sheet, editor, line)
        faults = sheet.faults()
        if not faults:
            return _settle(sheet)
        for fault in faults:
            screen.warn(str(fault))
        if screen.choose(KEYS) == "q":
            raise _left(sheet)
        line = faults[0].line


def _edit(sheet: Sheet, editor: Editing, line: int) -> None:
    """Open the editor; a copy that it did not change is of no use when it failed."""
    try:
        editor.edit(sheet.place, line)
    except EditorError as error:
        if sheet.is_changed():
            raise
        sheet.drop()
        hint = "set $EDITOR to another editor; the settings are as they were"
        raise EditorError(error.message, hint=hint) from error


def _settle(sheet: Sheet) -> bool:
    """Let a sheet that is right count, if it says anything new."""
    if not sheet.is_changed():
        sheet.drop()
        return False
    sheet.keep()
    return True


def _left(sheet: Sheet) -> MlprepError:
    """Return the error for settings that are still wrong; the old ones go on to count."""
    if sheet.is_changed():
        hint = f"`mlprep config edit` goes on with what you wrote, kept in `{sheet.place}`"
    else:
        sheet.drop()
        hint = "`mlprep config edit` opens them again"
    return MlprepError("the settings are as they were: what is written there is wrong", hint=hint)
