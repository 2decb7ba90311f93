"""`mlprep undo`."""

import typer

from mlprep_cli.cli.document import attempt_document
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError


def undo(context: typer.Context, json: Json = False) -> None:
    """Take back the last attempt. Its answer is kept as a file."""
    world: World = context.obj
    if not world.attempts:
        raise MlprepError("there is no attempt to take back", hint="`mlprep practice` makes one")
    last = max(world.attempts, key=lambda item: item.id)
    world.store.undo(last.id, world.now())
    if json:
        world.terminal.document({"attempt": attempt_document(last)})
        return
    when = f"{last.started.astimezone(world.calendar.zone):%Y-%m-%d %H:%M}"
    world.terminal.say(f"Took back `{last.question}` of {when}, rated {last.rating}.")
    world.terminal.say(f"Its answer stays in `{last.answer}`.")
