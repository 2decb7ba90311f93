"""A folder read as a pack. One bad file never hides the rest of its pack."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from mlprep_cli.model.pack import PACK_FORMAT, Origin, Pack, PackHeader, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.document import read_question, toml_problem
from mlprep_cli.packs.explain import explain

HEADER = "pack.toml"


def load_pack(folder: Path, origin: Origin) -> tuple[Pack | None, list[Problem]]:
    """Return the pack in a folder and all its problems; None when `pack.toml` itself is wrong.

    Files that start with a dot or an underscore, and `README.md`, are not questions.
    """
    header, problems = _read_header(folder / HEADER)
    if header is None:
        return None, problems
    questions, files = list[Question](), dict[str, Path]()
    for path in sorted(folder.glob("*.md")):
        if path.name[0] in "._" or path.name == "README.md":
            continue
        question, found = _read_inside(path, folder, header.id)
        problems += found
        if question is not None:
            questions.append(question)
            files[question.id] = path
    return Pack(header, folder, origin, questions, files, problems), problems


def _read_inside(path: Path, folder: Path, pack: str) -> tuple[Question | None, list[Problem]]:
    """Read a question, unless the path is a link that leaves the pack."""
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return None, [Problem(path, 1, "a link that leaves the pack; copy the file into the pack")]
    return read_question(path, pack)


def _read_header(path: Path) -> tuple[PackHeader | None, list[Problem]]:
    """Read `pack.toml`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        return None, [Problem(path, 1, f"cannot be read: {reason}; a pack needs this file")]
    try:
        values = tomllib.loads(text)
        header = PackHeader.model_validate(values)
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(path, *toml_problem(error, text))]
    except ValidationError as error:
        return None, [Problem(path, *explain(fault, text)) for fault in error.errors(include_url=False)]
    if header.format != PACK_FORMAT:
        message = f"format {header.format} is not known here; upgrade mlprep, or write `format = {PACK_FORMAT}`"
        return None, [Problem(path, 1, message)]
    return header, []
