"""The group `mlprep export`, and its formats in the order in which `--help` lists them."""

import typer

from mlprep_cli.cli.export.anki import anki
from mlprep_cli.cli.export.data import export_csv, export_json
from mlprep_cli.cli.export.markdown import markdown
from mlprep_cli.errors import UsageError

export = typer.Typer(help="Take it elsewhere: Anki, Markdown, CSV, JSON.")


@export.callback(invoke_without_command=True)
def needs_format(context: typer.Context) -> None:
    """Take questions and attempts elsewhere: Anki, Markdown, CSV, JSON."""
    if context.invoked_subcommand is None:
        raise UsageError("`mlprep export` needs a format", hint="anki, markdown, csv or json")


export.command("anki")(anki)
export.command("markdown")(markdown)
export.command("csv")(export_csv)
export.command("json")(export_json)
