"""`mlprep export anki`."""

from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.export.target import STDOUT, Force, put, selected_chapters
from mlprep_cli.cli.options import with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.ui.words import plural

NAME = "mlprep.apkg"
To = Annotated[str, typer.Option("--to", "-o", metavar="FILE", help="The file to write.")]


@with_filters
def anki(context: typer.Context, filters: Filters, to: To = NAME, force: Force = False) -> None:
    """Write an Anki deck for each pack.

    Each question is a card, and each follow-up one of its own. Importing the file again, after a new export,
    updates the cards and keeps their schedule.
    """
    from mlprep_cli.export.anki import to_apkg

    world: World = context.obj
    found = selected_chapters(world, filters)
    questions = [question for chapter in found for question in chapter.questions]
    follow_ups = plural(sum(len(item.follow_ups) for item in questions), "follow-up")
    what = f"{plural(len(questions), 'question')} and {follow_ups} in {plural(len(found), 'deck')}"
    put(world, to_apkg(found, world.now()), to, what, force=force)
    if to != STDOUT:
        world.terminal.say("In Anki, `File`, `Import` takes it; a later export updates the same cards.")
