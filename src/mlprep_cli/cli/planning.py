"""The plan that the settings hold, worked out for today."""

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.agenda import Course, planned
from mlprep_cli.core.pace import ahead, before
from mlprep_cli.core.plan import make_plan
from mlprep_cli.core.schedule import Standing, standings
from mlprep_cli.errors import UsageError
from mlprep_cli.model.plan import Goal
from mlprep_cli.model.question import Question

FILTERS = ("company", "topic", "pack", "kind", "difficulty", "round")


def course(world: World) -> Course | None:
    """Return the course that the settings hold; None where there is none, or the interview was.

    What the plan asks for today is settled at the start of the day: practising does not add to it.
    """
    goal = world.config.plan
    if goal is None or goal.date < world.today:
        return None
    return course_to(world, goal)


def course_to(world: World, goal: Goal) -> Course:
    """Return the course to a goal."""
    questions, at_start = start_of_today(world, goal)
    plan = make_plan(questions, at_start, world.now(), world.today, goal.date, goal.minutes_per_day)
    return Course(
        goal=goal,
        questions=questions,
        plan=plan,
        ahead=ahead(goal, questions, world.counted, world.now(), world.calendar),
        left=planned(plan, world.standings, world.today),
    )


def start_of_today(world: World, goal: Goal) -> tuple[list[Question], dict[str, Standing]]:
    """Return the questions that a goal is about, and where each stood when today began."""
    questions = chosen(world, goal)
    earlier = before(world.today, world.counted, world.calendar)
    return questions, standings([item.id for item in questions], earlier, world.now(), world.calendar)


def chosen(world: World, goal: Goal) -> list[Question]:
    """Return the questions that a goal is about.

    Raises:
        UsageError: the filters kept in the settings fit no question any more.
    """
    try:
        return world.select(Filters(**{name: tuple(getattr(goal, name)) for name in FILTERS}))
    except UsageError as error:
        hint = "make the plan anew: `mlprep plan --date DAY`, or `mlprep plan --clear`"
        raise UsageError(f"{error.message}, which the plan asks for", hint=hint) from error
