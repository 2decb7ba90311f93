"""Drafts: an answer is on disk from the moment the editor opens until its attempt is recorded.

`drafts/PACK/NAME.md` is what the editor sees, `NAME.toml` holds time and hints, `NAME.lock` says that a
running program is at work on it; a dead process holds no lock. A second program that answers the same
question at the same time gets `NAME.2.md`.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli_w

from mlprep_cli.errors import ProgressError
from mlprep_cli.store.base import Draft
from mlprep_cli.store.decode import decode
from mlprep_cli.store.files import write_whole


class FileDrafts:
    """The drafts below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._locks = dict[str, Any]()

    def left_over(self) -> list[Draft]:
        """Return the drafts that no running program is at work on, newest first; unreadable ones are skipped."""
        found = []
        for path in sorted(self.folder.glob("*/*.md"), key=_changed, reverse=True):
            if str(path) not in self._locks and self._lock(path):
                draft = self._load(path)
                self._release(path)
                found += [draft] if draft else []
        return found

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
        for path in sorted(names, key=lambda path: not path.exists()):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not self._lock(path):
                continue
            draft = self._load(path)
            if draft is None:
                draft = Draft(question, text, text, 0, 0, at, str(path))
                write_whole(path, text.encode())
            self.save(draft)
            return draft
        raise ProgressError(f"`{question}` is open in {len(names)} programs at once", hint="close some of them")

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
            draft.text = decode(path.read_bytes())
        except FileNotFoundError:
            self.save(draft)
        except OSError as error:
            raise _refusal(path, error) from error

    def set_aside(self, draft: Draft, at: dt.datetime) -> str:
        """Move a draft out of the way and return where it lies now."""
        path = Path(draft.place)
        kept = self.folder / "set-aside" / f"{path.parent.name}-{path.stem}-{at:%Y%m%dT%H%M%SZ}.txt"
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            path.replace(kept)
        except OSError as error:
            raise _refusal(path, error) from error
        self.close(draft)
        return str(kept)

    def close(self, draft: Draft) -> None:
        """Remove a draft whose answer is recorded, or which holds nothing."""
        path = Path(draft.place)
        for suffix in (".md", ".toml"):
            path.with_suffix(suffix).unlink(missing_ok=True)
        self._release(path)

    def _load(self, path: Path) -> Draft | None:
        """Read a draft; None when there is none. A draft whose facts are lost keeps its words."""
        try:
            _adopt_emergency_save(path)
            text = decode(path.read_bytes())
            changed = dt.datetime.fromtimestamp(_changed(path), dt.UTC)
        except OSError:
            return None
        try:
            facts = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
            question, started = str(facts["question"]), facts["started"].astimezone(dt.UTC)
            seconds, hints = int(facts["seconds"]), int(facts["hints"])
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            facts, seconds, hints, started = {}, 0, 0, changed
            question = f"{path.parent.name}/{path.stem.partition('.')[0]}"
        if isinstance(facts.get("opened"), dt.datetime):  # the editor, or we, were killed: count to the last save
            seconds += max(0, int((changed - facts["opened"]).total_seconds()))
        return Draft(question, str(facts.get("sheet", "")), text, seconds, hints, started, str(path))

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


def _adopt_emergency_save(path: Path) -> None:
    """Take over what nano saved beside the draft when its terminal was closed, if that is newer."""
    saved = path.with_name(f"{path.name}.save")
    if saved.exists() and _changed(saved) >= _changed(path):
        saved.replace(path)


def _names(path: Path) -> Iterator[Path]:
    """Yield the names that drafts of one question may have."""
    yield path
    yield from (path.with_name(f"{path.stem}.{number}.md") for number in range(2, 10))


def _changed(path: Path) -> float:
    """Return when a file was last written, in seconds since 1970; 0 when it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _refusal(path: Path, error: OSError) -> ProgressError:
    """Return the error for a draft that the system refuses to keep."""
    return ProgressError(
        f"the draft `{path}` cannot be kept: {error.strerror or error}",
        hint="check free space and permissions, then try again",
    )
