"""The figures as sections of a page. Nothing is said by colour alone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.stats import Stats
from mlprep_cli.ui.bars import forecast, mastery, readiness
from mlprep_cli.ui.drawing import Drawing
from mlprep_cli.ui.heatmap import heatmap
from mlprep_cli.ui.weeks import weeks_plot
from mlprep_cli.ui.words import company_name, plural, spent

ROOMY = 60  # columns, from which on there is room for two counts to a line
FOOT = "Readiness: the mean chance of recall today, by FSRS; a new question counts 0."


def stats_sections(
    stats: Stats, today: dt.date, columns: int = 80, *, filtered: bool = False
) -> Sequence[RenderableType]:
    """Return all figures in `columns`, a section for each subject; where there are none yet, what to do about it.

    `filtered` tells whether the figures are of some questions only.
    """
    if not any(area.practised for area in stats.packs):
        return [Text(_nothing(stats, filtered=filtered))]
    companies = [replace(area, name=company_name(area.name)) for area in stats.companies]
    areas = [mastery(stats.packs, columns), *([readiness(companies, columns)] if companies else [])]
    sections = [
        Group(*_since(stats), summary(stats, today, columns), Text(), heatmap(stats.days, today, columns, stats.since)),
        weeks_plot(stats.weeks, today, columns, stats.since),
        *areas[:-1],
        Group(areas[-1], Text(FOOT, "dim")),
        forecast(stats.forecast, today, columns),
    ]
    return [Drawing(part) for part in sections]


def summary(stats: Stats, today: dt.date, columns: int = 80) -> RenderableType:
    """Return the counts, two to a line where there is room."""
    table = Table.grid(padding=(0, 3))
    facts = [
        ("Practised", f"{stats.questions_practised} of {plural(stats.questions_total, 'question')}"),
        ("Attempts", f"{stats.attempts:,}"),
        ("Streak", _streak(stats, today)),
        ("Time", spent(stats.seconds)),
        ("Due today", f"{stats.due_today}"),
        ("Mean score", "not graded yet" if stats.mean_score is None else _tenths(stats.mean_score)),
    ]
    cells = [(Text(name, "dim"), Text(value, "bold")) for name, value in facts]
    step = 2 if columns >= ROOMY else 1
    for start in range(0, len(cells), step):
        table.add_row(*(cell for pair in cells[start : start + step] for cell in pair))
    return table


def _nothing(stats: Stats, *, filtered: bool) -> str:
    """Return what to do where nothing was practised yet."""
    if not stats.questions_total:
        return "No question passes these filters: `mlprep list` shows what there is."
    total = plural(stats.questions_total, "question")
    are = "is" if stats.questions_total == 1 else "are"
    if filtered:
        return f"No attempts at these yet. {total} {are} waiting: `mlprep practice`, with the same filters, starts."
    return f"No attempts yet. {total} {are} waiting: `mlprep practice` starts with one."


def _since(stats: Stats) -> list[Text]:
    """Say what is counted from a day on, where not everything is."""
    if stats.since is None:
        return []
    return [Text(f"Since {stats.since:%a %-d %b %Y}: practised, attempts, time, score, calendar, weeks.")]


def _streak(stats: Stats, today: dt.date) -> str:
    """Return the days in a row; whether today still has to be added to them."""
    length = plural(stats.streak_days, "day")
    return length if today in stats.days or not stats.streak_days else f"{length}, up to yesterday"


def _tenths(share: float) -> str:
    """Return a mean score as points out of ten: a percentage would claim more than ticks can tell."""
    return f"{share * 10:.1f} of 10 points"
