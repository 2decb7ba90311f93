"""`mlprep plan`."""

import datetime as dt
from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.document import plan_document
from mlprep_cli.cli.options import Json, with_filters
from mlprep_cli.cli.planning import FILTERS, course_to
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.model.plan import MINUTES, Goal

HOW = "as in `mlprep plan --date {day} --company zillow --minutes-per-day 45`"
MONTH = dt.timedelta(days=28)

Date = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The day of the interview, as 2027-01-15.")]
PerDay = Annotated[
    int | None, typer.Option("--minutes-per-day", min=5, max=960, metavar="N", help=f"Minutes a day (or {MINUTES}).")
]
Clear = Annotated[bool, typer.Option("--clear", help="Give the plan up.")]


@with_filters
def plan(
    context: typer.Context,
    filters: Filters,
    date: Date = None,
    minutes_per_day: PerDay = None,
    clear: Clear = False,
    json: Json = False,
) -> None:
    """Plan the days up to an interview; `practice` then follows the plan. Alone: show the plan.

    New questions are spread over the days, reviews come when FSRS says, none after the interview.
    """
    world: World = context.obj
    if clear:
        _clear(world, json=json)
        return
    goal = _new_goal(world, date, minutes_per_day, filters) or _old_goal(world)
    found = course_to(world, goal)
    if not found.questions:
        raise MlprepError("no question passes these filters", hint="`mlprep list` shows what there is")
    if date:
        _keep(world, goal)
    if json:
        world.terminal.document(plan_document(found))
        return
    from mlprep_cli.ui.pager import show_pages
    from mlprep_cli.ui.plan import plan_page

    show_pages(
        world.terminal, plan_page(found, world.today, needed=_needed(world, goal) if found.plan.left_out else None)
    )


def _new_goal(world: World, date: str | None, minutes: int | None, filters: Filters) -> Goal | None:
    """Return what the command line asks for; None where it asks for nothing.

    Raises:
        UsageError: the day is none, or past, or the rest is given without it.
    """
    example = HOW.format(day=world.today + MONTH)
    if date is None:
        if minutes is not None or filters != Filters():
            raise UsageError("a plan needs the day of the interview", hint=example)
        return None
    try:
        day = dt.date.fromisoformat(date.strip())
    except ValueError as error:
        raise UsageError(f"`{date}` is no day", hint=example) from error
    if day < world.today:
        raise UsageError(f"`{date}` is past: today is {world.today}", hint=example)
    world.select(filters)  # an unknown company is an error before anything is kept
    chosen = {name: list(getattr(filters, name)) for name in FILTERS}
    if filters.status:
        raise UsageError("a plan chooses by what questions are, not by `--status`", hint="leave out `--status`")
    return Goal(date=day, made=world.today, minutes_per_day=minutes or MINUTES, **chosen)


def _old_goal(world: World) -> Goal:
    """Return the goal that the settings hold.

    Raises:
        MlprepError: there is none, or its day is past.
    """
    goal = world.config.plan
    example = HOW.format(day=world.today + MONTH)
    if goal is None:
        raise MlprepError("there is no plan", hint=f"make one, {example}")
    if goal.date < world.today:
        raise MlprepError(f"the interview of the plan was on {goal.date}", hint=f"plan the next, {example}")
    return goal


def _keep(world: World, goal: Goal) -> None:
    """Write the goal into the settings."""
    from mlprep_cli.store.config import PLAN
    from mlprep_cli.store.settings import change

    values = goal.model_dump()
    change(world.home.config_file, PLAN, {name: value for name, value in values.items() if value != []})


def _clear(world: World, *, json: bool) -> None:
    """Take the goal out of the settings."""
    from mlprep_cli.store.config import PLAN
    from mlprep_cli.store.settings import change

    was = world.config.plan is not None
    change(world.home.config_file, PLAN, None)
    if json:
        world.terminal.document({"cleared": was})
    else:
        world.terminal.say("The plan is given up; your attempts stay." if was else "There was no plan.")


def _needed(world: World, goal: Goal) -> int | None:
    """Return the minutes a day with which all would fit."""
    from mlprep_cli.cli.planning import start_of_today
    from mlprep_cli.core.plan import minutes_needed

    questions, at_start = start_of_today(world, goal)
    return minutes_needed(questions, at_start, world.now(), world.today, goal.date)
