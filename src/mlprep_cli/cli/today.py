"""`mlprep` alone: today at a glance."""

from mlprep_cli.cli.wiring import World
from mlprep_cli.core.agenda import begun_on
from mlprep_cli.core.stats import gather


def today(world: World) -> None:
    """Show what is due, the streak, and the command to type next."""
    from mlprep_cli.cli.planning import course
    from mlprep_cli.ui.plan import headlines
    from mlprep_cli.ui.today import glance

    questions = list(world.catalog.questions.values())
    stats = gather(questions, world.standings, world.counted, world.today, world.calendar)
    found = course(world)
    begun = begun_on(world.today, world.standings, world.calendar)
    new = min(stats.questions_total - stats.questions_practised, max(0, world.config.new_per_day - begun))
    plan = headlines(found, world.today) if found else []
    world.terminal.show(glance(stats, len(world.drafts.left_over()), plan, new))
