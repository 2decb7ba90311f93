"""Options that several commands share: the filters, `--json`, and the completion of names."""

import inspect
import os
from collections.abc import Callable
from typing import Annotated, Any

import typer

from mlprep_cli.catalog.filters import Filters, normal

HELP = {
    "company": "Only questions tagged with this company.",
    "topic": "Only questions on this topic.",
    "pack": "Only questions of this pack.",
    "kind": "concept, math, design, debugging, case, behavioural or coding.",
    "difficulty": "easy, medium or hard.",
    "round": "phone-screen, technical, onsite, system-design, take-home or hiring-manager.",
    "status": "new, due, learning or known.",
}
PANEL = "Filters (repeat one for any of several; different ones combine)"


def _values(name: str) -> Callable[[str], list[str]]:
    """Return the completion of a filter's values."""

    def complete(incomplete: str) -> list[str]:
        return [value for value in _catalog_values(name) if value.startswith(normal(incomplete))]

    return complete


def complete_pack(incomplete: str) -> list[str]:
    """Complete the id of a pack."""
    return _values("pack")(incomplete)


def complete_question(incomplete: str) -> list[str]:
    """Complete the id of a question; a part of its name is enough."""
    return [value for value in _catalog_values("question") if incomplete.casefold() in value]


def _catalog_values(name: str) -> list[str]:
    """Return what can be completed; nothing rather than an error when packs cannot be read."""
    from mlprep_cli.cli.app import world_of
    from mlprep_cli.errors import MlprepError

    try:
        catalog = world_of(os.environ | {"TERM": "dumb"}).catalog
        return list(catalog.questions) if name == "question" else catalog.values(name)
    except MlprepError:
        return []


Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
QuestionName = Annotated[
    str, typer.Argument(metavar="QUESTION", help="An id, or the start of one.", autocompletion=complete_question)
]


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command, which takes `filters`, one repeatable option per filter in its place."""
    own = inspect.signature(command, eval_str=True)
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_option(name)) for name in HELP
    ]

    def wrapped(**given: Any) -> None:  # noqa: ANN401 - whatever the command declares
        chosen = {name: tuple(given.pop(name) or ()) for name in HELP}
        command(**given, filters=Filters(**chosen))

    kept = [
        item.replace(kind=inspect.Parameter.KEYWORD_ONLY) for item in own.parameters.values() if item.name != "filters"
    ]
    wrapped.__signature__ = own.replace(parameters=[*kept, *options])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {item.name: item.annotation for item in [*kept, *options]}
    wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
    return wrapped


def _option(name: str) -> Any:  # noqa: ANN401 - an annotation
    """Return the annotation of one filter."""
    return Annotated[
        list[str] | None,
        typer.Option(f"--{name}", help=HELP[name], autocompletion=_values(name), rich_help_panel=PANEL, metavar="NAME"),
    ]
