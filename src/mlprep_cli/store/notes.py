"""What is written to the follow-ups of a draft: `NAME.follow-up-2.markdown` beside `NAME.md`.

The ending is another than a draft's, so that none is taken for an answer of its own.
"""

from pathlib import Path

from mlprep_cli.errors import ProgressError
from mlprep_cli.store.base import Note
from mlprep_cli.store.decode import decode
from mlprep_cli.store.files import write_whole
from mlprep_cli.store.rescue import adopt_emergency_save, set_swaps_aside

SUFFIX = ".follow-up-{}.markdown"


class FileNotes:
    """The notes beside the drafts, which are named by their paths; `aside` takes what editors left unsaved."""

    def __init__(self, aside: Path) -> None:
        self._aside = aside

    def read(self, draft: str, number: int) -> Note | None:
        """Return what was written to a follow-up, numbered from 1; None when nothing was, or when it cannot be read."""
        path = _path(draft, number)
        try:
            adopt_emergency_save(path)
            return Note(decode(path.read_bytes()), str(path))
        except OSError:
            return None

    def open(self, draft: str, number: int, text: str) -> Note:
        """Return what was written to a follow-up, made anew from `text` where there is nothing.

        Raises:
            ProgressError: the folder or the disk refuses.
        """
        note = self.read(draft, number)
        if note is None:
            note = Note(text, str(_path(draft, number)))
            self.save(note)
        return note

    def save(self, note: Note) -> None:
        """Keep a text durably; raises as `open` does."""
        try:
            write_whole(Path(note.place), note.text.encode())
        except OSError as error:
            raise _refusal(note.place, error) from error

    def clear(self, draft: str) -> None:
        """Remove what was written to the follow-ups of a draft; words that vim kept unsaved are set aside.

        Raises:
            ProgressError: the system refuses.
        """
        pattern = SUFFIX.format("*")
        folder, stem = Path(draft).parent, Path(draft).stem
        try:
            for path in folder.glob(f"{stem}{pattern}"):
                set_swaps_aside(path, self._aside)
                path.unlink(missing_ok=True)
        except OSError as error:
            raise _refusal(draft, error) from error


def _path(draft: str, number: int) -> Path:
    return Path(draft).with_suffix(SUFFIX.format(number))


def _refusal(place: str, error: OSError) -> ProgressError:
    """Return the error for a note that the system refuses to keep, or to remove."""
    return ProgressError(
        f"what you wrote to `{place}` cannot be kept: {error.strerror or error}",
        hint="check free space and permissions, then try again; your answer is kept as a draft",
    )
