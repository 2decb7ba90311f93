"""CSV for spreadsheets."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlprep_cli.export.table import cell, to_csv
from mlprep_cli.model.text import clean


def read(text: str) -> list[list[str]]:
    """Return the rows that another program reads."""
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def test_rows_and_names() -> None:
    """The first line names the columns; quotes, commas and line ends survive; every line ends as RFC 4180 says."""
    text = to_csv([{"id": "a/b", "title": 'A "quoted", long\ntitle', "extra": 1}], ["id", "title", "due"])
    assert text == 'id,title,due\r\na/b,"A ""quoted"", long\ntitle",\r\n'
    assert read(text) == [["id", "title", "due"], ["a/b", 'A "quoted", long\ntitle', ""]]


def test_lists() -> None:
    """Names stand on one line, texts on a line each, tables as their words."""
    row = {
        "topics": ["a", "b"],
        "expectations": ["First.", "Second."],
        "rubric": [{"id": "x", "point": "P.", "weight": 2}],
        "follow_ups": [{"question": "Q?", "answer": "A."}, {"question": "R?", "answer": "B."}],
        "sources": [{"kind": "published", "company": "acme", "title": "T"}],
        "covered": [],
    }
    assert read(to_csv([row], list(row)))[1] == [
        "a, b",
        "First.\nSecond.",
        "P.",
        "Q?\nA.\n\nR?\nB.",
        "published · acme · T",
        "",
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1"])  # noqa: RUF001
def test_no_formula(start: str) -> None:
    """What a spreadsheet would run is only text."""
    assert cell(start) == f"'{start}"


@given(st.lists(st.text(), min_size=1))
def test_any_text(texts: list[str]) -> None:
    """Any text comes back from the file, apart from control characters and the apostrophe before a formula."""
    names = [f"c{number}" for number in range(len(texts))]
    row = read(to_csv([dict(zip(names, texts, strict=True))], names))[1] if texts != [""] else [""]
    assert [found.removeprefix("'") for found in row] == [clean(text).removeprefix("'") for text in texts]
    assert not any(found.lstrip()[:1] in set("=+-@") for found in row if found)
