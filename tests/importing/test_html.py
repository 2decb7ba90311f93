"""Saved web pages: what one reads on them, not what surrounds it."""

import datetime as dt
from pathlib import Path

import pytest

from mlprep_cli.importing.encoding import decode_page
from mlprep_cli.importing.html import field_markdown, page_markdown
from mlprep_cli.importing.read import read_drafts
from mlprep_cli.model.question import Question

FILES = Path(__file__).parents[1] / "data" / "import"
CODE = "def explore(share):\n    return share < 0.05\n\n# a comment, no heading\n"


def imported(data: bytes) -> Question:
    """Return the question that a page becomes."""
    (draft,) = read_drafts(data, name="page.html", kind=None, pack="lab", today=dt.date(2026, 11, 23))
    return draft.question


def test_page_comes_out_whole() -> None:
    """Parts, formulas, code, tables and the address of a page are kept; navigation, scripts and asides are not."""
    found = imported((FILES / "page.html").read_bytes())
    assert (found.title, found.companies, found.rounds) == ("Cold start for a wine shop", ["vinoteca"], ["onsite"])
    assert found.difficulty == "hard"
    assert found.sources[0].model_dump() == {
        "kind": "reported",
        "title": "Prepdeck: Cold start for a wine shop",
        "company": "vinoteca",
        "date": dt.date(2026, 4, 2),
        "url": "https://prepdeck.example/q/cold-start-wine",
    }
    assert found.expectations == ["Content features named", "A budget for exploration"]
    assert found.pitfalls == ["Waiting for clicks before showing anything", "Treating every bottle alike"]
    assert [item.model_dump() for item in found.follow_ups] == [
        {"question": "What if prices change daily?", "answer": "Then price becomes a feature of the moment."}
    ]
    assert "rank by\n$w^\\top x_i$." in found.answer
    assert f"```python\n{CODE}" in found.answer
    assert "| Mencía | 0.7 |" in found.answer
    assert found.answer.endswith("#### About the author\n\nShe once sold cheese.")
    assert not any(word in f"{found}" for word in ("never", "Solve now", "course", "©", "All questions"))


@pytest.mark.parametrize("opening", ["<div>", "<ul><li>", "<b>", "<blockquote>", "<table><tr><td>"])
def test_deep_nesting_is_no_trouble(opening: str) -> None:
    """Thousands of elements inside each other are read like any text."""
    assert "What is a kernel?" in imported(f"<html>{opening * 5000}What is a kernel?".encode()).prompt


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<html><p>Why?<!-- <p>hidden</p> --> So.", "Why? So."),
        ("<html><p>Why?<!-- <p>not closed", "Why?\n\nnot closed"),
        ("<html><p>a &#27;[31m red &#x202e;flag", "a [31m red flag"),
        ("<html><nav><p>All of it is in a menu</p></nav>", "All of it is in a menu"),
        ("<html><p><a href='javascript:x()'>A</a> <a href='https://b.example'>B</a>", "A [B](https://b.example)"),
        ("<html><p><img src='data:image/png;base64,AAAA'><img alt='a plot' src=x>", "(image: a plot)"),
        ("<html><ol start='²'><li>one<li>two</ol>", "1. one\n2. two"),
        ("<html><script type='math/tex'>x^2</script><p>y", "$x^2$\n\ny"),
        ("<html><span class=katex><span class=katex><annotation encoding='application/x-tex'>q</annotation>", "$q$"),
    ],
)
def test_oddities(text: str, kept: str) -> None:
    """Comments, entities, links and pictures leave only what can be read."""
    assert page_markdown(text)[0] == kept


@pytest.mark.parametrize(
    "data",
    [
        '<html><meta charset="windows-1252">Größe, “so”'.encode("cp1252"),
        '<html><meta charset="shift_jis">Größe'.encode(),
        '<html><meta charset="punycode">Größe'.encode(),
        b"\xef\xbb\xbf" + '<html><meta charset="latin-1">Größe'.encode(),
        '<html><meta charset="utf-16">Größe'.encode(),
        "<html>Größe".encode("utf-16"),
    ],
)
def test_encodings(data: bytes) -> None:
    """A page is read in the encoding that it names, if it is true; an odd one is not believed."""
    assert "Größe" in decode_page(data)


def test_fields_of_cards() -> None:
    """The HTML of a card becomes Markdown, line by line."""
    assert field_markdown("<div>One <b>bold</b></div><div>x_i * y</div>a<br>b") == "One **bold**\n\nx_i * y\n\na  \nb"
