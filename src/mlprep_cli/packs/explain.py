"""Turning a fault that Pydantic found in TOML into a line number and a message that says the mend."""

import tomllib
from collections.abc import Mapping
from typing import Any

from mlprep_cli.model.pack import PackHeader
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
}
SHAPES: dict[str, type[Shape]] = {"rubric": RubricPoint, "sources": Source}


def explain(fault: Mapping[str, Any], text: str) -> tuple[int, str]:
    """Return line (from 1) and message of one fault, as `ValidationError.errors()` lists it, in TOML `text`."""
    place, kind = tuple(fault["loc"]), fault["type"]
    key = next((str(part) for part in reversed(place) if isinstance(part, str)), "")
    line = locate(place[:-1] if kind == "missing" else place, text)
    if kind == "missing":
        return line, f"missing key `{key}`; add `{EXAMPLES.get(key, f'{key} = ...')}`"
    if kind == "extra_forbidden":
        return line, _unknown_key(place, key)
    if kind == "literal_error":
        return line, _unknown_value(fault, key)
    return line, _other(fault, key)


def locate(place: tuple[str | int, ...], text: str) -> int:
    """Return the line (from 1) where the value at `place` stands in TOML `text`; 1 where it has none."""
    table, index, key = _address(place)
    current, seen, header = "", -1, 1
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip()
        if words.startswith("[[") and _at_top(text, number):
            name = words.strip("[] ")
            seen = seen + 1 if name == table else seen
            current = name
            header = number if name == table and seen == index else header
        at_home = current == table and (not table or seen == index)
        if at_home and key and words.partition("=")[0].strip() == key and _at_top(text, number):
            return number
    return header


def _address(place: tuple[str | int, ...]) -> tuple[str, int, str]:
    """Split a place into table (empty at the top), index of the table, and key."""
    if len(place) > 1 and place[0] in SHAPES and isinstance(place[1], int):
        return str(place[0]), place[1], str(place[2]) if len(place) > 2 else ""
    return "", -1, str(place[0]) if place else ""


def _at_top(text: str, number: int) -> bool:
    """Tell whether line `number` starts a statement, rather than standing inside a string or an array."""
    try:
        tomllib.loads("\n".join(text.split("\n")[: number - 1]))
    except tomllib.TOMLDecodeError:
        return False
    return True


def _known_keys(place: tuple[str | int, ...]) -> list[str]:
    """Return the keys that may stand where `place` is."""
    if len(place) > 1:
        return list(SHAPES[str(place[0])].model_fields) if place[0] in SHAPES else []
    return [*FrontMatter.model_fields, *PackHeader.model_fields]


def _unknown_key(place: tuple[str | int, ...], key: str) -> str:
    """Say that a key is unknown, and which one was perhaps meant."""
    close = nearest(key, _known_keys(place), limit=1)
    return f"unknown key `{key}`; " + (f"did you mean `{close[0]}`?" if close else "remove it")


def _unknown_value(fault: Mapping[str, Any], key: str) -> str:
    """Say which values a key may have."""
    allowed = str(fault.get("ctx", {}).get("expected", "")).replace("'", "`")
    return f"`{key}` cannot be `{fault['input']}`; write {allowed}"


def _other(fault: Mapping[str, Any], key: str) -> str:
    """Say any other fault in the words of Pydantic."""
    if fault["type"] == "repeated":
        return f"the id `{fault['input']}` stands twice; give this point another"
    if fault["type"] == "string_pattern_mismatch":
        shape = "`pack/name`" if key == "prerequisites" else "lower-case letters, digits and dashes"
        return f"`{key}` cannot be `{fault['input']}`; write {shape}"
    if fault["type"] == "string_too_short":
        return f"`{key}` is empty; write it"
    reason = str(fault["msg"]).removeprefix("Input ")
    return f"`{key}` {reason[:1].lower()}{reason[1:]}, not {fault['input']!r}; mend this line"
