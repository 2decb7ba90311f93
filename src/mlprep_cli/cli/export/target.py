"""Where an export goes: a file, never overwritten unasked, or standard output."""

from pathlib import Path
from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.export.chapter import Chapter, chapters
from mlprep_cli.store.files import write_new, write_whole

To = Annotated[str | None, typer.Option("--to", "-o", metavar="FILE", help="Write it there; not given: to stdout.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace the file if there is one.")]


STDOUT = "-"


def put(world: World, data: bytes, to: str | None, what: str, *, force: bool) -> None:
    """Write an export to a file, and say so, or to standard output; `what` names what was exported.

    Raises:
        UsageError: the file is there already, or is a folder or device.
        MlprepError: the disk or the folder refuses; no half file is left.
    """
    if to is None or to == STDOUT:
        world.terminal.write(data)
        return
    path = Path(to)
    try:
        if path.exists() or path.is_symlink():
            _refuse(path, force=force)
            write_whole(path, data)
        else:
            path = write_new(path, data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise MlprepError(f"`{to}` cannot be written: {reason}", hint="name another file with `--to FILE`") from error
    world.terminal.say(f"Wrote {what} to `{path}`.")


def selected_chapters(world: World, filters: Filters) -> list[Chapter]:
    """Return the questions that pass the filters, by pack.

    Raises:
        MlprepError: there is none.
    """
    found = chapters(world.catalog.packs, world.select(filters))
    if not found:
        raise MlprepError("no question passes these filters", hint="`mlprep list` shows what there is")
    return found


def _refuse(path: Path, *, force: bool) -> None:
    """Refuse to write over something that is no file, or over a file unless told to."""
    if not path.is_file():
        raise UsageError(f"`{path}` is there, and is no file", hint="name a file with `--to FILE`")
    if not force:
        raise UsageError(f"`{path}` is there already", hint="`--force` replaces it; `--to FILE` names another")
