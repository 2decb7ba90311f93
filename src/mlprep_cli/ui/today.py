"""Today at a glance: what `mlprep` alone shows."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.stats import Stats
from mlprep_cli.ui.words import plural

COMMANDS = (
    ("mlprep practice", "the next question"),
    ("mlprep practice --company zillow", "for one company"),
    ("mlprep list", "all questions; filter by topic, kind, ..."),
    ("mlprep mock", "an interview against the clock"),
    ("mlprep plan", "the days up to your interview"),
    ("mlprep stats", "streak, calendar, readiness"),
    ("mlprep --help", "everything else"),
)


def glance(stats: Stats, drafts: int, plan: Sequence[str] = (), new: int = 0) -> RenderableType:
    """Return what today holds, and the command to type next.

    Args:
        stats: the figures of all questions.
        drafts: how many answers were left unfinished.
        plan: what the plan says of today, a line each, where there is one.
        new: how many new questions today still holds, where there is no plan.
    """
    practised, total = stats.questions_practised, stats.questions_total
    if stats.attempts:
        today = f"Today: {plural(stats.due_today, 'question')} due, {new} new."
        lines = [
            *(plan or [today]),
            f"Streak: {plural(stats.streak_days, 'day')}. Practised {practised} of {total}.",
        ]
    elif plan:
        lines = [*plan]
    else:
        lines = [f"{plural(stats.questions_total, 'question')} to practise, none started yet."]
    if drafts:
        them = "it" if drafts == 1 else "them"
        lines.append(f"{plural(drafts, 'draft')} left unfinished: `mlprep practice` goes on with {them}.")
    table = Table.grid(padding=(0, 3))
    for command, meaning in COMMANDS:
        table.add_row(Text(command, "bold"), Text(meaning))
    head = Text("mlprep", "bold").append("  practise machine-learning interviews", "not bold dim")
    return Group(head, *map(Text, lines), Text(), table)
