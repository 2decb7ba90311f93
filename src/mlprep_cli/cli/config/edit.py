"""`mlprep config edit`."""

import typer

from mlprep_cli.cli.wiring import World


def edit(context: typer.Context) -> None:
    """Open the settings in your editor.

    What you write counts once it is right; until then it is kept beside the settings, which stay as they were.
    """
    from mlprep_cli.core.calendar import Calendar
    from mlprep_cli.editor import Editor
    from mlprep_cli.flows.config import edit_config
    from mlprep_cli.store.config_sheet import ConfigSheet
    from mlprep_cli.store.settings import template
    from mlprep_cli.ui.screen import PracticeScreen

    world: World = context.obj
    path = world.home.config_file
    screen = PracticeScreen(world.terminal, Calendar(), world.now)
    changed = edit_config(ConfigSheet(path, template()), Editor(world.environment), screen)
    world.terminal.say(f"Kept in `{path}`." if changed else "Nothing changed.")
