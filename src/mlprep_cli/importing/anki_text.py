"""Anki's "Notes in plain text": fields between tabs, HTML in them, and lines such as `#separator:tab` on top."""

import csv
from io import StringIO

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.cards import Note
from mlprep_cli.importing.pairs import LONGEST_FIELD

SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}
COLUMNS = ("tags", "deck", "notetype", "guid")


def read_anki_text(text: str) -> list[Note]:
    """Return the notes of an export.

    Raises:
        MlprepError: a quoted field does not end.
    """
    headers, body = _headers(text)
    sign = SEPARATORS.get(headers.get("separator", "tab").casefold(), headers.get("separator", "\t")[:1] or "\t")
    places = {headers[f"{name} column"]: name for name in COLUMNS if f"{name} column" in headers}
    names = headers.get("columns", "").split(sign) if headers.get("columns") else []
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = [
            row for row in csv.reader(StringIO(body, newline=""), delimiter=sign) if any(cell.strip() for cell in row)
        ]
    except (csv.Error, TypeError, ValueError) as error:
        raise MlprepError(f"it is no Anki export: {error}", hint="export the notes as plain text once more") from error
    finally:
        csv.field_size_limit(limit)
    return [_note(row, places, names, headers.get("tags", "")) for row in rows]


def _headers(text: str) -> tuple[dict[str, str], str]:
    """Return the values of the `#key:value` lines on top, and the text below them."""
    headers = dict[str, str]()
    lines = text.lstrip("\ufeff").split("\n")
    while lines and lines[0].startswith("#") and ":" in lines[0]:
        key, _, value = lines.pop(0)[1:].partition(":")
        headers[key.strip().casefold()] = value if value.strip() == "" else value.strip()
    return headers, "\n".join(lines)


def _note(row: list[str], places: dict[str, str], names: list[str], tags: str) -> Note:
    """Return one row as a note: the columns that the headers name are no fields."""
    fields, found = list[tuple[str, str]](), tags.split()
    for number, cell in enumerate(row, start=1):
        place = places.get(f"{number}", "")
        name = names[number - 1].strip() if number <= len(names) else ""
        if place == "tags" or name.casefold() == "tags":
            found += cell.split()
        elif not place:
            fields.append((name, cell))
    return Note(fields, found)
