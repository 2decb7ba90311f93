"""Anki decks for the tests, as Anki's own exports are built."""

import json
import sqlite3
import zipfile
from io import BytesIO
from pathlib import Path

FIELDS = {"1": ["Front", "Back"], "2": ["Source", "Answer", "Question"]}
NOTES = [
    (10, 1, "What is <i>bagging</i>?\x1fAveraging models.", " ensembles company::Tidepool "),
    (11, 2, "a colleague\x1fA mean of squares.\x1fWhat is variance?", ""),
    (12, 3, "A {{c1::kernel::which?}} measures similarity.\x1f", "svm::kernels leech"),
]


def database(folder: Path, *, is_new: bool = False, script: str = "") -> bytes:
    """Return a collection with three notes, in the schema of the older or the newer Anki; `script` may spoil it."""
    path = folder / "collection.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    connection.execute("CREATE TABLE notes (id integer primary key, mid integer, tags text, flds text)")
    if is_new:
        connection.execute("CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase)")
        rows = [(int(kind), i, name) for kind, names in FIELDS.items() for i, name in enumerate(names)]
        connection.executemany("INSERT INTO fields VALUES (?, ?, ?)", rows)
    else:
        connection.execute("CREATE TABLE col (models text)")
        models = {kind: {"flds": [{"name": name} for name in names]} for kind, names in FIELDS.items()}
        connection.execute("INSERT INTO col VALUES (?)", (json.dumps(models),))
    connection.executemany("INSERT INTO notes (id, mid, flds, tags) VALUES (?, ?, ?, ?)", NOTES)
    connection.executescript(script)
    connection.commit()
    connection.close()
    return path.read_bytes()


def package(**files: bytes) -> bytes:
    """Return a zip with a member for each name: `collection_anki2=...`."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
        archive.writestr("media", "{}")
    return packed.getvalue()
