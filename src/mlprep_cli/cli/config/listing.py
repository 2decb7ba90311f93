"""`mlprep config list` and `mlprep config get`."""

import typer

from mlprep_cli.cli.config.naming import Name, setting_name
from mlprep_cli.cli.document import setting_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World


def list_settings(context: typer.Context, json: Json = False) -> None:
    """List the settings: value, default, meaning."""
    from mlprep_cli.store.settings import read_settings
    from mlprep_cli.ui.config import settings_table

    world: World = context.obj
    path = world.home.config_file
    settings = read_settings(path)
    if json:
        world.terminal.document({"path": str(path), "settings": [setting_row(item) for item in settings]})
        return
    world.terminal.show_whole(settings_table(settings))
    world.terminal.say(f"\nThey lie in {path}" if path.exists() else f"\nAll defaults: there is no {path} yet")


def get_setting(context: typer.Context, setting: Name, json: Json = False) -> None:
    """Print one setting, a list line by line."""
    from mlprep_cli.store.settings import read_settings
    from mlprep_cli.ui.config import plain_value

    world: World = context.obj
    name = setting_name(setting)
    found = next(item for item in read_settings(world.home.config_file) if item.name == name)
    if json:
        world.terminal.document({"setting": setting_row(found)})
    elif plain_value(found.value):
        world.terminal.say(plain_value(found.value))
