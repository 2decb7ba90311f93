"""`mlprep config set` and `mlprep config unset`."""

from pathlib import Path
from typing import Annotated

import typer

from mlprep_cli.cli.config.naming import Name, setting_name
from mlprep_cli.cli.document import setting_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World

Values = Annotated[list[str], typer.Argument(metavar="VALUE...", help="Several for a list.")]


def set_setting(context: typer.Context, setting: Name, values: Values, json: Json = False) -> None:
    """Set one setting; the rest of the file stays as it is."""
    from mlprep_cli.store.settings import parse

    name = setting_name(setting)
    _change(context.obj, name, parse(name, values, Path.cwd()), json=json)


def unset_setting(context: typer.Context, setting: Name, json: Json = False) -> None:
    """Put one setting back to its default.

    It also takes a setting out that mlprep does not know, if the file has one of that name.
    """
    from mlprep_cli.store.settings import unknown_names

    world: World = context.obj
    name = setting if setting in unknown_names(world.home.config_file) else setting_name(setting)
    _change(world, name, None, json=json)


def _change(world: World, name: str, value: object, *, json: bool) -> None:
    """Change one setting and say what it is now; what else is wrong in the file is mentioned."""
    from mlprep_cli.store.settings import change, read_settings
    from mlprep_cli.ui.config import plain_value

    path = world.home.config_file
    faults = change(path, name, value)
    for fault in faults:
        world.terminal.warn(f"`{path}`: {fault}")
    found = [] if faults else [item for item in read_settings(path) if item.name == name]
    if json:
        world.terminal.document({"setting": setting_row(found[0]) if found else None})
        return
    now = ", ".join(plain_value(found[0].value).split("\n")) or "empty" if found else ""
    words = "set" if value is not None else "back at its default" if now else "taken out"
    world.terminal.say(f"`{name}` is {words}{f': {now}' if now else ''}.")
