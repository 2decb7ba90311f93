"""The answers: one Markdown file per attempt, written before the attempt that names it."""

import datetime as dt
from pathlib import Path

from mlprep_cli.errors import ProgressError
from mlprep_cli.store.decode import decode
from mlprep_cli.store.files import write_new


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
            raise ProgressError(
                f"the answer cannot be written to `{path}`: {error.strerror or error}",
                hint="check free space and permissions, then run `mlprep practice`: it offers the draft",
            ) from error

    def read(self, place: str) -> str | None:
        """Return an answer by its path below the data folder; None when it is gone or lies elsewhere."""
        path = Path(place)
        if path.is_absolute() or ".." in path.parts:
            return None
        try:
            return decode((self.root / path).read_bytes())
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return None
