"""`mlprep export markdown`."""

from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.export.target import Force, To, put, selected_chapters
from mlprep_cli.cli.options import with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.ui.words import plural

Bare = Annotated[bool, typer.Option("--questions-only", help="Without hints, rubric, answers and follow-ups.")]


@with_filters
def markdown(
    context: typer.Context, filters: Filters, questions_only: Bare = False, to: To = None, force: Force = False
) -> None:
    """Write one readable document.

    It has a table of contents; formulas stay LaTeX.
    """
    from mlprep_cli.export.markdown import to_markdown

    world: World = context.obj
    found = selected_chapters(world, filters)
    what = plural(sum(len(chapter.questions) for chapter in found), "question")
    text = to_markdown(found, f"Interview practice: {what}", answers=not questions_only)
    put(world, text.encode(), to, what, force=force)
