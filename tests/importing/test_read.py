"""Files of every kind as drafts, and what is refused."""

import datetime as dt
from pathlib import Path

import pytest

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.kind import Kind, guess_kind
from mlprep_cli.importing.read import read_drafts

FILES = Path(__file__).parents[1] / "data" / "import"
DAY = dt.date(2026, 11, 23)


def titles(data: bytes, name: str = "file.txt", kind: Kind | None = None) -> list[str]:
    """Return the titles of what a file holds."""
    return [draft.question.title for draft in read_drafts(data, name=name, kind=kind, pack="lab", today=DAY)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("page.txt", Kind.PAGE),
        ("page.html", Kind.HTML),
        ("page.md", Kind.MARKDOWN),
        ("pairs.csv", Kind.CSV),
        ("pairs.json", Kind.JSON),
        ("cards.txt", Kind.ANKI_TEXT),
    ],
)
def test_kind_is_found_out(name: str, kind: Kind) -> None:
    """Each kind of file is known by its name or, where that says nothing, by its content."""
    text = (FILES / name).read_text(encoding="utf-8-sig")
    assert guess_kind(text, name) is kind
    assert titles(text.encode(), name) == titles(text.encode(), name, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!-- x --><!DOCTYPE html>", Kind.HTML),
        ('[{"question": "Why?"}]', Kind.JSON),
        ('{"question": "Why?"}\n{"question": "Who?"}', Kind.JSON),
        ("{why not", Kind.PAGE),
        ("Why?\tSo.\nWho?\tShe.\n", Kind.ANKI_TEXT),
        ("[a link](b)", Kind.PAGE),
        ("# Why?", Kind.PAGE),
    ],
)
def test_kind_of_a_text_without_a_name(text: str, kind: Kind) -> None:
    """From standard input the content alone tells."""
    assert guess_kind(text, "standard input") is kind


def test_user_knows_better() -> None:
    """`--from` overrules what a file looks like."""
    assert titles(b"question,answer\nWhy so?,So.\n", "x.txt", Kind.CSV) == ["Why so?"]
    assert titles(b"question,answer\nWhy so?,So.\n", "x.csv", Kind.PAGE) == ["Why so?,So."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "nothing to import"),
        (b" \n\t\r\n", "nothing to import"),
        (b"#######\n\n---\n4\n", "nothing to import"),
        (b"Home\nLog in\n4,597 solved\n", "nothing to import"),
        (b"[]", "nothing to import"),
        (bytes(range(256)) * 4, "no text"),
        (b"\x7fELF\x02\x01\x01" + bytes(500), "no text"),
        (b"%PDF-1.7\nx", "a PDF"),
        (b"PK\x03\x04" + bytes(100), "damaged zip"),
        (b"+++\ntitle = 'x'\n+++\n", "question of mlprep already"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n", "web archive"),
        (b"a" * 20_000_001, "larger than 20 MB"),
        (b"a long page\n" * 10_000, "too long for a question"),
        (b"<html>" + b"<i>" * 60_000, "too long for a question"),
        (b"[" + b'{"q": "Why?"},' * 2001 + b'{"q": "Why?"}]', "more than 2,000 questions"),
        (b'[{"q": "' + b"a" * 60_000 + b'"}]', "more than 50,000 characters"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    """What is no question is refused with the reason and a hint."""
    with pytest.raises(MlprepError, match=reason) as caught:
        titles(data)
    assert caught.value.hint


def test_page_without_title_is_named_after_its_file() -> None:
    """A page of which only a part was saved is still a draft."""
    data = b"Sample Answer\nEqual ranks are ties.\n"
    (draft,) = read_drafts(data, name="ties-in-ranks.txt", kind=None, pack="lab", today=DAY)
    assert (draft.question.title, draft.question.answer) == ("ties in ranks", "Equal ranks are ties.")
