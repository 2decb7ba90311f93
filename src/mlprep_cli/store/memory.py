"""A store that forgets: for tests and dry runs."""

import datetime as dt

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.store.base import Progress


class MemoryProgress:
    """Attempts kept in memory, with the promises of `ProgressStore`."""

    def __init__(self) -> None:
        self._attempts = dict[str, Attempt]()
        self._undone = set[str]()

    def read(self) -> Progress:
        """Return the attempts that stand, oldest first."""
        standing = [item for item in self._attempts.values() if item.id not in self._undone]
        return Progress(sorted(standing, key=lambda item: (item.started, item.id)))

    def append(self, attempt: Attempt) -> None:
        """Keep one more attempt; one of the same id is kept once."""
        self._attempts[attempt.id] = attempt

    def undo(self, attempt_id: str, at: dt.datetime) -> None:  # noqa: ARG002 - memory keeps no times
        """Take back an attempt."""
        self._undone.add(attempt_id)
