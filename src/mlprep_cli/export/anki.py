"""An Anki deck: a note for each question and each follow-up, known again when it is imported once more."""

import datetime as dt
import hashlib
import itertools
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from mlprep_cli.errors import MlprepError
from mlprep_cli.export.card import FOLLOW_UP, QUESTION, STYLE, Kind
from mlprep_cli.export.chapter import Chapter
from mlprep_cli.export.html import line_to_html, list_to_html, plain_to_html, to_html
from mlprep_cli.model.question import Question

if TYPE_CHECKING:
    from genanki import Deck, Model, Note

ROOT = "mlprep"
FIRST_ID = 1 << 30  # Anki's ids are numbers; these stay clear of its own, which are times in milliseconds
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a zip file: what it holds, not when it was made, decides its bytes
Fields = Mapping[str, str]


def to_apkg(chapters: Sequence[Chapter], at: dt.datetime) -> bytes:
    """Return an `.apkg` file with a deck for each chapter; new cards come in the order of the questions.

    Anki takes the newer of two notes with the same id: `at` is the time of this export.

    Raises:
        MlprepError: `genanki` is not installed.
    """
    try:
        from genanki import Package
    except ImportError as error:
        hint = "`pip install 'mlprep-cli[anki]'` (with pipx: `pipx inject mlprep-cli genanki`)"
        raise MlprepError("an Anki deck needs the package `genanki`, which is not installed", hint=hint) from error

    seconds = at.timestamp()
    connection = sqlite3.connect(":memory:")  # genanki's own way to write leaves a temporary file behind
    try:
        ids = itertools.count(int(seconds * 1000))
        Package(list(_decks(chapters))).write_to_db(connection.cursor(), seconds, ids)
        connection.commit()
        return _zipped({"collection.anki2": connection.serialize(), "media": b"{}"})
    finally:
        connection.close()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(zipfile.ZipInfo(name, EARLIEST), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _decks(chapters: Sequence[Chapter]) -> Iterator["Deck"]:
    """Yield the deck of each chapter; packs that share a title get decks of their own."""
    from genanki import Deck

    titles = Counter(chapter.title for chapter in chapters)
    models = {kind.name: _model(kind) for kind in (QUESTION, FOLLOW_UP)}
    places = itertools.count()
    for chapter in chapters:
        title = chapter.title if titles[chapter.title] == 1 else f"{chapter.title} ({chapter.id})"
        name = f"{ROOT}::{title.replace('::', ': ')}"  # two colons start a deck within the deck
        deck = Deck(_number(f"deck {chapter.id}"), name, plain_to_html(chapter.description))
        for question in chapter.questions:
            for note in _notes(question, models, places):
                deck.add_note(note)
        yield deck


def _model(kind: Kind) -> "Model":
    """Return a kind of note as genanki has it."""
    from genanki import Model

    template = {"name": "Card", "qfmt": kind.front, "afmt": kind.back}
    return Model(kind.id, kind.name, [{"name": name} for name in kind.fields], [template], css=STYLE)


def _notes(question: Question, models: Mapping[str, "Model"], places: Iterator[int]) -> Iterator["Note"]:
    """Yield the note of a question, and one for each of its follow-ups."""
    from genanki import Note

    tags = _tags(question)
    own: dict[tuple[str, ...], tuple[Kind, Fields]] = {(question.id,): (QUESTION, _question(question))}
    for identity, (kind, values) in (own | _follow_ups(question)).items():
        guid = hashlib.sha256("\n".join([ROOT, *identity]).encode()).hexdigest()[:20]
        yield Note(models[kind.name], [values[name] for name in kind.fields], tags=tags, guid=guid, due=next(places))


def _question(question: Question) -> Fields:
    """Return the fields of a question's note."""
    about = [*question.companies, *question.rounds, question.kind, question.difficulty, f"{question.minutes} min"]
    return {
        "Title": plain_to_html(question.title),
        "About": " · ".join(about),
        "Question": to_html(question.prompt),
        "Expectations": list_to_html(question.expectations),
        "Points": list_to_html([item.point for item in question.rubric], "ol"),
        "Answer": to_html(question.answer),
        "Pitfalls": list_to_html(question.pitfalls),
        "References": list_to_html(question.references),
        "Id": question.id,
    }


def _follow_ups(question: Question) -> dict[tuple[str, ...], tuple[Kind, Fields]]:
    """Return the fields of the note of each follow-up, by what it is known by: the words it asks with.

    Its place among the others would not do: a follow-up put in between would take over the cards of the next.
    """
    found = dict[tuple[str, ...], tuple[Kind, Fields]]()
    for item in question.follow_ups:
        words = " ".join(re.findall(r"\w+", item.question.casefold())) or item.question
        identity = next(name for name in _names((question.id, words)) if name not in found)
        found[identity] = (
            FOLLOW_UP,
            {
                "Question": line_to_html(item.question),
                "Title": plain_to_html(question.title),
                "Context": to_html(question.prompt),
                "Answer": to_html(item.answer),
                "Id": question.id,
            },
        )
    return found


def _names(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield what a follow-up may be known by: the second with the same words is numbered."""
    yield name
    yield from ((*name, str(number)) for number in itertools.count(2))


def _tags(question: Question) -> list[str]:
    """Return the tags of a question's notes, which Anki shows as a tree."""
    tags: dict[str, Sequence[str]] = {
        "company": question.companies,
        "topic": question.topics,
        "round": question.rounds,
        "difficulty": [question.difficulty],
        "kind": [question.kind],
    }
    return [f"{name}::{value}" for name, values in tags.items() for value in values]


def _number(name: str) -> int:
    """Return the permanent number of something that goes by a name."""
    return FIRST_ID + int.from_bytes(hashlib.sha256(f"{ROOT} {name}".encode()).digest()[:4]) % FIRST_ID
