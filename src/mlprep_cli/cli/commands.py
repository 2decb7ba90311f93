"""The commands, in the order in which `--help` lists them."""

from functools import cache


@cache
def load() -> None:
    """Register every command with the app."""
    from mlprep_cli.cli.app import app
    from mlprep_cli.cli.config.app import config
    from mlprep_cli.cli.doctor.command import doctor
    from mlprep_cli.cli.export.app import export
    from mlprep_cli.cli.grade import grade
    from mlprep_cli.cli.history import history
    from mlprep_cli.cli.listing import list_questions, show
    from mlprep_cli.cli.mock import mock
    from mlprep_cli.cli.packs.app import packs
    from mlprep_cli.cli.paths import paths
    from mlprep_cli.cli.plan import plan
    from mlprep_cli.cli.practice import practice
    from mlprep_cli.cli.stats import stats
    from mlprep_cli.cli.undo import undo

    app.command("practice")(practice)
    app.command("list")(list_questions)
    app.command("show")(show)
    app.command("grade")(grade)
    app.command("history")(history)
    app.command("stats")(stats)
    app.command("mock")(mock)
    app.command("plan")(plan)
    app.command("undo")(undo)
    app.add_typer(packs, name="packs")
    app.add_typer(export, name="export")
    app.add_typer(config, name="config")
    app.command("paths")(paths)
    app.command("doctor")(doctor)
