"""`mlprep history`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mlprep_cli.cli.document import attempt_document, difference_document
from mlprep_cli.cli.options import Json, complete_question
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.difference import changes
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.difference import Answer
from mlprep_cli.model.text import clean


def history(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="Only this one.", autocompletion=complete_question)
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="What changed between the last two answers, word by word.")
    ] = False,
    json: Json = False,
) -> None:
    """List past attempts, newest first."""
    world: World = context.obj
    attempts = _attempts(world, question)
    if diff:
        _show_difference(world, *_last_two(world, question, attempts), json=json)
    elif json:
        world.terminal.document({"attempts": [attempt_document(item) for item in attempts]})
    else:
        _show(world, attempts)


def _show(world: World, attempts: Sequence[Attempt]) -> None:
    """Show attempts: at a terminal page by page, into a pipe a line each."""
    if not attempts:
        world.terminal.say("No attempts yet: `mlprep practice` starts with one.")
        return
    from mlprep_cli.ui.history import attempts_table
    from mlprep_cli.ui.pager import show_pages

    table = attempts_table(attempts, world.calendar.local, world.terminal.columns)
    if world.terminal.interactive:
        show_pages(world.terminal, table)
    else:
        world.terminal.show_whole(table)


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


def _last_two(world: World, question: str | None, attempts: Sequence[Attempt]) -> tuple[Answer, Answer]:
    """Return the answers of the last two attempts, the older one first.

    Raises:
        UsageError: it is not said at which question.
        MlprepError: there are not two, or the file of one is gone.
    """
    if question is None:
        raise UsageError("`--diff` needs a question", hint="as in `mlprep history QUESTION --diff`")
    if len(attempts) < 2:
        raise MlprepError(f"`{question}` has fewer than two attempts", hint=f"`mlprep practice {question}`")
    new, old = (_answer(world, item) for item in attempts[:2])
    return old, new


def _answer(world: World, attempt: Attempt) -> Answer:
    """Return an attempt with what was answered, follow-ups aside."""
    text = world.answers.read(attempt.answer)
    if text is None:
        place = world.home.data / attempt.answer
        raise MlprepError(f"the answer `{place}` cannot be read", hint="`mlprep paths` says where answers lie")
    return Answer(attempt, clean(text))


def _show_difference(world: World, old: Answer, new: Answer, *, json: bool) -> None:
    """Show what changed between two answers."""
    if json:
        world.terminal.document(difference_document(old, new, changes(old.text, new.text)))
        return
    from mlprep_cli.ui.difference import difference
    from mlprep_cli.ui.history import result, when
    from mlprep_cli.ui.pager import show_pages

    was, now = (f"{when(item.attempt, world.calendar.local)}, {result(item.attempt)}" for item in (old, new))
    show_pages(world.terminal, difference(old.text, new.text, was, now, world.terminal.out.width))
