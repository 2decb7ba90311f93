"""Which language models the user has agreed to send answers to: `agreed.toml`, format 1."""

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mlprep_cli.errors import MlprepError
from mlprep_cli.store.files import write_whole

FORMAT = 1
HINT = "mend the file or move it away; then you are asked again"


class AgreementFile:
    """The file, read anew at each question: it is small, and another mlprep may have written it."""

    def __init__(self, path: Path, now: Callable[[], dt.datetime]) -> None:
        """Take where the file lies, which need not exist, and a clock in UTC."""
        self._path = path
        self._now = now

    def includes(self, model: str) -> bool:
        """Tell whether the user has agreed to a model.

        Raises:
            MlprepError: the file cannot be read, is no TOML or of a newer format; nobody is taken to have agreed.
        """
        return any(item.get("model") == model for item in self._read())

    def add(self, model: str) -> None:
        """Remember that the user has agreed to a model: one table more, the rest of the file as it was.

        Raises:
            MlprepError: the file cannot be read or written.
        """
        import tomli_w

        self._read()
        at = self._now().astimezone(dt.UTC).replace(microsecond=0, tzinfo=None)
        table = f"[[agreed]]\n{tomli_w.dumps({'model': model})}at = {at.isoformat()}Z\n"
        try:
            before = self._path.read_text(encoding="utf-8-sig") if self._path.exists() else f"format = {FORMAT}\n"
            text = f"{before.rstrip()}\n\n{table}"
            tomllib.loads(text)
            write_whole(self._path, text.encode())
        except OSError as error:
            raise MlprepError(f"`{self._path}` cannot be written: {error.strerror}", hint="make room for it") from error
        except ValueError as error:
            raise MlprepError(f"`{self._path}`: `agreed` is not written as `[[agreed]]` tables", hint=HINT) from error

    def _read(self) -> list[dict[str, Any]]:
        """Return the agreements."""
        try:
            document = tomllib.loads(self._path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            return []
        except (OSError, ValueError, RecursionError) as error:
            raise MlprepError(f"`{self._path}` cannot be read: {error}", hint=HINT) from error
        if document.get("format") != FORMAT:
            raise MlprepError(f"`{self._path}` is not of format {FORMAT}", hint=HINT)
        agreed = document.get("agreed", [])
        if not isinstance(agreed, list) or not all(isinstance(item, dict) for item in agreed):
            raise MlprepError(f"`{self._path}`: `agreed` is no list of tables", hint=HINT)
        return agreed
