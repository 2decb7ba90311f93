"""The files of a pack as text and as TOML: what can go wrong before their content counts."""

import re
import tomllib
from bisect import bisect_left
from pathlib import Path
from typing import Any

from mlprep_cli.model.pack import Problem

MAX_BYTES = 1_000_000


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """Return the text of a file that lies right in its pack; empty, with a problem, where it cannot be had."""
    data, problems = read_bytes(path)
    if problems:
        return "", problems
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), []
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return "", [Problem(path, line, "not UTF-8; save the file as UTF-8")]


def read_bytes(path: Path) -> tuple[bytes, list[Problem]]:
    """Return what a file that lies right in its pack holds; nothing, with a problem, where it cannot be had."""
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(path.parent.resolve()):
            return b"", [Problem(path, 1, "a link that leaves the pack; copy the file into the pack")]
        if path.exists() and not path.is_file():
            return b"", [Problem(path, 1, "no file; rename it, or write the question as a file")]
        if path.stat().st_size > MAX_BYTES:
            return b"", [Problem(path, 1, f"larger than {MAX_BYTES:,} bytes; write less, or split it into several")]
        return path.read_bytes(), []
    except (OSError, RuntimeError) as error:  # links in a circle are a RuntimeError before Python 3.13
        reason = getattr(error, "strerror", None) or "it is a link to itself"
        return b"", [Problem(path, 1, f"cannot be read: {reason}; mend or remove it")]


def toml_values(text: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Return the values of TOML `text`, or none and the (line, message) of what is wrong in it."""
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return {}, [_toml_problem(error, text)]
    except (ValueError, RecursionError):  # Python's own limits
        return {}, [(_first_beyond(text), "a number of thousands of digits, or brackets hundreds deep; take it out")]


def _first_beyond(text: str) -> int:
    """Return the line (from 1) with which TOML `text` goes beyond the limits of Python."""
    lines = text.split("\n")
    return 1 + bisect_left(range(len(lines)), True, key=lambda last: _is_beyond("\n".join(lines[: last + 1])))


def _is_beyond(text: str) -> bool:
    """Tell whether TOML `text`, perhaps cut off, goes beyond the limits of Python."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return False


def _toml_problem(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """Return line and message of a TOML error: Python 3.11 gives the line in the message only."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    reason = str(error).partition(" (at ")[0]
    line = int(place[1]) if place else text.count("\n") + 1
    return line, f"not TOML: {reason[:1].lower()}{reason[1:]}; mend this line"
