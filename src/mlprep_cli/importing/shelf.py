"""The pack of the user's own that imports are put into: found or made, and never written over."""

import re
from pathlib import Path

from mlprep_cli.errors import MlprepError, PackError
from mlprep_cli.importing.draft import Draft
from mlprep_cli.model.pack import Problem
from mlprep_cli.packs.folder import HEADER
from mlprep_cli.packs.load import load_pack
from mlprep_cli.packs.source import read_text
from mlprep_cli.packs.write import literal
from mlprep_cli.store.files import write_new

MARK = re.compile(r"^# Imported from .*, import ([0-9a-f]{16})\.$", re.MULTILINE)
GLANCE = 100_000  # characters of a file, within which its front matter ends


class Shelf:
    """A folder of the user's with the pack `pack`; it comes into being with the first draft that is put there.

    Raises:
        PackError: there is a pack, and it is wrong.
        MlprepError: the folder belongs to a pack of another name.
    """

    def __init__(self, folder: Path, pack: str) -> None:
        self.folder = folder
        self.pack = pack
        self._known = dict[str, Path]()
        if (folder / HEADER).exists():
            self._open()

    def find(self, draft: Draft) -> Path | None:
        """Return the file that the same content came into before, whatever became of it since; None for new content."""
        return self._known.get(draft.fingerprint)

    def put(self, draft: Draft) -> Path:
        """Write a draft under a name that is free, and return its file.

        Raises:
            MlprepError: the folder or the disk refuses; no half file is left.
        """
        try:
            if not (self.folder / HEADER).exists():
                write_new(self.folder / HEADER, _header(self.pack).encode())
            path = write_new(self.folder / f"{draft.question.id.partition('/')[2]}.md", draft.text.encode())
        except OSError as error:
            reason = error.strerror or "the system refuses"
            raise MlprepError(
                f"`{self.folder}` cannot be written to: {reason}", hint="make room, then import again"
            ) from error
        self._known[draft.fingerprint] = path
        return path

    def _open(self) -> None:
        """Look at the pack that is there."""
        pack, problems = load_pack(self.folder, "user")
        if pack is None:
            raise PackError(f"{problems[0]}", hint=f"mend it, or move it away, then import again{_more(problems)}")
        if pack.header.id != self.pack:
            message = f"`{self.folder}` holds the pack `{pack.header.id}`"
            raise MlprepError(message, hint=f"`--pack {pack.header.id}` imports into it; or choose another name")
        for path in sorted(self.folder.glob("*.md")):
            found = MARK.search(read_text(path)[0][:GLANCE])
            if found:
                self._known.setdefault(found[1], path)


def _more(problems: list[Problem]) -> str:
    """Say how many more problems there are."""
    return f" ({len(problems) - 1} more: `mlprep packs check {problems[0].file.parent}`)" if len(problems) > 1 else ""


def _header(pack: str) -> str:
    """Return the `pack.toml` of a pack that imports make."""
    values = {
        "format": 1,
        "id": pack,
        "title": "Imported questions" if pack == "imported" else pack.replace("-", " ").capitalize(),
        "description": "Questions of elsewhere, imported as drafts; each names its source.",
        "version": "1",
        "license": "not stated",
        "authors": ["the sources named in each question"],
    }
    return "".join(f"{key} = {literal(value)}\n" for key, value in values.items())
