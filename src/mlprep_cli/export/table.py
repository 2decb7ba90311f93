"""Questions and attempts as CSV that a spreadsheet opens without running anything of it."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from mlprep_cli.model.text import clean

QUESTION_COLUMNS = (
    *("id", "title", "summary", "pack", "kind", "difficulty", "rounds", "companies", "topics", "minutes", "status"),
    *("due", "updated", "prompt", "expectations", "approach", "rubric", "answer", "pitfalls", "follow_ups"),
    *("references", "sources"),
)
ATTEMPT_COLUMNS = (
    *("id", "question", "started", "seconds", "hints", "rating", "score", "covered", "unsure", "missed", "graded_by"),
    "answer",
)
NAMES = {"rounds", "companies", "topics", "covered", "unsure", "missed"}  # short: they stand on one line
BLOCKS = {"follow_ups"}  # of several lines each
SHOWN = {"rubric": ("point",), "follow_ups": ("question", "answer"), "sources": ("kind", "company", "title", "url")}
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")  # noqa: RUF001 - a spreadsheet takes the wide signs for the others


def to_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Return rows, given as JSON documents have them, as RFC 4180 says, with a line of names first."""
    whole = StringIO(newline="")
    writer = csv.writer(whole, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(_words(name, row.get(name))) for name in columns])
    return whole.getvalue()


def cell(text: str) -> str:
    """Return the text of a cell; one that a spreadsheet would run as a formula starts with an apostrophe."""
    safe = clean(text)
    return f"'{safe}" if FORMULA.match(safe) else safe


def _words(name: str, value: object) -> str:
    """Return a value as the text of a cell; a list has an item on each line, or a comma between names."""
    if value is None:
        return ""
    if not isinstance(value, list):
        return str(value)
    between = ", " if name in NAMES else "\n\n" if name in BLOCKS else "\n"
    return between.join(_item(name, item) for item in value)


def _item(name: str, value: object) -> str:
    """Return one item of a list as text."""
    if not isinstance(value, Mapping):
        return str(value)
    parts = [str(value[key]) for key in SHOWN[name] if value.get(key)]
    return ("\n" if name in BLOCKS else " · ").join(parts)
