"""The commands, in the order in which `--help` lists them. Each is imported when it is typed: a start is quick."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

import typer

# The module of each command, and its function or group there.
COMMANDS = {
    "practice": ("practice", "practice"),
    "list": ("listing", "list_questions"),
    "show": ("listing", "show"),
    "grade": ("grade", "grade"),
    "history": ("history", "history"),
    "stats": ("stats", "stats"),
    "mock": ("mock", "mock"),
    "plan": ("plan", "plan"),
    "undo": ("undo", "undo"),
    "packs": ("packs.app", "packs"),
    "export": ("export.app", "export"),
    "config": ("config.app", "config"),
    "paths": ("paths", "paths"),
    "doctor": ("doctor.command", "doctor"),
}


def named(argv: Sequence[str]) -> tuple[str, ...]:
    """Return the commands that a command line may mean: the one that it names, else all, to list them."""
    word = next((word for word in argv if not word.startswith("-")), "")
    return (word,) if word in COMMANDS else tuple(COMMANDS) if argv else ()


@cache
def app_with(names: tuple[str, ...]) -> typer.Typer:
    """Return the program with some of its commands."""
    from mlprep_cli.cli.app import glance

    app = typer.Typer(
        name="mlprep",
        help="Practise machine-learning interviews in the terminal: questions, rubrics, worked answers, offline.",
        no_args_is_help=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(glance)
    for name in names:
        found = _load(name)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    return app


def _load(name: str) -> Any:  # noqa: ANN401 - a function of any signature, or a group
    """Import a command."""
    module, attribute = COMMANDS[name]
    return getattr(import_module(f"mlprep_cli.cli.{module}"), attribute)
