"""The group `mlprep packs`, and its commands in the order in which `--help` lists them."""

import typer

from mlprep_cli.cli.packs.check import check
from mlprep_cli.cli.packs.listing import list_packs

packs = typer.Typer(help="List packs of questions, or check one.")


@packs.callback(invoke_without_command=True)
def list_by_default(context: typer.Context) -> None:
    """List packs of questions, or check one."""
    if context.invoked_subcommand is None:
        list_packs(context)


packs.command("list")(list_packs)
packs.command("check")(check)
