"""`mlprep list` and `mlprep show`."""

from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.document import question_document, question_row
from mlprep_cli.cli.options import Json, QuestionName, with_filters
from mlprep_cli.cli.wiring import World


@with_filters
def list_questions(context: typer.Context, filters: Filters, json: Json = False) -> None:
    """List questions with their status."""
    world: World = context.obj
    questions = world.select(filters)
    if json:
        world.terminal.document({"questions": [question_row(item, world.standings[item.id]) for item in questions]})
        return
    from mlprep_cli.ui.listing import listing

    columns = world.terminal.columns
    world.terminal.show_whole(listing(questions, world.standings, today=world.today, columns=columns))


def show(
    context: typer.Context,
    question: QuestionName,
    answer: Annotated[bool, typer.Option("--answer", help="With rubric, answer and follow-ups.")] = False,
    json: Json = False,
) -> None:
    """Show one question, with `--answer` all of it."""
    world: World = context.obj
    found = world.catalog.find(question)
    standing = world.standings[found.id]
    if json:
        world.terminal.document(question_document(found, standing, answer=answer))
        return
    from mlprep_cli.ui.question import whole

    last_on = standing.last_on or world.today
    world.terminal.show(whole(found, standing, today=world.today, last_on=last_on, answer=answer))
