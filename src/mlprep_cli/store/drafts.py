"""Drafts: an answer is on disk from the moment the editor opens until its attempt is recorded.

`drafts/PACK/NAME.md` is what the editor sees, `NAME.toml` holds time and hints, `NAME.lock` says that a
running program is at work on it; a dead process holds no lock. A second program that answers the same
question at the same time gets `NAME.2.md`.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import tomli_w
from pydantic import AwareDatetime, BaseModel, Field

from mlprep_cli.errors import ProgressError
from mlprep_cli.store.base import Draft
from mlprep_cli.store.decode import decode
from mlprep_cli.store.files import write_new, write_whole
from mlprep_cli.store.rescue import adopt_emergency_save, changed_at, set_swaps_aside, swaps


class Facts(BaseModel):
    """What is read from `NAME.toml`; `opened` says since when an editor is at work on the draft."""

    started: AwareDatetime
    seconds: Annotated[int, Field(ge=0)]
    hints: Annotated[int, Field(ge=0)]
    sheet: str = ""
    opened: AwareDatetime | None = None


class FileDrafts:
    """The drafts below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._locks = dict[str, Any]()

    def left_over(self) -> list[Draft]:
        """Return the drafts that no running program is at work on, newest first; unreadable ones are skipped."""
        paths = sorted(self.folder.glob("*/*.md"), key=changed_at, reverse=True)
        found = [self._peek(path) for path in paths if str(path) not in self._locks]
        return [draft for draft in found if draft]

    def open(self, question: str, text: str, at: dt.datetime) -> Draft:
        """Return the draft of a question, left over or made anew from `text`, and hold on to it.

        Raises:
            ProgressError: the folder or the disk refuses.
        """
        try:
            return self._open(question, text, at)
        except OSError as error:
            raise _refusal(self.folder, error) from error

    def _open(self, question: str, text: str, at: dt.datetime) -> Draft:
        names = list(_names(self.folder / f"{question}.md"))
        for path in sorted(names, key=changed_at, reverse=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            if self._lock(path):
                return self._take(path, Draft(question, text, text, 0, 0, at, str(path)))
        raise ProgressError(f"`{question}` is open in {len(names)} programs at once", hint="close some of them")

    def _take(self, path: Path, new: Draft) -> Draft:
        """Return the draft at a path that is locked, or the new one, kept there; a failure lets go of the path."""
        try:
            draft = self._load(path) or new
            self.save(draft)
        except BaseException:
            self._release(path)
            raise
        return draft

    def save(self, draft: Draft, opened: dt.datetime | None = None) -> None:
        """Write down time and hints; `opened` says since when an editor is at work on it.

        Raises:
            ProgressError: the folder or the disk refuses.
        """
        path = Path(draft.place)
        facts: dict[str, Any] = {
            "question": draft.question,
            "started": draft.started.astimezone(dt.UTC).replace(microsecond=0),
            "seconds": draft.seconds,
            "hints": draft.hints,
            "sheet": draft.sheet,
        }
        if opened:
            facts["opened"] = opened.astimezone(dt.UTC).replace(microsecond=0)
        try:
            if not path.exists():
                write_whole(path, draft.text.encode())
            write_whole(path.with_suffix(".toml"), tomli_w.dumps(facts).encode())
        except OSError as error:
            raise _refusal(path, error) from error

    def rewrite(self, draft: Draft) -> None:
        """Write the text, and what `save` writes; raises as `save` does."""
        try:
            write_whole(Path(draft.place), draft.text.encode())
        except OSError as error:
            raise _refusal(Path(draft.place), error) from error
        self.save(draft)

    def refresh(self, draft: Draft) -> None:
        """Read the text again, after an editor; a file that the editor removed is written again."""
        path = Path(draft.place)
        try:
            adopt_emergency_save(path)
            draft.text = decode(path.read_bytes())
        except FileNotFoundError:
            self.save(draft)
        except OSError as error:
            raise _refusal(path, error) from error

    def set_aside(self, draft: Draft, at: dt.datetime) -> str:
        """Move a draft out of the way and return where it lies now; raises as `save` does."""
        path = Path(draft.place)
        kept = self.folder / "set-aside" / f"{path.parent.name}-{path.stem}-{at:%Y%m%dT%H%M%SZ}.txt"
        try:
            place = write_new(kept, path.read_bytes())
        except OSError as error:
            raise _refusal(path, error) from error
        self.close(draft)
        return str(place)

    def close(self, draft: Draft) -> None:
        """Remove a draft whose answer is recorded, or which holds nothing; raises as `save` does."""
        path = Path(draft.place)
        try:
            for suffix in (".md", ".toml"):
                path.with_suffix(suffix).unlink(missing_ok=True)
            set_swaps_aside(path, self.folder / "set-aside")
        except OSError as error:
            raise _refusal(path, error, "removed") from error
        finally:
            self._release(path)

    def _peek(self, path: Path) -> Draft | None:
        """Read a draft that nobody is at work on; None when somebody is, or when it cannot be read."""
        try:
            return self._load(path) if self._lock(path) else None
        except OSError:
            return None
        finally:
            self._release(path)

    def _load(self, path: Path) -> Draft | None:
        """Read a draft; None when there is none. A draft whose facts are lost keeps its words."""
        try:
            adopt_emergency_save(path)
            text = decode(path.read_bytes())
        except FileNotFoundError:
            return None
        changed = dt.datetime.fromtimestamp(changed_at(path), dt.UTC)
        facts = _facts(path) or Facts(started=changed, seconds=0, hints=0)
        # Where an editor is still noted, it was killed, or we were: the time to the last save counts.
        unsaved = max(0, int((changed - (facts.opened or changed)).total_seconds()))
        question = f"{path.parent.name}/{path.stem.partition('.')[0]}"
        seconds, swap = facts.seconds + unsaved, next(swaps(path), None)
        return Draft(question, facts.sheet, text, seconds, facts.hints, facts.started, str(path), str(swap or ""))

    def _lock(self, path: Path) -> bool:
        """Take the lock of a draft; False when a running program has it."""
        from filelock import FileLock, Timeout

        lock = FileLock(path.with_suffix(".lock"))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return False
        self._locks[str(path)] = lock
        return True

    def _release(self, path: Path) -> None:
        """Let go of the lock of a draft."""
        lock = self._locks.pop(str(path), None)
        if lock:
            lock.release()


def _facts(path: Path) -> Facts | None:
    """Read what is known of a draft; None when it is lost."""
    try:
        return Facts.model_validate(tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return None


def _names(path: Path) -> Iterator[Path]:
    """Yield the names that drafts of one question may have."""
    yield path
    yield from (path.with_name(f"{path.stem}.{number}.md") for number in range(2, 10))


def _refusal(path: Path, error: OSError, verb: str = "kept") -> ProgressError:
    """Return the error for a draft that the system refuses to keep, or to remove."""
    return ProgressError(
        f"the draft `{path}` cannot be {verb}: {error.strerror or error}",
        hint="check free space and permissions, then try again",
    )
