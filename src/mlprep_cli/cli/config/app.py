"""The group `mlprep config`, and its commands in the order in which `--help` lists them."""

import typer

from mlprep_cli.cli.config.changing import set_setting, unset_setting
from mlprep_cli.cli.config.edit import edit
from mlprep_cli.cli.config.listing import get_setting, list_settings
from mlprep_cli.cli.options import Json

config = typer.Typer(help="Show settings, or change them.")


@config.callback(invoke_without_command=True)
def list_by_default(context: typer.Context, json: Json = False) -> None:
    """Show settings, or change them."""
    if context.invoked_subcommand is None:
        list_settings(context, json=json)


config.command("list")(list_settings)
config.command("get")(get_setting)
config.command("set", context_settings={"ignore_unknown_options": True})(set_setting)
config.command("unset")(unset_setting)
config.command("edit")(edit)
