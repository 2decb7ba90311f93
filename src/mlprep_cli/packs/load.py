"""A folder read as a pack. One bad file never hides the rest of its pack."""

from pathlib import Path

from pydantic import ValidationError

from mlprep_cli.model.pack import PACK_FORMAT, Origin, Pack, PackHeader, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.document import read_question
from mlprep_cli.packs.explain import explain, locate
from mlprep_cli.packs.source import read_text, toml_values

HEADER = "pack.toml"


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


def pack_folders(folder: Path) -> list[Path]:
    """Return `folder` when it is a pack, else the packs right below it, by name; names with a dot first are hidden."""
    try:
        if (folder / HEADER).is_file():
            return [folder]
        return sorted(path.parent for path in folder.glob(f"*/{HEADER}") if not path.parent.name.startswith("."))
    except OSError:  # a name that the system does not take, a folder that may not be entered
        return []


def question_files(folder: Path) -> list[Path]:
    """Return the question files of a pack, by name."""
    return sorted(path for path in folder.glob("*.md") if is_question_file(path.name))


def is_question_file(name: str) -> bool:
    """Tell whether a file of this name is a question: no `README.md`, no name with a dot or underscore first."""
    return name.endswith(".md") and name[0] not in "._" and name != "README.md"


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
