"""Turning a fault that Pydantic found in TOML into a line number and a message that says the mend."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from mlprep_cli.model.question import FrontMatter, RubricPoint, Shape, Source
from mlprep_cli.packs.nearest import nearest

EXAMPLES = {
    "title": 'title = "..."',
    "summary": 'summary = "One sentence."',
    "kind": 'kind = "concept"',
    "difficulty": 'difficulty = "medium"',
    "rounds": 'rounds = ["technical"]',
    "companies": "companies = []",
    "topics": 'topics = ["calibration"]',
    "minutes": "minutes = 10",
    "updated": "updated = 2026-11-23",
    "id": 'id = "a-short-name"',
    "point": 'point = "One checkable statement."',
    "format": "format = 1",
    "description": 'description = "..."',
    "version": 'version = "1.0"',
    "license": 'license = "MIT"',
    "authors": 'authors = ["..."]',
    "prerequisites": 'prerequisites = ["pack/name"]',
    "related": 'related = ["pack/name"]',
    "draft": "draft = true",
    "sources": "[[sources]]",
    "rubric": "[[rubric]]",
    "evidence": 'evidence = ["..."]',
    "misconceptions": 'misconceptions = ["..."]',
    "weight": "weight = 2",
    "date": "date = 2026-03-12",
    "sources.kind": 'kind = "published"',
}
SHAPES: dict[str, type[Shape]] = {"rubric": RubricPoint, "sources": Source}
QUOTED = 60  # characters that a message quotes of a wrong value
# The strings and comments of TOML, which may hold anything, then the brackets and line ends outside them.
PIECE = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}'
    r"|'{3}.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)


def explain(fault: Mapping[str, Any], text: str, shape: type[Shape] = FrontMatter) -> tuple[int, str]:
    """Return line (from 1) and message of one fault in TOML `text`.

    Args:
        fault: as `ValidationError.errors()` lists it.
        text: without faults of TOML itself.
        shape: what the text as a whole should be.
    """
    place, kind = tuple(fault["loc"]), fault["type"]
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    line = locate(place[:-1] if kind == "missing" else place, text)
    if kind == "missing":
        return line, f"missing key `{key}`; add `{_example(place, key)}`"
    if kind == "extra_forbidden":
        return line, _unknown_key(place, key, shape)
    if kind == "literal_error":
        return line, _unknown_value(fault, key)
    return line, _other(fault, key, _example(place, key))


def locate(place: tuple[str | int, ...], text: str) -> int:
    """Return the line (from 1) of the value at `place` in TOML `text`, or of the table that it belongs in; else 1."""
    table, index, key = _address(place)
    lines = _lines(text)
    spots = ((table, index, key), (table, index, ""), ("", 0, table), (key, 0, ""))
    return next((lines[spot] for spot in spots if spot in lines), 1)


def _address(place: tuple[str | int, ...]) -> tuple[str, int, str]:
    """Split a place into table (empty at the top), number of the table from 0, and key."""
    if len(place) > 1 and place[0] in SHAPES and isinstance(place[1], int):
        return str(place[0]), place[1], str(place[2]) if len(place) > 2 else ""
    return "", 0, str(place[0]) if place else ""


@lru_cache(maxsize=4)
def _lines(text: str) -> dict[tuple[str, int, str], int]:
    """Return the line of each key of TOML `text`, by its address; the key of a table's header is empty."""
    lines, found, seen = text.split("\n"), dict[tuple[str, int, str], int](), Counter[str]()
    table, index = "", 0
    for number in _statements(text):
        words = lines[number - 1].strip()
        key = re.split(r"[.=]", words, maxsplit=1)[0].strip(" \t\"'")
        if words.startswith("["):
            table, key = words.partition("#")[0].strip("[] \t"), ""
            index = seen[table]
            seen[table] += 1
        elif not key or key.startswith("#"):
            continue
        found.setdefault((table, index, key), number)
    return found


def _statements(text: str) -> Iterator[int]:
    """Yield the lines (from 1) of TOML `text` that do not stand inside a string or an array."""
    line, depth = 1, 0
    yield line
    for piece in PIECE.findall(text):
        line += piece.count("\n")
        depth += (piece in "[{") - (piece in "]}")
        if piece == "\n" and not depth:
            yield line


def _example(place: tuple[str | int, ...], key: str) -> str:
    """Return a line that shows how a key is written."""
    return EXAMPLES.get(f"{place[0]}.{key}") or EXAMPLES.get(key, f"{key} = ...")


def _known_keys(place: tuple[str | int, ...], shape: type[Shape]) -> list[str]:
    """Return the keys that may stand where `place` is."""
    if len(place) > 1:
        return list(SHAPES[str(place[0])].model_fields) if place[0] in SHAPES else []
    return list(shape.model_fields)


def _unknown_key(place: tuple[str | int, ...], key: str, shape: type[Shape]) -> str:
    """Say that a key is unknown, and which one was perhaps meant."""
    close = nearest(key, _known_keys(place, shape), limit=1)
    return f"unknown key `{_quoted(key)}`; " + (f"did you mean `{close[0]}`?" if close else "remove it")


def _unknown_value(fault: Mapping[str, Any], key: str) -> str:
    """Say which values a key may have."""
    allowed = str(fault.get("ctx", {}).get("expected", "")).replace("'", "`")
    return f"`{key}` cannot be `{_quoted(fault['input'])}`; write {allowed}"


def _other(fault: Mapping[str, Any], key: str, example: str) -> str:
    """Say any other fault in the words of Pydantic."""
    value = _quoted(fault["input"])
    if fault["type"] == "repeated":
        return f"the id `{value}` stands twice; give this point another"
    if fault["type"] == "string_pattern_mismatch":
        shape = "`pack/name`" if key in {"prerequisites", "related"} else "lower-case letters, digits and dashes"
        return f"`{key}` cannot be `{value}`; write {shape}"
    if fault["type"] in {"string_too_short", "too_short"}:
        return f"`{key}` is empty; write it"
    reason = str(fault["msg"]).removeprefix("Input ")
    return f"`{key}` {reason[:1].lower()}{reason[1:]}, not {_quoted(repr(fault['input']))}; write it as in `{example}`"


def _quoted(value: object) -> str:
    """Return a wrong value as a message quotes it."""
    text = str(value)
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"
