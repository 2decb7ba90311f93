"""What kind of file an import is: told from its content first, then from its name."""

import json
import re
from enum import StrEnum
from pathlib import PurePath

LARGEST = 20_000_000  # bytes of a file
GLANCE = 4000  # characters
ZIP, SQLITE = b"PK\x03\x04", b"SQLite format 3\x00"
HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ANKI_HEADER = re.compile(
    r"#(?:separator|html|notetype|deck|columns|tags column|guid column|notetype column|deck column):", re.IGNORECASE
)


class Kind(StrEnum):
    """The kinds of file that can be imported, as `--from` names them."""

    PAGE = "page"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    ANKI = "anki"
    ANKI_TEXT = "anki-text"


SUFFIXES = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON,
    ".ndjson": Kind.JSON,
    ".apkg": Kind.ANKI,
    ".colpkg": Kind.ANKI,
    ".anki2": Kind.ANKI,
    ".anki21": Kind.ANKI,
}


def is_deck(data: bytes) -> bool:
    """Tell whether bytes are a deck of Anki rather than text."""
    return data.startswith((ZIP, SQLITE))


def guess_kind(text: str, name: str) -> Kind:
    """Return the kind of a text: by what it starts with, else by its file's name, else as JSON, a table or a page."""
    start = text[:GLANCE].lstrip("\ufeff")
    if ANKI_HEADER.match(start):
        return Kind.ANKI_TEXT
    if HTML.match(start):
        return Kind.HTML
    suffix = PurePath(name).suffix.casefold()
    if suffix in SUFFIXES and SUFFIXES[suffix] is not Kind.ANKI:
        return SUFFIXES[suffix]
    if start.lstrip().startswith(("{", "[")) and _is_json(text):
        return Kind.JSON
    lines = [line for line in start.split("\n")[:20] if line.strip()]
    if len(lines) > 1 and all("\t" in line.strip() for line in lines[:-1]):
        return Kind.ANKI_TEXT
    return Kind.PAGE


def _is_json(text: str) -> bool:
    """Tell whether a text is JSON as a whole, or line by line."""
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        first = text.strip().split("\n", 1)[0]
        try:
            return isinstance(json.loads(first), dict)
        except (ValueError, RecursionError):
            return False
    return True
