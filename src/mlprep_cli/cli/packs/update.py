"""`mlprep packs update`."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from mlprep_cli.cli.document import error_document
from mlprep_cli.cli.options import Json, complete_pack
from mlprep_cli.cli.packs.arriving import fetcher
from mlprep_cli.cli.packs.naming import Named, named_pack, provenance_of
from mlprep_cli.cli.packs.renewing import renew
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.update import Updated
from mlprep_cli.errors import Exit, Interrupted, MlprepError, UsageError
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.packs.fetch import Fetcher
from mlprep_cli.packs.load import load_pack

FORCE = "Take what changed at the source, edited files too; a copy of yours is kept."
Outcome = tuple[Named, Updated | MlprepError]


def update(
    context: typer.Context,
    pack: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PACK]...", help="All added packs when none is named.", autocompletion=complete_pack),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=FORCE)] = False,
    json: Json = False,
) -> None:
    """Bring added packs up to date with where they came from.

    A file that only you changed stays as you have it; one that changed at the source as well is an error.
    """
    world: World = context.obj
    chosen = _chosen(world, pack or [])
    with fetcher(world) as fetching:
        outcomes = [(item, _try(world, fetching, item, note, force=force)) for item, note in chosen]
    errors = [outcome for _, outcome in outcomes if isinstance(outcome, MlprepError)]
    if errors and len(outcomes) == 1:
        raise errors[0]
    _report(world, outcomes, json=json)
    raise typer.Exit(errors[0].exit if errors else Exit.OK)


def _chosen(world: World, names: Sequence[str]) -> list[tuple[Named, Provenance]]:
    """Return the packs named, else all that were added, with where they came from."""
    if not names:
        packs = [Named(item.header.id, item.path, item.origin) for item in world.catalog.packs]
        return [(item, note) for item in packs if (note := provenance_of(world, item.folder))]
    found = dict[str, tuple[Named, Provenance]]()
    for item in (named_pack(world, name) for name in names):
        note = provenance_of(world, item.folder)
        if note is None:
            raise UsageError(f"`{item.id}` was not added from a folder or a git URL", hint=_hint(item))
        found[item.id] = (item, note)
    return list(found.values())


def _hint(item: Named) -> str:
    """Say what brings a pack up to date that was not added."""
    hints = {
        "bundled": "it is bundled: a newer mlprep brings what is new",
        "installed": "a newer version of its Python package brings what is new",
    }
    return hints.get(item.origin, f"its files are yours to change: {item.folder}")


def _try(world: World, fetching: Fetcher, item: Named, note: Provenance, *, force: bool) -> Updated | MlprepError:
    """Update one pack, or return why it could not be, so that the others still get their turn."""
    try:
        return renew(world, fetching, item, note, force=force)
    except Interrupted:
        raise
    except MlprepError as error:
        return error


def _report(world: World, outcomes: Sequence[Outcome], *, json: bool) -> None:
    """Say what became of each pack."""
    if json:
        world.terminal.document({"packs": [_row(item, outcome) for item, outcome in outcomes]})
        return
    from mlprep_cli.ui.packs import update_lines

    for item, outcome in outcomes:
        if isinstance(outcome, MlprepError):
            world.terminal.error(outcome)
            continue
        for line in [*update_lines(outcome), *_problems(item)]:
            world.terminal.say(line)
    if not outcomes:
        world.terminal.say("No pack was added yet: `mlprep packs add SOURCE` adds one.")


def _row(item: Named, outcome: Updated | MlprepError) -> dict[str, Any]:
    """Return what became of one pack; `error` is null where nothing went wrong."""
    if isinstance(outcome, MlprepError):
        return {"id": item.id, **error_document(outcome)}
    values = asdict(outcome)
    return {"id": values.pop("pack"), **values.pop("changes"), **values, "error": None}


def _problems(item: Named) -> list[str]:
    """Return what is wrong in the files of a pack, a line each."""
    return [f"{problem}" for problem in load_pack(item.folder, item.origin)[1]]
