"""A folder read as a pack. One bad file never hides the rest of its pack."""

from pathlib import Path

from pydantic import ValidationError

from mlprep_cli.model.pack import PACK_FORMAT, Origin, Pack, PackHeader, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.document import read_question
from mlprep_cli.packs.explain import explain, locate
from mlprep_cli.packs.folder import HEADER, question_files
from mlprep_cli.packs.source import read_text, toml_values


def load_pack(folder: Path, origin: Origin) -> tuple[Pack | None, list[Problem]]:
    """Return the pack in a folder and all its problems; None when `pack.toml` itself is wrong."""
    header, problems = _read_header(folder / HEADER)
    if header is None:
        return None, problems
    questions, files = list[Question](), dict[str, Path]()
    for path in question_files(folder):
        question, found = read_question(path, header.id)
        problems += found
        if question is not None:
            questions.append(question)
            files[question.id] = path
    return Pack(header, folder, origin, questions, files, problems), problems


def _read_header(path: Path) -> tuple[PackHeader | None, list[Problem]]:
    """Read `pack.toml`."""
    text, problems = read_text(path)
    values, faults = toml_values(text)
    if problems or faults:
        return None, problems or [Problem(path, *fault) for fault in faults]
    number = values.get("format", PACK_FORMAT)
    if isinstance(number, int) and number != PACK_FORMAT:
        message = f"format {number} is not known here; upgrade mlprep, or write `format = {PACK_FORMAT}`"
        return None, [Problem(path, locate(("format",), text), message)]
    try:
        return PackHeader.model_validate(values), []
    except ValidationError as error:
        faults = [explain(fault, text, PackHeader) for fault in error.errors(include_url=False)]
        return None, [Problem(path, *fault) for fault in faults]
