"""`mlprep packs check`."""

from pathlib import Path
from typing import Annotated

import typer

from mlprep_cli.cli.document import pack_row, problem_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import Exit, UsageError
from mlprep_cli.model.pack import Origin, Pack, Problem
from mlprep_cli.packs.check import check_packs
from mlprep_cli.packs.find import bundled_folder, pack_folders
from mlprep_cli.packs.load import load_pack
from mlprep_cli.ui.words import plural


def check(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A pack, or a folder of packs.")],
    run: Annotated[bool, typer.Option("--run", help="Run the Python blocks too, each in a fresh process.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before running a pack that is not bundled.")] = False,
    json: Json = False,
) -> None:
    """Check a pack, or all packs in a folder: structure, lengths, sources, repeated sentences, code."""
    world: World = context.obj
    found, problems = _load(path)
    known = [*world.catalog.questions, *(item.id for pack in found for item in pack.questions)]
    problems += check_packs(found, known)
    if run:
        _ask_to_run(world, path, yes=yes or json)
        problems += _run(found)
    if json:
        rows = {"packs": [pack_row(pack) for pack in found], "problems": [problem_row(item) for item in problems]}
        world.terminal.document(rows)
    else:
        _report(world, found, problems)
    raise typer.Exit(Exit.BAD_PACK if problems else Exit.OK)


def _load(path: Path) -> tuple[list[Pack], list[Problem]]:
    """Read the packs at a path."""
    folders = pack_folders(path)
    if not folders:
        raise UsageError(f"`{path}` is no pack and holds none", hint="a pack is a folder with a `pack.toml`")
    found, problems = list[Pack](), list[Problem]()
    for folder in folders:
        pack, wrong = load_pack(folder, _origin(folder))
        found += [pack] if pack else []
        problems += wrong
    return found, problems


def _origin(folder: Path) -> Origin:
    """Tell a bundled pack from one that is only named."""
    return "bundled" if folder.resolve().is_relative_to(bundled_folder().resolve()) else "path"


def _ask_to_run(world: World, path: Path, *, yes: bool) -> None:
    """Run code of a pack that is not bundled only after the user said so."""
    if yes or _origin(path) == "bundled":
        return
    answer = world.terminal.ask(f"Run the Python code in {path} on this machine? [y/N] ")
    if (answer or "").strip().casefold() not in {"y", "yes"}:
        raise UsageError("the code was not run", hint="`--yes` runs it without asking; leave out `--run` not to run it")


def _run(found: list[Pack]) -> list[Problem]:
    """Run the Python blocks of all packs."""
    from mlprep_cli.packs.run import run_blocks

    return [problem for pack in found for problem in run_blocks(pack)]


def _report(world: World, found: list[Pack], problems: list[Problem]) -> None:
    """Print the problems, a line each as editors understand them, and the count."""
    for problem in sorted(problems):
        world.terminal.say(str(problem))
    count = sum(len(pack.questions) for pack in found)
    outcome = plural(len(problems), "problem") if problems else "nothing to mend"
    world.terminal.say(f"{plural(len(found), 'pack')}, {plural(count, 'question')}: {outcome}.")
