"""The mock interview that goes on, in `mock.toml`, and the reports of those that are over."""

import datetime as dt
import tomllib
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from mlprep_cli.errors import MlprepError
from mlprep_cli.model.mock import Mock
from mlprep_cli.store.files import write_new, write_whole

HEAD = "# The mock interview that goes on: `mlprep mock` resumes it.\n"


class MockFile:
    """The interview in `path`, and the folder `reports`."""

    def __init__(self, path: Path, reports: Path) -> None:
        self.path = path
        self.reports = reports

    def load(self) -> Mock | None:
        """Return the interview that goes on; None where there is none.

        Raises:
            MlprepError: the file cannot be read, or is wrong.
        """
        try:
            return Mock.model_validate(tomllib.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _refusal(self.path, "read", error) from error
        except (ValueError, ValidationError, RecursionError) as error:
            hint = "`mlprep mock --new` begins another; the answers written so far stay as drafts"
            raise MlprepError(f"`{self.path}` cannot be read: it is no interview of this mlprep", hint=hint) from error

    def save(self, mock: Mock) -> None:
        """Keep where an interview stands, durably.

        Raises:
            MlprepError: the folder or the disk refuses.
        """
        values = mock.model_dump(exclude_none=True)
        values["started"] = mock.started.astimezone(dt.UTC).replace(microsecond=0)
        try:
            write_whole(self.path, (HEAD + tomli_w.dumps(values)).encode())
        except OSError as error:
            raise _refusal(self.path, "written", error) from error

    def clear(self) -> None:
        """Forget the interview: it is over, or another begins."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise _refusal(self.path, "removed", error) from error

    def keep(self, report: str, started: dt.datetime) -> Path:
        """Keep a report, and return its file.

        Raises:
            MlprepError: the folder or the disk refuses.
        """
        path = self.reports / f"mock-{started.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}.md"
        try:
            return write_new(path, report.encode())
        except OSError as error:
            raise _refusal(path, "written", error) from error


def _refusal(path: Path, what: str, error: OSError) -> MlprepError:
    """Return the error for a file that the system refuses."""
    hint = "check free space and permissions, then `mlprep mock` goes on"
    return MlprepError(f"`{path}` cannot be {what}: {error.strerror or error}", hint=hint)
