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
        if not cut:
            raise
        content = _whole(data[:cut])
        return Content(content.attempts, content.undone, torn=cut)


def torn_start(data: bytes) -> int | None:
    """Return where a torn end of (the end of) a file starts; None when its last table is whole.

    A table is torn when it is no TOML or lacks a key that every such table has. Zero bytes are what some
    file systems leave after a power cut: what stands from the first one in the last table on is torn.
    """
    start = data.rfind(b"\n[") + 1
    table, zero, _ = data[start:].partition(b"\0")
    if not _is_whole(table):
        return start
    return start + len(table) if zero else None


def _is_whole(table: bytes) -> bool:
    """Tell whether the bytes from a table's header to the end of the file are one whole table."""
    try:
        values = tomllib.loads(table.decode("utf-8-sig"))
        for name, shape in TABLES.items():
            items = values.get(name)
            for item in items if isinstance(items, list) else []:
                shape.model_validate(item)
    except (ValueError, RecursionError):  # no UTF-8, no TOML, a number without end, a key missing; nested too deep
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
    attempts = [_shape(Attempt, item, i, data) for i, item in enumerate(_tables(values, "attempt", data))]
    undone = [_shape(Undo, item, i, data) for i, item in enumerate(_tables(values, "undo", data))]
    return Content(attempts, {item.attempt for item in undone})


def _values(data: bytes) -> dict[str, Any]:
    """Read TOML."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Damaged(_line(data, error.start), "not UTF-8") from error
    except (ValueError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else _line(data, len(data))
        raise Damaged(line, f"not TOML: {str(error).partition(' (at ')[0]}") from error


def _tables(values: dict[str, Any], name: str, data: bytes) -> list[dict[str, Any]]:
    """Return the tables of one name. Those written as one list are refused: nothing can be appended to it."""
    tables = values.get(name, [])
    appendable = re.search(rf"(?m)^\s*\[\[\s*{name}\s*\]\]".encode(), data)
    if not isinstance(tables, list) or (name in values and not appendable):
        place = re.search(rf"(?m)^\W*{name}\b".encode(), data)
        raise Damaged(_line(data, place.end() if place else 0), f"`{name}` must be written as `[[{name}]]`")
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
        line = _line(data, places[index]) if index < len(places) else 1
        raise Damaged(line, f"`{key}` of this table: {fault['msg'].lower()}") from error


def _line(data: bytes, offset: int) -> int:
    """Return the number of the line, from 1, in which an offset lies."""
    return data.count(b"\n", 0, offset) + 1
