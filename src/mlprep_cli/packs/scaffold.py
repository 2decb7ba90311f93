"""What a new pack and a new question start from: the files below `skeleton/`."""

import datetime as dt
from importlib.resources import files

from mlprep_cli.packs.folder import HEADER

EXAMPLE = "example-best-of-twenty-seeds"
BLANK = "question.md"


def new_pack(pack: str, today: dt.date) -> dict[str, bytes]:
    """Return the files of a new pack by name: its header, and an example question with a comment on each key."""
    names = (HEADER, f"{EXAMPLE}.md")
    return {name: _filled(name, today, {"PACK-ID": pack, "PACK-TITLE": _title(pack)}) for name in names}


def new_question(name: str, today: dt.date) -> bytes:
    """Return the file of a new question, a draft; `name` is its file's, without `.md`."""
    return _filled(BLANK, today, {"TITLE": _title(name)})


def _filled(name: str, today: dt.date, values: dict[str, str]) -> bytes:
    """Return a file of the skeleton with its blanks filled in."""
    text = (files("mlprep_cli.packs") / "skeleton" / name).read_text(encoding="utf-8")
    for blank, value in {"DATE": today.isoformat(), **values}.items():
        text = text.replace(blank, value)
    return text.encode()


def _title(name: str) -> str:
    """Return a slug as a title."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]
