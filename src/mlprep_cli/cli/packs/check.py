"""`mlprep packs check`."""

from pathlib import Path
from typing import Annotated

import typer

from mlprep_cli.cli.document import pack_row, problem_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.packs.chosen import Chosen, choose, others
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import Exit, UsageError
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.ui.words import plural

PATHS_HELP = "Packs, folders of packs, or question files; without any, your own packs."


def check(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)] = None,
    run: Annotated[bool, typer.Option("--run", help="Run the Python blocks too, each in a fresh process.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before running a pack that is not bundled.")] = False,
    json: Json = False,
) -> None:
    """Check packs or questions: structure, topics, lengths, sources, formulas, links, repetitions, code."""
    world: World = context.obj
    chosen = choose(world, paths or [])
    if run and not yes:
        _ask_to_run(world, chosen.packs, may_ask=not json)
    problems = sorted({*chosen.problems, *check_chosen(world, chosen), *(_run(world, chosen.packs) if run else ())})
    if json:
        rows = {
            "packs": [pack_row(pack) for pack in chosen.packs],
            "problems": [problem_row(item) for item in problems],
        }
        world.terminal.document(rows)
    else:
        _report(world, chosen, problems)
    raise typer.Exit(Exit.BAD_PACK if problems else Exit.OK)


def check_chosen(world: World, chosen: Chosen) -> list[Problem]:
    """Apply the rules of the linter."""
    from mlprep_cli.packs.check.linter import Around, check_packs
    from mlprep_cli.ui.formulas import formula_faults

    return check_packs(chosen.packs, Around(others(world, chosen), world.today, formula_faults))


def _ask_to_run(world: World, packs: list[Pack], *, may_ask: bool) -> None:
    """Run code of packs that are not bundled only after the user said so.

    Raises:
        UsageError: the user said no, or cannot be asked.
    """
    from mlprep_cli.packs.run import python_blocks

    foreign = [pack for pack in packs if pack.origin != "bundled"]
    count = len(python_blocks(foreign))
    if not count:
        return
    names = ", ".join(f"`{pack.header.id}` in {pack.path}" for pack in foreign if python_blocks([pack]))
    question = f"Run {plural(count, 'Python block')} of {names} on this machine? [y/N] "
    answer = world.terminal.ask(question) if may_ask else ""
    if (answer or "").strip().casefold() not in {"y", "yes"}:
        hint = "`--yes` runs it without asking; leave out `--run` not to run it"
        raise UsageError("the code of a pack that is not bundled was not run", hint=hint)


def _run(world: World, packs: list[Pack]) -> list[Problem]:
    """Run the Python blocks of all packs."""
    from mlprep_cli.packs.run import python_blocks, run_blocks

    tasks = python_blocks(packs)
    with world.terminal.passing(f"running {plural(len(tasks), 'block')}") as say:
        return run_blocks(tasks, ran=lambda count: say(f"ran {count} of {plural(len(tasks), 'block')}"))


def _report(world: World, chosen: Chosen, problems: list[Problem]) -> None:
    """Print the problems, a line each as editors understand them, and the count."""
    here = Path.cwd()
    for problem in problems:
        world.terminal.say(str(problem.seen_from(here)))
    count = sum(len(pack.questions) for pack in chosen.packs)
    files = len({problem.file for problem in problems})
    outcome = f"{plural(len(problems), 'problem')} in {plural(files, 'file')}" if problems else "nothing to mend"
    world.terminal.say(f"{plural(len(chosen.packs), 'pack')}, {plural(count, 'question')}: {outcome}.")
