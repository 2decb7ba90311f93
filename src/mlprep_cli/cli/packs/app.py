"""The group `mlprep packs`, and its commands in the order in which `--help` lists them."""

import typer

from mlprep_cli.cli.packs.add import add
from mlprep_cli.cli.packs.check import check
from mlprep_cli.cli.packs.edit import edit
from mlprep_cli.cli.packs.importing import import_files
from mlprep_cli.cli.packs.listing import list_packs
from mlprep_cli.cli.packs.new import new
from mlprep_cli.cli.packs.remove import remove
from mlprep_cli.cli.packs.update import update

packs = typer.Typer(help="List, write, check, add and import packs of questions.")


@packs.callback(invoke_without_command=True)
def list_by_default(context: typer.Context) -> None:
    """List, write, check, add and import packs of questions."""
    if context.invoked_subcommand is None:
        list_packs(context)


packs.command("list")(list_packs)
packs.command("new")(new)
packs.command("edit")(edit)
packs.command("check")(check)
packs.command("add")(add)
packs.command("update")(update)
packs.command("remove")(remove)
packs.command("import")(import_files)
