"""Anki's decks and plain text exports."""

import sys
from pathlib import Path

import pytest
import zstandard

from importing.decks import NOTES, database, package
from mlprep_cli.errors import MlprepError
from mlprep_cli.importing import anki
from mlprep_cli.importing.anki import read_deck
from mlprep_cli.importing.anki_text import read_anki_text
from mlprep_cli.importing.cards import Note, read_note

FILES = Path(__file__).parents[1] / "data" / "import"
HANGS = """
DROP TABLE notes;
CREATE VIEW notes AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
SELECT i AS id, 1 AS mid, 'q' AS flds, '' AS tags FROM n;
"""


def packed(data: bytes) -> bytes:
    """Return bytes as zstandard packs them."""
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize("make", ["anki2", "anki21", "anki21b", "bare", "wal"])
def test_decks_of_every_age(tmp_path: Path, make: str) -> None:
    """Decks of older and newer Anki, and a bare collection, give the same three questions."""
    old = database(tmp_path)
    data = {
        "anki2": package(collection_anki2=old),
        "anki21": package(collection_anki2=b"SQLite format 3\x00", collection_anki21=old),
        "anki21b": package(collection_anki2=b"", collection_anki21b=packed(database(tmp_path, is_new=True))),
        "bare": old,
        "wal": old[:18] + b"\x02\x02" + old[20:],
    }[make]
    bagging, variance, kernel = map(read_note, read_deck(data))
    assert (bagging.prompt, bagging.answer) == ("What is *bagging*?", "Averaging models.")
    assert (bagging.facts.companies, bagging.topics) == (["Tidepool"], ["ensembles"])
    assert (variance.prompt, variance.answer) == ("What is variance?", "A mean of squares.")
    assert variance.unplaced == [("Source", "a colleague")]
    assert (kernel.prompt, kernel.answer) == ("A [which?] measures similarity.", "A kernel measures similarity.")
    assert kernel.topics == ["svm-kernels"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and nothing", "damaged zip"),
        (package(readme_txt=b"x"), "without a deck"),
        (package(collection_anki2=b"no database"), "no deck that can be read"),
        (package(collection_anki21b=b"not packed"), "database is damaged"),
        (package(collection_anki21b=packed(b"no database")), "no deck that can be read"),
        (b"SQLite format 3\x00" + b"\xff" * 4000, "cannot be read"),
    ],
)
def test_what_is_no_deck(data: bytes, reason: str) -> None:
    """A damaged deck is refused with the reason and a hint."""
    with pytest.raises(MlprepError, match=reason) as caught:
        read_deck(data)
    assert caught.value.hint


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to a huge one is not unpacked whole."""
    monkeypatch.setattr(anki, "LARGEST", 1_000_000)
    huge = b"SQLite format 3\x00" + bytes(2_000_000)
    for data in (package(collection_anki2=huge), package(collection_anki21b=packed(huge))):
        assert len(data) < 10_000
        with pytest.raises(MlprepError, match="more than 1 MB unpacked"):
            read_deck(data)


def test_views_are_no_tables(tmp_path: Path) -> None:
    """A deck whose notes are a view that never ends has no notes."""
    assert read_deck(database(tmp_path, script=HANGS)) == []


def test_long_queries_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a database stops after so many steps."""
    monkeypatch.setattr(anki, "MOST_STEPS", 3)
    script = """
    WITH RECURSIVE n(i) AS (SELECT 99 UNION ALL SELECT i + 1 FROM n LIMIT 3000)
    INSERT INTO notes SELECT i, 1, '', 'q' FROM n;
    """
    with pytest.raises(MlprepError, match="cannot be read: interrupted"):
        read_deck(database(tmp_path, script=script))


def test_without_zstandard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `zstandard` is not installed, a newer deck is refused with how to get on."""
    newer = package(collection_anki21b=packed(database(tmp_path, is_new=True)))
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(MlprepError, match="needs the package `zstandard`") as caught:
        read_deck(newer)
    assert "pip install 'mlprep-cli[anki]'" in caught.value.hint
    assert len(read_deck(package(collection_anki21=database(tmp_path)))) == len(NOTES)


def test_models_that_are_odd(tmp_path: Path) -> None:
    """Where the names of the fields cannot be told, the first asks and the second answers."""
    notes = read_deck(database(tmp_path, script="UPDATE col SET models = '[[['"))
    assert (read_note(notes[1]).prompt, read_note(notes[1]).answer) == ("a colleague", "A mean of squares.")


def test_plain_text_export() -> None:
    """The headers of a plain text export say what its columns are; sounds are named, Anki's own tags left out."""
    bagging, kernel = map(read_note, read_anki_text((FILES / "cards.txt").read_text(encoding="utf-8")))
    assert (bagging.prompt, bagging.topics) == ("What is *bagging*?", ["ensembles"])
    assert bagging.answer == "Averaging models of resampled data.\n\n(sound: bag.mp3)"
    assert bagging.facts.companies == ["Tidepool"]
    assert kernel.prompt == "A [which function?] measures similarity."


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Why?\tSo.", [("", "Why?"), ("", "So.")]),
        ('#separator:Semicolon\n"a;b";"c\nd"\n', [("", "a;b"), ("", "c\nd")]),
        ("#separator:comma\n#columns:Front,Back\nWhy?,So.\n", [("Front", "Why?"), ("Back", "So.")]),
        ("#separator:\n#guid column:1\nxyz\tWhy?\n", [("", "Why?")]),
        ("#separator:|\nWhy?|So.", [("", "Why?"), ("", "So.")]),
    ],
)
def test_separators(text: str, fields: list[tuple[str, str]]) -> None:
    """Fields are split at what the header names, else at tabs."""
    assert read_anki_text(text)[0] == Note(fields)
