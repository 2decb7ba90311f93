"""The group `mlprep packs`, and its commands in the order in which `--help` lists them."""

import typer

from mlprep_cli.cli.packs.check import check
from mlprep_cli.cli.packs.importing import import_files
from mlprep_cli.cli.packs.listing import list_packs

packs = typer.Typer(help="List packs of questions, check one, or import questions.")


@packs.callback(invoke_without_command=True)
def list_by_default(context: typer.Context) -> None:
    """List packs of questions, check one, or import questions."""
    if context.invoked_subcommand is None:
        list_packs(context)


packs.command("list")(list_packs)
packs.command("check")(check)
packs.command("import")(import_files)
