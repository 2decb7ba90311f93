"""`mlprep packs edit`."""

from collections.abc import Sequence
from pathlib import Path

import typer

from mlprep_cli.cli.options import QuestionName
from mlprep_cli.cli.packs.check import check_chosen
from mlprep_cli.cli.packs.chosen import choose
from mlprep_cli.cli.packs.own import own_file
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import Exit
from mlprep_cli.model.pack import Problem
from mlprep_cli.ui.words import plural


def edit(context: typer.Context, question: QuestionName) -> None:
    """Open one of your own questions in your editor, one that cannot be read too, and check it on return."""
    world: World = context.obj
    path = own_file(world, question)
    problems = _edit(world, path)
    if path.exists():
        world.terminal.say(f"{path}: {plural(len(problems), 'problem') if problems else 'nothing to mend'}.")
    raise typer.Exit(Exit.BAD_PACK if problems else Exit.OK)


def _edit(world: World, path: Path) -> Sequence[Problem]:
    """Tell the story of editing a file."""
    from mlprep_cli.editor import Editor
    from mlprep_cli.flows.edit_question import edit_question

    interactive = world.terminal.interactive
    before = choose(world, [path]).problems  # what cannot be read; the rest is found when there is a new text
    editor = Editor(world.environment)
    return edit_question(path, before, lambda: _check(world, path), editor, world.screen, ask=interactive)


def _check(world: World, path: Path) -> Sequence[Problem]:
    """Return what is to mend in a file now."""
    if not path.exists():
        return [Problem(path, 1, "the file is gone; an editor that renames it leaves it under another name")]
    chosen = choose(world, [path])
    found = check_chosen(world, chosen) if any(pack.questions for pack in chosen.packs) else []
    return sorted({*chosen.problems, *found})
