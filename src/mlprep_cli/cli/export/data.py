"""`mlprep export csv` and `mlprep export json`."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.document import attempt_document, question_document
from mlprep_cli.cli.export.target import Force, To, put
from mlprep_cli.cli.options import with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import UsageError
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.ui.words import plural

Rows = Sequence[dict[str, Any]]
Attempts = Annotated[bool, typer.Option("--attempts", help="Your attempts instead of the questions, oldest first.")]
Answers = Annotated[bool, typer.Option("--answers", help="With the text of each answer (goes with `--attempts`).")]


@with_filters
def export_csv(
    context: typer.Context,
    filters: Filters,
    attempts: Attempts = False,
    answers: Answers = False,
    to: To = None,
    force: Force = False,
) -> None:
    """Write a table of questions or attempts.

    A cell that a spreadsheet would run as a formula starts with an apostrophe.
    """
    from mlprep_cli.export.table import ATTEMPT_COLUMNS, QUESTION_COLUMNS, to_csv

    world: World = context.obj
    rows = _rows(world, filters, attempts=attempts, answers=answers)
    columns = ATTEMPT_COLUMNS if attempts else QUESTION_COLUMNS
    text = to_csv(rows, (*columns, "text") if answers else columns)
    put(world, text.encode(), to, _what(rows, attempts=attempts), force=force)


@with_filters
def export_json(
    context: typer.Context,
    filters: Filters,
    attempts: Attempts = False,
    answers: Answers = False,
    to: To = None,
    force: Force = False,
) -> None:
    """Write questions or attempts for programs.

    Questions are as `show --answer --json` gives them, attempts as `history --json`.
    """
    from mlprep_cli.ui.console import document_text

    world: World = context.obj
    rows = _rows(world, filters, attempts=attempts, answers=answers)
    text = document_text({"attempts" if attempts else "questions": rows})
    put(world, f"{text}\n".encode(), to, _what(rows, attempts=attempts), force=force)


def _rows(world: World, filters: Filters, *, attempts: bool, answers: bool) -> Rows:
    """Return the documents of what is exported."""
    if answers and not attempts:
        raise UsageError("`--answers` goes with `--attempts`", hint="it adds the text of your answers to them")
    if not attempts:
        return [
            question_document(item, world.standings[item.id], answer=True)["question"] for item in world.select(filters)
        ]
    kept = _attempts(world, filters)
    texts = [{"text": world.answers.read(item.answer)} if answers else {} for item in kept]
    return [attempt_document(item) | text for item, text in zip(kept, texts, strict=True)]


def _attempts(world: World, filters: Filters) -> list[Attempt]:
    """Return the attempts at the questions that pass; without a filter, those whose question is gone as well."""
    ids = {item.id for item in world.select(filters)}
    return [item for item in world.attempts if item.question in ids or filters == Filters()]


def _what(rows: Rows, *, attempts: bool) -> str:
    """Return how many there are, in words."""
    return plural(len(rows), "attempt" if attempts else "question")
