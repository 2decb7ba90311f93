"""Tables and JSON of question and answer pairs."""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.fields import Record, field_of

SEPARATORS = ",;\t|"
GLANCE = 20  # rows
LONGEST_FIELD = 1_000_000  # characters: what a question file may hold


def read_csv(text: str) -> list[Record]:
    """Return the rows of a table as records.

    Without a row of names the columns are question, answer and tags; further columns are kept under their number.

    Raises:
        MlprepError: it is no table.
    """
    rows = [row for row in _rows(text, _separator(text)) if any(cell.strip() for cell in row)]
    if not rows:
        return []
    names = [field_of(cell) for cell in rows[0]]
    if "prompt" in names or ("title" in names and "answer" in names):
        return [_record([cell.strip() for cell in rows[0]], row) for row in rows[1:]]
    return [_record(["question", "answer", "tags"], row) for row in rows]


def _record(names: list[str], row: list[str]) -> Record:
    """Return one row with names; a name that is missing or stands twice is the column's number."""
    record = dict[str, object]()
    for i, cell in enumerate(row):
        name = names[i] if i < len(names) and names[i] and names[i] not in record else f"column {i + 1}"
        record[name] = cell
    return record


def _separator(text: str) -> str:
    """Return the sign between the cells: the one that splits the first rows into equally many, and most."""
    best, score = ",", (0, 0)
    for sign in SEPARATORS:
        counts = [
            len(row) for _, row in zip(range(GLANCE), _rows(text[:20_000], sign, lenient=True), strict=False) if row
        ]
        usual = max(set(counts), key=counts.count) if counts else 0
        found = (counts.count(usual) * 100 // len(counts), usual) if usual > 1 else (0, 0)
        if found > score:
            best, score = sign, found
    return best


def _rows(text: str, sign: str, *, lenient: bool = False) -> Iterator[list[str]]:
    """Yield the rows of a table."""
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=sign, skipinitialspace=True)
    except csv.Error as error:
        if not lenient:
            raise MlprepError(
                f"it is no table: {error}", hint="save it as CSV, with quotes around cells of several lines"
            ) from error
    finally:
        csv.field_size_limit(limit)


def read_json(text: str) -> list[Record]:
    """Return the records of a JSON text: a list of objects or pairs, an object that holds one, or an object per line.

    Raises:
        MlprepError: it is no JSON.
    """
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise MlprepError(
            "it is JSON nested too deeply", hint="write a list of objects with `question` and `answer`"
        ) from error
    except ValueError as error:
        try:
            value = [json.loads(line) for line in text.split("\n") if line.strip()]
        except (ValueError, RecursionError):
            raise MlprepError(f"it is no JSON: {error}", hint="mend it, or name its kind with `--from`") from error
    return list(_records(value))


def _records(value: Any) -> Iterator[Record]:  # noqa: ANN401 - whatever JSON holds
    """Yield the records in a value of JSON."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                yield from _records(item)
            elif isinstance(item, list) and len(item) > 1 and all(isinstance(part, str) for part in item[:2]):
                yield {
                    "question": item[0],
                    "answer": item[1],
                    **{f"column {i}": part for i, part in enumerate(item[2:], 3)},
                }
            elif isinstance(item, str) and item.strip():
                yield {"question": item}
    elif isinstance(value, Mapping):
        yield from _of_object(value)


def _of_object(value: Mapping[str, Any]) -> Iterator[Record]:
    """Yield the record that an object is, those in the lists it holds, or a pair for each of its keys."""
    fields = {field_of(key) for key in value}
    lists = [
        item
        for item in value.values()
        if isinstance(item, list) and any(isinstance(one, Mapping | list) for one in item)
    ]
    if {"prompt", "title"} & fields and not (lists and "answer" not in fields and "prompt" not in fields):
        yield value
    elif lists:
        for item in lists:
            yield from _records(item)
    elif value and all(isinstance(item, str) for item in value.values()):
        yield from ({"question": key, "answer": item} for key, item in value.items())
