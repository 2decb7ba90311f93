"""`progress.toml`: append under a lock, read, recover. The file is only ever appended to."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tomli_w

from mlprep_cli.errors import ProgressError
from mlprep_cli.model.attempt import Attempt, Undo
from mlprep_cli.store.base import Progress
from mlprep_cli.store.files import write_all, write_new, write_whole
from mlprep_cli.store.tail import FORMAT, Content, Damaged, NewerFormat, read_content, torn_start

HEAD = f"format = {FORMAT}\n".encode()
LOCK_SECONDS = 10.0
TAIL_BYTES = 65_536  # an attempt is well under 4 kB; all is read if no whole table ends it


class TomlProgress:
    """The progress file at `path`; `now` says when a torn table was set aside."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime]) -> None:
        self.path = path
        self._now = now

    def read(self) -> Progress:
        """Return the attempts that stand, oldest first; a torn last table is set aside and reported.

        Raises:
            ProgressError: the file cannot be read, is damaged before its last table, or of a newer format.
        """
        content, warnings = self._content(), list[str]()
        if content.torn is not None:
            content, warnings = self._recover()
        attempts = {item.id: item for item in content.attempts if item.id not in content.undone}
        ordered = sorted(attempts.values(), key=lambda item: (item.started, item.id))
        return Progress(ordered, warnings)

    def peek(self) -> Content:
        """Return what the file holds without touching it, a torn last table included; raises as `read` does."""
        return self._content()

    def append(self, attempt: Attempt) -> None:
        """Append one attempt and sync it to disk; the cost does not grow with the file.

        Raises:
            ProgressError: the file is damaged, of a newer format, or cannot be written; it is as it was.
        """
        self._append("attempt", attempt)

    def undo(self, attempt_id: str, at: dt.datetime) -> None:
        """Append a note that takes back the attempt `attempt_id`; raises as `append` does."""
        self._append("undo", Undo(attempt=attempt_id, at=at))

    def _content(self) -> Content:
        """Read the file as it is; a missing one is empty."""
        try:
            return read_content(self.path.read_bytes())
        except FileNotFoundError:
            return Content([], set())
        except OSError as error:
            raise self._refusal("read", error) from error
        except Damaged as error:
            raise ProgressError(
                f"`{self.path}` line {error.line}: {error.reason}",
                hint="mend that line or move the file away; it has been left as it was",
            ) from error
        except NewerFormat as error:
            raise ProgressError(
                f"`{self.path}` has format {error}, and this mlprep knows formats up to {FORMAT}",
                hint="upgrade mlprep: `pip install --upgrade mlprep-cli`; the file has been left as it was",
            ) from error

    def _recover(self) -> tuple[Content, list[str]]:
        """Set a torn last table aside, unless another process was only in the middle of writing it."""
        try:
            with self._locked():
                content = self._content()
                if content.torn is None:
                    return content, []
                return content, [self._set_aside(content.torn)]
        except (OSError, ProgressError) as error:
            content = self._content()
            return content, [f"the last entry of `{self.path}` is torn and was left out: {error}"]

    def _set_aside(self, start: int) -> str:
        """Move the file's end from `start` on into a file of its own, and say so."""
        with self.path.open("r+b") as file:
            file.seek(start)
            torn = file.read()
            name = f"progress.torn-{self._now():%Y%m%dT%H%M%SZ}.toml"
            aside = write_new(self.path.resolve().with_name(name), torn)
            file.truncate(start)
            file.flush()
            os.fsync(file.fileno())
        return f"the last entry of `{self.path}` was torn; its {len(torn)} bytes were set aside in `{aside}`"

    def _append(self, table: str, item: Attempt | Undo) -> None:
        """Append one table under the lock."""
        data = to_toml(table, item)
        try:
            with self._locked():
                if not self.path.exists():
                    write_whole(self.path, HEAD + data)
                    return
                self._check_end()
                self._write_end(data)
        except OSError as error:
            raise self._refusal("written", error) from error

    def _check_end(self) -> None:
        """Refuse a file that is damaged or of a newer format; set a torn last table aside.

        Of a long file only the start and the end are looked at, as long as these are in order.
        """
        with self.path.open("rb") as file:
            head = file.read(len(HEAD))
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - TAIL_BYTES))
            tail = file.read()
        if size > TAIL_BYTES and head == HEAD and torn_start(tail) is None:
            return
        content = self._content()
        if content.torn is not None:
            self._set_aside(content.torn)

    def _write_end(self, data: bytes) -> None:
        """Write at the end of the file; when the disk refuses, the file ends where it did before."""
        with self.path.open("r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            start = b"" if file.read(1) in {b"\n", b""} else b"\n"
            try:
                write_all(file.fileno(), start + data)
            except BaseException:
                file.truncate(size)
                raise

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the lock that all writers share; a dead process holds none."""
        from filelock import FileLock, Timeout

        target = self.path.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(target.with_name(f"{target.name}.lock"), timeout=LOCK_SECONDS):
                yield
        except Timeout as error:
            raise ProgressError(
                f"`{self.path}` is locked by another mlprep for more than {LOCK_SECONDS:.0f} seconds",
                hint="close the other one, then try again; your answer is kept as a draft",
            ) from error

    def _refusal(self, verb: str, error: OSError) -> ProgressError:
        """Return the error for a file that the system refuses to read or write."""
        return ProgressError(
            f"`{self.path}` cannot be {verb}: {error.strerror or error}",
            hint="check free space and permissions, then try again; nothing was lost",
        )


def to_toml(table: str, item: Attempt | Undo) -> bytes:
    """Return one table as it stands in the file.

    Keys keep the order of the model: the last is always there and never a bare number, so that a table
    cut short at any byte shows itself. The header is written here because `tomli_w` inlines small tables.
    """
    lines = [f"\n[[{table}]]\n"]
    for key, value in item.model_dump(exclude_none=True).items():
        if isinstance(value, dt.datetime):
            lines.append(f"{key} = {value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}\n")
        elif isinstance(value, list):
            lines.append(f"{key} = [{', '.join(map(_literal, value))}]\n")
        else:
            lines.append(f"{key} = {_literal(value)}\n")
    return "".join(lines).encode()


def _literal(value: object) -> str:
    """Return a value as TOML writes it, on one line: `tomli_w` would spread an array over several."""
    return (
        tomli_w.dumps({"_": round(value, 4) if isinstance(value, float) else value}).removeprefix("_ = ").rstrip("\n")
    )
