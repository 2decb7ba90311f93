"""Telling a whole progress file from one with a torn last table, and from one that is damaged."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mlprep_cli.model.attempt import Attempt, Undo

FORMAT = 1
Shape = TypeVar("Shape", bound=BaseModel)
TABLES: dict[str, type[BaseModel]] = {"attempt": Attempt, "undo": Undo}


class Damaged(Exception):  # noqa: N818 - says what the file is; the store turns it into an error
    """The file cannot be understood: `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class NewerFormat(Exception):  # noqa: N818
    """The file was written by a newer mlprep."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a progress file holds. `torn` is where a torn last table starts, in bytes; None when whole."""

    attempts: list[Attempt]
    undone: set[str]
    torn: int | None = None


def read_content(data: bytes) -> Content:
    """Read a progress file's bytes.

    Raises:
        Damaged: it is no progress file, or wrong before its last table.
        NewerFormat: its `format` is higher than this program knows.
    """
    try:
        return _whole(data)
    except Damaged:
        cut = torn_start(data)
        if cut is None:
            raise
        content = _whole(data[:cut])
        return Content(content.attempts, content.undone, torn=cut)


def torn_start(data: bytes) -> int | None:
    """Return where a torn end of (the end of) a file starts; None when its last table is whole.

    A table is torn when it is no TOML or lacks a key that every such table has. Zero bytes at the end
    are what some file systems leave after a power cut.
    """
    written = data.rstrip(b"\0")
    cut = _last_table(written)
    if cut is not None and not _is_whole(written[cut:]):
        return cut
    return len(written) if len(written) < len(data) else None


def _last_table(data: bytes) -> int | None:
    """Return the offset of the last table's header; None where there is none."""
    if data.endswith(b"\n["):
        return len(data) - 1
    start = data.rfind(b"\n[[")
    if start >= 0:
        return start + 1
    return 0 if data.startswith(b"[[") else None


def _is_whole(table: bytes) -> bool:
    """Tell whether the bytes from a table's header to the end of the file are one whole table."""
    try:
        values = tomllib.loads(table.decode())
        for name, shape in TABLES.items():
            for item in values.get(name, []):
                shape.model_validate(item)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError):
        return False
    return True


def _whole(data: bytes) -> Content:
    """Read a file without a torn table."""
    values = _values(data)
    written = values.get("format")
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        raise Damaged(1, "there is no `format = 1` line at its top")
    if written > FORMAT:
        raise NewerFormat(str(written))
    attempts = [_shape(Attempt, item, i, data) for i, item in enumerate(_tables(values, "attempt"))]
    undone = [_shape(Undo, item, i, data) for i, item in enumerate(_tables(values, "undo"))]
    return Content(attempts, {item.attempt for item in undone})


def _values(data: bytes) -> dict[str, Any]:
    """Read TOML."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Damaged(data.count(b"\n", 0, error.start) + 1, "not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else data.count(b"\n") + 1
        raise Damaged(line, f"not TOML: {str(error).partition(' (at ')[0]}") from error


def _tables(values: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the tables of one name."""
    tables = values.get(name, [])
    if not isinstance(tables, list):
        raise Damaged(1, f"`{name}` must be written as `[[{name}]]`")
    return tables


def _shape(shape: type[Shape], item: dict[str, Any], index: int, data: bytes) -> Shape:
    """Return one table as a model."""
    try:
        return shape.model_validate(item)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        key = ".".join(map(str, fault["loc"]))
        header = f"[[{shape.__name__.lower()}]]".encode()
        places = [match.start() for match in re.finditer(rb"(?m)^" + re.escape(header), data)]
        line = data.count(b"\n", 0, places[index]) + 1 if index < len(places) else 1
        raise Damaged(line, f"`{key}` of this table: {fault['msg'].lower()}") from error
