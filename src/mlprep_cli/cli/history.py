"""`mlprep history`."""

from typing import Annotated

import typer

from mlprep_cli.cli.document import attempt_document
from mlprep_cli.cli.options import Json, complete_question
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.model.attempt import Attempt


def history(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="Only this one.", autocompletion=complete_question)
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="What changed between the last two answers.")] = False,
    json: Json = False,
) -> None:
    """List past attempts, newest first."""
    world: World = context.obj
    attempts = _attempts(world, question)
    if json:
        world.terminal.document({"attempts": [attempt_document(item) for item in attempts]})
    elif diff:
        _show_difference(world, question, attempts)
    elif attempts:
        from mlprep_cli.ui.history import attempts_table

        world.terminal.show_whole(
            attempts_table(attempts, lambda instant: instant.astimezone(world.calendar.zone), world.terminal.columns)
        )
    else:
        world.terminal.say("No attempts yet: `mlprep practice` starts with one.")


def _attempts(world: World, question: str | None) -> list[Attempt]:
    """Return the attempts, newest first; a question that left its pack can still be named by its full id."""
    newest = list(reversed(world.attempts))
    if question is None:
        return newest
    kept = [item for item in newest if item.question == question]
    if kept:
        return kept
    wanted = world.catalog.find(question).id
    return [item for item in newest if item.question == wanted]


def _show_difference(world: World, question: str | None, attempts: list[Attempt]) -> None:
    """Show what changed between the last two answers."""
    if question is None:
        raise UsageError("`--diff` needs a question", hint="as in `mlprep history QUESTION --diff`")
    if len(attempts) < 2:
        raise MlprepError(f"`{question}` has fewer than two attempts", hint=f"`mlprep practice {question}`")
    from mlprep_cli.ui.history import difference

    new, old = (world.answers.read(item.answer) for item in attempts[:2])
    if new is None or old is None:
        raise MlprepError("the file of one of the answers is gone", hint="`mlprep paths` says where they lie")
    world.terminal.show(difference(old, new, attempts[1].answer, attempts[0].answer))
