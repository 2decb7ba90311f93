"""Anki's decks, `.apkg`: a zip that holds the notes as a SQLite database, in newer ones compressed with zstandard."""

import json
import lzma
import sqlite3
import zipfile
import zlib
from contextlib import closing
from io import BytesIO

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.cards import Note
from mlprep_cli.importing.kind import SQLITE

LARGEST = 100_000_000  # bytes of a database, unpacked
NEWEST, OLDER = "collection.anki21b", ("collection.anki21", "collection.anki2")
SEPARATOR = "\x1f"
MOST_STEPS = 2_000  # of a thousand instructions each: a few seconds, where an honest deck takes a fraction of one
AGAIN = "export the deck from Anki again, with `Support older Anki versions`"
WAL, PLAIN = b"\x02\x02", b"\x01\x01"  # how a database is written to: one in memory has no log beside it


def read_deck(data: bytes) -> list[Note]:
    """Return the notes of a deck.

    Raises:
        MlprepError: it is damaged, too large, or needs a package that is not installed.
    """
    database = data if data.startswith(SQLITE) else _unpacked(data)
    if not database.startswith(SQLITE):
        raise MlprepError("it holds no deck that can be read", hint=AGAIN)
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            return _notes(connection, database)
    except (sqlite3.Error, sqlite3.Warning, OverflowError, ValueError) as error:
        raise MlprepError(f"its database cannot be read: {error}", hint=AGAIN) from error


def _unpacked(data: bytes) -> bytes:
    """Return the database in a zip: the newest there is, since newer decks carry an empty old one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            name = next((name for name in (NEWEST, *OLDER) if name in names), None)
            if name is None:
                raise MlprepError(
                    "it is a zip without a deck of Anki in it", hint="unpack it, and import what is in it"
                )
            with archive.open(name) as file:
                found = file.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError) as error:
        raise MlprepError("it is a damaged zip", hint="fetch or export the file again") from error
    except (RuntimeError, NotImplementedError, ValueError) as error:  # a password, an unknown way of packing
        raise MlprepError(f"it is a zip that cannot be unpacked: {error}", hint=AGAIN) from error
    return _bounded(_expanded(found) if name == NEWEST else found)


def _expanded(data: bytes) -> bytes:
    """Return what zstandard packed."""
    try:
        import zstandard
    except ImportError as error:
        hint = f"`pip install 'mlprep-cli[anki]'`, or {AGAIN}"
        raise MlprepError("it is a deck of a newer Anki, which needs the package `zstandard`", hint=hint) from error
    try:
        with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(data) as reader:
            return bytes(reader.read(LARGEST + 1))
    except zstandard.ZstdError as error:
        raise MlprepError("its database is damaged", hint=AGAIN) from error


def _bounded(data: bytes) -> bytes:
    """Return data that is not too large."""
    if len(data) > LARGEST:
        raise MlprepError(
            f"it holds more than {LARGEST // 1_000_000} MB unpacked", hint="export a smaller deck, without media"
        )
    return data


def _notes(connection: sqlite3.Connection, database: bytes) -> list[Note]:
    """Read the notes of a database, which may be of any make, and hostile."""
    connection.deserialize(database[:18] + (PLAIN if database[18:20] == WAL else database[18:20]) + database[20:])
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    connection.create_collation(
        "unicase", lambda one, other: (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    steps = iter(range(MOST_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, 1000)
    for line in ("PRAGMA trusted_schema = OFF", "PRAGMA query_only = ON", "PRAGMA cell_size_check = ON"):
        connection.execute(line)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    names = _names(connection, tables)
    rows = connection.execute("SELECT mid, flds, tags FROM notes ORDER BY id").fetchall() if "notes" in tables else []
    return [_note(row, names) for row in rows]


def _names(connection: sqlite3.Connection, tables: set[str]) -> dict[str, list[str]]:
    """Return the names of the fields by type of note, as text."""
    names = dict[str, list[str]]()
    if "fields" in tables:
        for kind, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
            names.setdefault(f"{kind}", []).append(f"{name}")
    elif "col" in tables:
        for (models,) in connection.execute("SELECT models FROM col"):
            names |= _of_models(f"{models}")
    return names


def _of_models(models: str) -> dict[str, list[str]]:
    """Return the names of the fields that the JSON of an older deck gives; none where it is not as Anki writes it."""
    try:
        found = json.loads(models)
        return {f"{kind}": [f"{field['name']}" for field in model["flds"]] for kind, model in found.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _note(row: tuple[object, object, object], names: dict[str, list[str]]) -> Note:
    """Return one row as a note."""
    kind, fields, tags = row
    known = names.get(f"{kind}", [])
    texts = f"{fields or ''}".split(SEPARATOR)
    return Note([(known[i] if i < len(known) else "", text) for i, text in enumerate(texts)], f"{tags or ''}".split())
