"""`mlprep` alone: today at a glance."""

from mlprep_cli.cli.wiring import World
from mlprep_cli.core.stats import gather


def today(world: World) -> None:
    """Show what is due, the streak, and the command to type next."""
    from mlprep_cli.ui.today import glance

    questions = list(world.catalog.questions.values())
    stats = gather(questions, world.standings, world.attempts, world.today, world.calendar)
    world.terminal.show(glance(stats, len(world.drafts.left_over())))
