"""Mastery, readiness and the reviews ahead as bars."""

import datetime as dt
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.stats import Area
from mlprep_cli.ui.drawing import NONE, portions

BAR = 20
ROOMY = 60  # columns, from which on there is room for long bars and counts
STATUSES = {"known": ("█", "green"), "learning": ("▒", "cyan"), "due": ("!", "bold magenta"), "new": (NONE, "dim")}


def mastery(areas: Sequence[Area], columns: int) -> RenderableType:
    """Return how much of each pack is known, learning, due and new, with the key to the signs."""
    wide = columns >= ROOMY
    table = _table("Mastery by pack", "Questions", *(["Practised", "Readiness"] if wide else ["Ready"]))
    for area in _started(areas):
        practised = [Text(f"{area.practised} of {area.questions}")] if wide else []
        ready = Text(f"{area.readiness:.0%}", justify="right")
        table.add_row(Text(area.name), _stacked(area, BAR if wide else BAR // 2), *practised, ready)
    key = Text("  ", "dim").join(
        Text(sign, style).append(f" {name}", "dim") for name, (sign, style) in STATUSES.items()
    )
    return _with_others("Mastery by pack", table, areas, key)


def readiness(areas: Sequence[Area], columns: int) -> RenderableType:
    """Return the readiness of each company as bars; where there is no room for bars, as shares alone."""
    cells = BAR if columns >= ROOMY else 0
    table = _table("Readiness by company", "Practised", "Readiness" if cells else "Ready")
    for area in _started(areas):
        full = round(area.readiness * cells)
        bar = Text("█" * full, "green").append(NONE * (cells - full), "dim")
        practised = Text(f"{area.practised} of {area.questions}")
        table.add_row(Text(area.name), practised, bar.append(f" {area.readiness:4.0%}", "not dim"))
    return _with_others("Readiness by company", table, areas)


def forecast(days: Mapping[dt.date, int], today: dt.date, columns: int) -> RenderableType:
    """Return the reviews of each coming day as bars; what is overdue is due today."""
    title = Text(f"Reviews due in the next {len(days)} days: ", "bold")
    if not any(days.values()):
        return title.append("none", "not bold")
    cells = BAR * 2 if columns >= ROOMY else BAR
    scale = min(1, cells / max(days.values()))  # a cell a review, as long as there are cells
    table = Table.grid(padding=(0, 1))
    for day, count in days.items():
        bar = Text("█" * max(round(count * scale), count > 0), "green")
        name = "today" if day == today else f"{day:%a %-d %b}"
        table.add_row(Text(name), Text(f"{count}", "" if count else "dim", justify="right"), bar)
    return Group(title.append(f"{sum(days.values())}", "not bold"), table)


def _key() -> Text:
    """Return what the signs of a stacked bar mean."""
    return Text("  ").join(
        Text(sign, style).append(f" {name}", "not bold dim") for name, (sign, style) in STATUSES.items()
    )


def _stacked(area: Area, cells: int) -> Text:
    """Return a bar in which each status has its share, and no status that occurs is missing."""
    counts = [getattr(area, name) for name in STATUSES]
    text = Text(no_wrap=True)
    for count, (sign, style) in zip(portions(counts, cells), STATUSES.values(), strict=True):
        text.append(sign * count, style)
    return text


def _started(areas: Sequence[Area]) -> list[Area]:
    """Return the areas of which something was practised."""
    return [item for item in areas if item.practised]


def _with_others(title: str, table: Table, areas: Sequence[Area], *key: Text) -> RenderableType:
    """Return a table of the areas that were started, its key, and the other areas in a line."""
    rest = [item for item in areas if not item.practised]
    others = Text("Not started: ", "dim").append(
        ", ".join(f"{item.name} ({item.questions})" for item in rest), "not dim"
    )
    parts: list[RenderableType] = [table, *key] if _started(areas) else [Text(title, "bold")]
    return Group(*parts, others) if rest else Group(*parts)


def _table(title: str, *columns: str) -> Table:
    """Return a table whose first column holds names, which may be long."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column(title, overflow="fold")
    for name in columns:
        table.add_column(name, no_wrap=True, justify="right" if name == "Practised" else "left")
    return table
