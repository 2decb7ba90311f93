"""A file of elsewhere as drafts, whatever kind of file it is."""

import datetime as dt
from collections.abc import Iterable
from itertools import islice
from pathlib import PurePath

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.anki import read_deck
from mlprep_cli.importing.anki_text import read_anki_text
from mlprep_cli.importing.cards import read_note
from mlprep_cli.importing.draft import Draft, make_draft
from mlprep_cli.importing.encoding import decode_page
from mlprep_cli.importing.fields import read_record
from mlprep_cli.importing.html import page_markdown
from mlprep_cli.importing.kind import LARGEST, Kind, guess_kind, is_deck
from mlprep_cli.importing.page import read_page
from mlprep_cli.importing.pairs import read_csv, read_json
from mlprep_cli.importing.parts import Facts, Parts
from mlprep_cli.model.text import clean
from mlprep_cli.packs.document import FENCE

LONGEST_PAGE = 3_000_000  # characters of a page of HTML, most of which is not its text
LONGEST_TEXT = 100_000  # characters of a page without its HTML: some forty pages of a book
MOST = 2_000  # questions of one file
STRANGE = 0.02  # share of control characters from which on a file is no text
MOST_TAGS = 50_000  # of a page of HTML
TOO_LONG = "the page is too long for a question"
NOTHING = "there is nothing to import in it"
KINDS_HINT = "save the page as text, HTML or Markdown; `--from` names the kind of a file"


def read_drafts(data: bytes, *, name: str, kind: Kind | None, pack: str, today: dt.date) -> list[Draft]:
    """Return the drafts that a file holds, one or more.

    Args:
        data: the file.
        name: its name, for its kind and for the record of where a draft comes from.
        kind: what the user says it is; None to find out.
        pack: the id of the pack that the drafts are meant for.
        today: the date of the drafts.

    Raises:
        MlprepError: it is too large, damaged, or has nothing in it that could be asked.
    """
    if len(data) > LARGEST:
        raise MlprepError(f"it is larger than {LARGEST // 1_000_000} MB", hint="import a smaller file")
    found = [parts for parts in _parts(data, name, kind) if not parts.is_empty]
    if not found:
        raise MlprepError(NOTHING, hint=KINDS_HINT)
    if len(found) > MOST:
        raise MlprepError(f"it holds more than {MOST:,} questions", hint="split the file")
    for number, parts in enumerate(found, start=1):
        if not parts.is_asked:
            parts.title = f"{PurePath(name).stem.replace('-', ' ')} {number if len(found) > 1 else ''}".strip()
    return [make_draft(parts, source=name, pack=pack, today=today) for parts in found]


def _parts(data: bytes, name: str, kind: Kind | None) -> list[Parts]:
    """Return the parts of each question in a file."""
    if kind is Kind.ANKI or (kind is None and is_deck(data)):
        return _records(map(read_note, read_deck(data)), name)
    text = _text(decode_page(data))
    kind = kind or guess_kind(text, name)
    if kind is Kind.ANKI_TEXT:
        return _records(map(read_note, read_anki_text(text)), name)
    if kind is Kind.CSV:
        return _records(map(read_record, read_csv(text)), name)
    if kind is Kind.JSON:
        return _records(map(read_record, read_json(text)), name)
    return [_page(text, html=kind is Kind.HTML, markdown=kind is not Kind.PAGE)]


def _records(found: Iterable[Parts], name: str) -> list[Parts]:
    """Return the questions of a table or a deck, one more than can be imported at most; their source is the file."""
    parts = list(islice(found, MOST + 1))
    for one in parts:
        one.facts.site = name
    return parts


def _text(raw: str) -> str:
    """Return a text without control characters, if it is one."""
    if raw.startswith("%PDF-"):
        raise MlprepError("it is a PDF", hint="copy its text into a text file, and import that")
    if raw.startswith(FENCE + "\n"):
        raise MlprepError(
            "it is a question of mlprep already", hint="copy the file into a pack; `mlprep paths` says where"
        )
    if raw[:20_000].casefold().startswith(("from: <saved by", "mime-version:")):
        raise MlprepError("it is a web archive of several files", hint="save the page as `Webpage, HTML only`")
    strange = sum(char < " " and char not in "\n\t\f\v\x1b" for char in raw[:20_000])
    if strange > STRANGE * len(raw[:20_000]):
        raise MlprepError("it is no text", hint=KINDS_HINT)
    return clean(raw)


def _page(text: str, *, html: bool, markdown: bool) -> Parts:
    """Return the parts of a page."""
    if html and (len(text) > LONGEST_PAGE or text.count("<") > MOST_TAGS):
        raise MlprepError(TOO_LONG, hint="copy the question's text out of it, and import that")
    body, facts, title = page_markdown(text) if html else (text, Facts(), "")
    if len(body) > LONGEST_TEXT:
        raise MlprepError(TOO_LONG, hint="cut it down to the question, and import that")
    parts = read_page(body, markdown=markdown)
    parts.title = parts.title or title
    parts.facts.url, parts.facts.site = parts.facts.url or facts.url, facts.site
    parts.facts.updated_on = parts.facts.updated_on or facts.updated_on
    return parts
