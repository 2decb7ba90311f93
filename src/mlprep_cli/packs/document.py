"""A question file: TOML between `+++` lines, then Markdown. Every problem of a file is found at once."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mlprep_cli.model.pack import Problem
from mlprep_cli.model.question import FrontMatter, Question
from mlprep_cli.packs.explain import explain
from mlprep_cli.packs.sections import LISTS, TEXTS, Sections, split_sections

FENCE = "+++"
MAX_BYTES = 1_000_000


def read_question(path: Path, pack: str) -> tuple[Question | None, list[Problem]]:
    """Return the question in a file of the pack named `pack`, or None with every problem of the file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [Problem(path, 1, f"larger than {MAX_BYTES:,} bytes; split it into several questions")]
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, "not UTF-8; save the file as UTF-8")]
    except OSError as error:
        return None, [Problem(path, 1, f"cannot be read: {error.strerror}; check its permissions")]
    question, problems = parse_question(text, f"{pack}/{path.stem}")
    return question, [Problem(path, line, message) for line, message in problems]


def parse_question(text: str, question_id: str) -> tuple[Question | None, list[tuple[int, str]]]:
    """Return the question that `text` holds, or None with (line, message) for each problem, in line order."""
    front, body, offset = _cut(text.replace("\r\n", "\n"))
    if front is None:
        return None, [(1, f"no front matter; start the file with a `{FENCE}` line, TOML, and a `{FENCE}` line")]
    values, problems = _front_values(front)
    sections = split_sections(body, needed=not values.get("draft", False))
    problems += [(line + offset, message) for line, message in sections.problems]
    if not problems:
        return _build(values, sections, question_id, front, offset)
    return None, sorted(problems)


def outline(text: str) -> dict[str, int]:
    """Return the line (from 1) of each section of a question file, by field of `Question`."""
    _, body, offset = _cut(text.replace("\r\n", "\n"))
    return {name: line + offset for name, line in split_sections(body).lines.items()}


def _cut(text: str) -> tuple[str | None, str, int]:
    """Return the front matter (None when there is none), the body, and the lines before the body."""
    lines = text.split("\n")
    fences = [i for i, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0]]):
        return None, "", 0
    front = "\n" * (fences[0] + 1) + "\n".join(lines[fences[0] + 1 : fences[1]])
    return front, "\n".join(lines[fences[1] + 1 :]), fences[1] + 1


def _front_values(front: str) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Return the front matter's values, with what is wrong in it."""
    try:
        values = tomllib.loads(front)
    except tomllib.TOMLDecodeError as error:
        return {}, [toml_problem(error, front)]
    try:
        FrontMatter.model_validate(values)
    except ValidationError as error:
        return values, [explain(fault, front) for fault in error.errors(include_url=False)]
    return values, _repeated_ids(values, front)


def toml_problem(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """Return line and message of a TOML error: Python 3.11 gives the line in the message only."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    reason = str(error).partition(" (at ")[0]
    line = int(place[1]) if place else text.count("\n") + 1
    return line, f"not TOML: {reason[:1].lower()}{reason[1:]}; mend this line"


def _repeated_ids(values: dict[str, Any], front: str) -> list[tuple[int, str]]:
    """Report rubric ids that stand twice: progress refers to points by id."""
    ids = [point["id"] for point in values.get("rubric", [])]
    again = [i for i, name in enumerate(ids) if name in ids[:i]]
    return [explain({"loc": ("rubric", i, "id"), "type": "repeated", "input": ids[i], "msg": ""}, front) for i in again]


def _build(
    values: dict[str, Any], sections: Sections, question_id: str, front: str, offset: int
) -> tuple[Question | None, list[tuple[int, str]]]:
    """Join front matter and sections to a question."""
    pack = question_id.partition("/")[0]
    texts = dict.fromkeys(TEXTS.values(), "")
    lists: dict[str, object] = {name: [] for name in (*LISTS.values(), "follow_ups")}
    whole = {**values, **texts, **lists, **sections.values, "id": question_id, "pack": pack}
    try:
        return Question.model_validate(whole), []
    except ValidationError as error:
        return None, [
            _place(explain(fault, front), sections, str(fault["loc"][0]), offset)
            for fault in error.errors(include_url=False)
        ]


def _place(problem: tuple[int, str], sections: Sections, name: str, offset: int) -> tuple[int, str]:
    """Move a problem to the section that it is about."""
    if name == "id":
        return 1, "the file name must be lower-case letters, digits and dashes; rename the file"
    if name in sections.lines:
        return sections.lines[name] + offset, problem[1]
    return problem
