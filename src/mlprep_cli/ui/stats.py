"""The figures as a page: counts, a calendar, bars. Nothing is said by colour alone."""

import datetime as dt
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.stats import Area, Stats
from mlprep_cli.ui.words import company_name, plural, spent

WEEKS = 26
SHADES = " ░▒▓█"  # none, 1, 2, 3-4, 5 and more attempts on a day
BAR = 20
ROOMY = 60  # columns, from which on there is room for bars and two counts to a line
DAY_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def stats_page(stats: Stats, today: dt.date, columns: int = 80) -> RenderableType:
    """Return all figures in `columns`; where there are none yet, what to do about it."""
    if not stats.attempts:
        total = plural(stats.questions_total, "question")
        return Text(f"No attempts yet. {total} are waiting: `mlprep practice` starts with one.")
    parts: list[RenderableType] = [summary(stats, columns), Text(), heatmap(stats.days, today, columns), Text()]
    parts.append(_areas("Readiness by pack", stats.packs, columns))
    if stats.companies:
        named = [
            Area(company_name(item.name), item.questions, item.practised, item.readiness) for item in stats.companies
        ]
        parts += [Text(), _areas("Readiness by company", named, columns)]
    parts += [Text(), _forecast(stats.forecast, today)]
    parts.append(
        Text("Readiness: the mean chance of recall today, by FSRS; a question never practised counts 0.", "dim")
    )
    return Group(*parts)


def summary(stats: Stats, columns: int = 80) -> RenderableType:
    """Return the counts, two to a line where there is room."""
    table = Table.grid(padding=(0, 3))
    facts = [
        ("Practised", f"{stats.questions_practised} of {plural(stats.questions_total, 'question')}"),
        ("Attempts", f"{stats.attempts:,}"),
        ("Streak", plural(stats.streak_days, "day")),
        ("Time", spent(stats.seconds)),
        ("Due today", f"{stats.due_today}"),
        ("Rubric covered", "not ticked yet" if stats.mean_score is None else _tenths(stats.mean_score)),
    ]
    cells = [(Text(name, "dim"), Text(value, "bold")) for name, value in facts]
    step = 2 if columns >= ROOMY else 1
    for start in range(0, len(cells), step):
        table.add_row(*(cell for pair in cells[start : start + step] for cell in pair))
    return table


def heatmap(days: Mapping[dt.date, int], today: dt.date, columns: int = 80) -> RenderableType:
    """Return the attempts of the last 26 weeks, fewer where there is no room, a column a week, Monday on top."""
    weeks = max(1, min(WEEKS, (columns - len("Mon  ")) // 2))
    monday = today - dt.timedelta(days=today.weekday() + 7 * (weeks - 1))
    starts = [monday + dt.timedelta(weeks=week) for week in range(weeks)]
    text = Text("     ").append(_months(starts), "dim").append("\n")
    for weekday, name in enumerate(DAY_NAMES):
        text.append(f"{name:<5}", "dim")
        for start in starts:
            day = start + dt.timedelta(days=weekday)
            text.append(f"{_shade(days.get(day, 0), ahead=day > today)} ", "green")
        text.append("\n")
    key = "  ".join(
        f"{shade} {meaning}" for shade, meaning in zip("·░▒▓█", ("none", "1", "2", "3-4", "5+"), strict=True)
    )
    return text.append(f"     attempts a day: {key}", "dim")


def _months(starts: Sequence[dt.date]) -> str:
    """Return the names of the months, each over the first week that starts in it."""
    line, last = "", 0
    for index, start in enumerate(starts):
        if start.month != last and len(line) <= 2 * index:
            line = line.ljust(2 * index) + f"{start:%b} "
        last = start.month
    return line


def _shade(count: int, *, ahead: bool) -> str:
    """Return the sign for a day's number of attempts."""
    if ahead:
        return " "
    return SHADES[1 + (count > 1) + (count > 2) + (count > 4)] if count else "·"


def _areas(title: str, areas: Sequence[Area], columns: int) -> RenderableType:
    """Return the areas that were practised as bars, a line each, and the others in one line."""
    started, rest = [item for item in areas if item.practised], [item for item in areas if not item.practised]
    others = Text("Not started: ", "dim").append(", ".join(f"{item.name} ({item.questions})" for item in rest))
    parts: list[RenderableType] = [_bars(title, started, columns)] if started else [Text(title, "bold")]
    return Group(*parts, others) if rest else Group(*parts)


def _bars(title: str, areas: Sequence[Area], columns: int) -> RenderableType:
    """Return areas as bars, a line each; where there is no room for bars, as shares alone."""
    bar_columns = BAR if columns >= ROOMY else 0
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column(title, overflow="fold")
    table.add_column("Practised", justify="right", no_wrap=True)
    table.add_column("Readiness", no_wrap=True)
    for area in areas:
        full = round(area.readiness * bar_columns)
        bar = Text("█" * full, "green").append("·" * (bar_columns - full), "dim")
        table.add_row(
            Text(area.name), Text(f"{area.practised} of {area.questions}"), bar.append(f" {area.readiness:4.0%}")
        )
    return table


def _forecast(forecast: Mapping[dt.date, int], today: dt.date) -> RenderableType:
    """Return the reviews of the coming days, days without any left out."""
    text = Text("Reviews ahead: ", "bold")
    coming = [(day, count) for day, count in forecast.items() if count]
    if not coming:
        return text.append("none in the next 14 days", "")
    return text.append(", ".join(f"{_name(day, today)}: {count}" for day, count in coming), "not bold")


def _name(day: dt.date, today: dt.date) -> str:
    """Return a short name of a day."""
    return "today" if day == today else f"{day:%a %-d %b}"


def _tenths(share: float) -> str:
    """Return a mean score as points out of ten: a percentage would claim more than ticks can tell."""
    return f"{share * 10:.1f} of 10 points, on average"
