"""Packs as they were read before, kept in the cache folder: reading 150 questions anew takes most of a second.

A file of the cache belongs to one folder and says from which files, by name, size and time of change, it was read. What
is missing, damaged, from another version or out of date is read anew, without a word; nothing depends on it.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlprep_cli import __version__
from mlprep_cli.model.pack import Origin, Pack, PackHeader, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.folder import HEADER, is_question_file

FORMAT = 1
Stamp = list[tuple[str, int, int, int]]  # file name, bytes, nanoseconds of the last change of it and of its mode


class Kept(BaseModel):
    """A pack as the cache holds it."""

    model_config = ConfigDict(extra="forbid")

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    version: str
    folder: str
    stamp: Stamp
    header: PackHeader | None
    questions: list[tuple[str, Question]]
    problems: list[tuple[str, int, str]]


class Remembered:
    """The packs that were read before, in the folder `cache`."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def load(self, folder: Path, origin: Origin) -> tuple[Pack | None, list[Problem]]:
        """Return what `load_pack` returns, from the cache where nothing in the folder changed."""
        stamp = _stamp(folder)
        kept = self._recall(folder, stamp) if stamp else None
        if kept is None:
            from mlprep_cli.packs.load import load_pack

            pack, problems = load_pack(folder, origin)
            if stamp and _stamp(folder) == stamp:
                self._keep(folder, stamp, pack, problems)
            return pack, problems
        problems = [Problem(folder / name, line, message) for name, line, message in kept.problems]
        if kept.header is None:
            return None, problems
        questions = [question for _, question in kept.questions]
        files = {question.id: folder / name for name, question in kept.questions}
        return Pack(kept.header, folder, origin, questions, files, problems), problems

    def _recall(self, folder: Path, stamp: Stamp) -> Kept | None:
        """Return what the cache holds of a folder, if that is what it would read now."""
        try:
            kept = Kept.model_validate_json(self._place(folder).read_bytes())
        except (OSError, ValidationError):
            return None
        same = (kept.version, kept.folder, kept.stamp) == (__version__, str(folder), stamp)
        return kept if same else None

    def _keep(self, folder: Path, stamp: Stamp, pack: Pack | None, problems: list[Problem]) -> None:
        """Keep what was read; where that cannot be, it is read again the next time."""
        names = {question: path.name for question, path in pack.files.items()} if pack else {}
        kept = Kept(
            version=__version__,
            folder=str(folder),
            stamp=stamp,
            header=pack.header if pack else None,
            questions=[(names[question.id], question) for question in pack.questions] if pack else [],
            problems=[(problem.file.name, problem.line, problem.message) for problem in problems],
        )
        with suppress(OSError, ValueError):  # ValueError: a lone surrogate, which no file can hold
            self._write(self._place(folder), kept.model_dump_json().encode())

    def _write(self, place: Path, data: bytes) -> None:
        """Write a file in one step: two programs may do so at once."""
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".", dir=place.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _place(self, folder: Path) -> Path:
        """Return the file of the cache for a folder."""
        return self._cache / "packs" / f"{hashlib.sha256(os.fsencode(folder)).hexdigest()[:24]}.json"


def _stamp(folder: Path) -> Stamp:
    """Return name, size and time of change of the files that make up a pack; empty where that cannot be told.

    A link is followed: what it leads to may change.
    """
    try:
        with os.scandir(folder) as entries:
            files = [entry for entry in entries if entry.name == HEADER or is_question_file(entry.name)]
        return sorted(
            (item.name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) for item in files for stat in [item.stat()]
        )
    except (OSError, RuntimeError):
        return []
