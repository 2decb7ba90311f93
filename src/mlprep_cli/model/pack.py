"""The shape of a pack, and of what can be wrong in one."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import Field

from mlprep_cli.model.question import Line, Question, Shape, Slug
from mlprep_cli.model.text import clean

PACK_FORMAT = 1
Origin = Literal["bundled", "user", "installed", "config", "path"]


class PackHeader(Shape):
    """What `pack.toml` holds; `topics` are the pack's own, beyond the vocabulary that all packs share."""

    format: int
    id: Slug
    title: Line
    description: Line
    version: Line
    license: Line
    authors: list[Line]
    topics: list[Slug] = Field(default=[])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in one file: `line` counts from 1, and `message` says how to mend it."""

    file: Path
    line: int
    message: str

    def __post_init__(self) -> None:
        """Make the message one line of safe text: it may quote what a pack says."""
        object.__setattr__(self, "message", " ".join(clean(self.message).split()))

    def seen_from(self, folder: Path) -> "Problem":
        """Return the problem with a file below `folder` as a path from there, as editors want it."""
        file = self.file.resolve()
        return Problem(file.relative_to(folder), self.line, self.message) if file.is_relative_to(folder) else self

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of questions as far as it could be read, with what could not.

    `files` gives, for each question id, the file it came from.
    """

    header: PackHeader
    path: Path
    origin: Origin
    questions: list[Question]
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
