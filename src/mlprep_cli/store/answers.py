"""The answers: one Markdown file per attempt, written before the attempt that names it."""

import datetime as dt
from pathlib import Path

from mlprep_cli.errors import ProgressError
from mlprep_cli.store.decode import decode
from mlprep_cli.store.files import write_new, write_whole

FOLLOW_UPS = ".follow-ups.md"


class AnswerFolder:
    """The answers below the data folder `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, question: str, started: dt.datetime, text: str) -> str:
        """Keep an answer durably and return its path below the data folder, with forward slashes.

        Raises:
            ProgressError: the folder or the disk refuses; no half file is left.
        """
        path = self.root / "answers" / question / f"{started.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}.md"
        try:
            return write_new(path, f"{text.rstrip()}\n".encode()).relative_to(self.root).as_posix()
        except OSError as error:
            raise _refusal(path, error) from error

    def write_follow_ups(self, place: str, text: str) -> None:
        """Keep durably, in `NAME.follow-ups.md` beside the answer `NAME.md`, what was answered to the follow-ups.

        Raises:
            ProgressError: the folder or the disk refuses; no half file is left.
        """
        path = (self.root / place).with_suffix(FOLLOW_UPS)
        try:
            write_whole(path, f"{text.rstrip()}\n".encode())
        except OSError as error:
            raise _refusal(path, error) from error

    def read(self, place: str) -> str | None:
        """Return an answer by its path below the data folder; None when it is gone or lies elsewhere."""
        path = Path(place)
        if path.is_absolute() or ".." in path.parts:
            return None
        try:
            return decode((self.root / path).read_bytes())
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return None

    def read_follow_ups(self, place: str) -> str:
        """Return what was answered to the follow-ups of the answer at a place; empty when nothing was."""
        return self.read(str(Path(place).with_suffix(FOLLOW_UPS))) or "" if Path(place).name else ""


def _refusal(path: Path, error: OSError) -> ProgressError:
    """Return the error for a file that the system refuses to write."""
    return ProgressError(
        f"the answer cannot be written to `{path}`: {error.strerror or error}",
        hint="check free space and permissions, then run `mlprep practice`: it offers the draft",
    )
