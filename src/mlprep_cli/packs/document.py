"""A question file: TOML between `+++` lines, then Markdown. Every problem of a file is found at once."""

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mlprep_cli.model.pack import Problem
from mlprep_cli.model.question import FrontMatter, Question
from mlprep_cli.model.text import clean
from mlprep_cli.packs.explain import explain
from mlprep_cli.packs.sections import LISTS, TEXTS, Sections, split_sections
from mlprep_cli.packs.source import read_text, toml_values

FENCE = "+++"
DRAFT = re.compile(r"(?m)^\s*draft\s*=\s*true\b")  # told from the text: the TOML may have faults


def read_question(path: Path, pack: str) -> tuple[Question | None, list[Problem]]:
    """Return the question in a file of the pack named `pack`, or None with every problem of the file."""
    text, problems = read_text(path)
    if problems:
        return None, problems
    question, faults = parse_question(text, f"{pack}/{path.stem}")
    return question, [Problem(path, line, message) for line, message in faults]


def parse_question(text: str, question_id: str) -> tuple[Question | None, list[tuple[int, str]]]:
    """Return the question that `text` holds, or None with (line, message) for each problem, in line order."""
    front, content, offset = _cut(text.replace("\r\n", "\n"))
    if front is None:
        return None, [(1, f"no front matter; start the file with a `{FENCE}` line, TOML, and a `{FENCE}` line")]
    values, problems = _front_values(front)
    # What hides a heading from the eye must not hide it here.
    sections = split_sections(clean(content), needed=not DRAFT.search(front))
    problems += [(line + offset, message) for line, message in sections.problems]
    problems += _name_problems(question_id)
    if problems:
        return None, sorted(problems)
    return Question.model_validate(values | _content(sections, question_id)), []


def front_matter(text: str) -> str:
    """Return the TOML of a question file, its lines where they stand in the file; empty when there is none."""
    return _cut(text.replace("\r\n", "\n"))[0] or ""


def body(text: str) -> tuple[str, int]:
    """Return the Markdown of a question file, and how many lines stand before it."""
    _, content, offset = _cut(text.replace("\r\n", "\n"))
    return content, offset


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
    values, problems = toml_values(front)
    if problems:
        return {}, problems
    try:
        FrontMatter.model_validate(values)
    except ValidationError as error:
        return values, [explain(fault, front) for fault in error.errors(include_url=False)]
    return values, _repeated_ids(values, front)


def _repeated_ids(values: dict[str, Any], front: str) -> list[tuple[int, str]]:
    """Report rubric ids that stand twice: progress refers to points by id."""
    ids = [point["id"] for point in values.get("rubric", [])]
    again = [i for i, name in enumerate(ids) if name in ids[:i]]
    return [explain({"loc": ("rubric", i, "id"), "type": "repeated", "input": ids[i], "msg": ""}, front) for i in again]


def _content(sections: Sections, question_id: str) -> dict[str, object]:
    """Return what a question has besides its front matter; what is not written is empty."""
    texts = dict.fromkeys(TEXTS.values(), "")
    lists: dict[str, object] = {name: [] for name in (*LISTS.values(), "follow_ups")}
    return {**texts, **lists, **sections.values, "id": question_id, "pack": question_id.partition("/")[0]}


def _name_problems(question_id: str) -> list[tuple[int, str]]:
    """Return what is wrong with the name of the file, which is the id of its question."""
    try:
        Question.model_validate({"id": question_id})
    except ValidationError as error:
        if any(fault["loc"] == ("id",) for fault in error.errors()):
            return [(1, "the file name must be lower-case letters, digits and dashes; rename the file")]
    return []
