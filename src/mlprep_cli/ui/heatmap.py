"""The calendar of the last half year: a column a week, the darker the more attempts."""

import datetime as dt
from collections.abc import Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from mlprep_cli.ui.drawing import NONE

WEEKS = 26
ROOMY = 60  # columns, from which on the key fits below the weeks
MARGIN = 5  # columns, left of the weeks
SHADES = "░▒▓█"  # 1, 2, 3-4, 5 and more attempts on a day
DAY_NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def heatmap(
    days: Mapping[dt.date, int], today: dt.date, columns: int = 80, since: dt.date | None = None
) -> RenderableType:
    """Return the attempts of the last 26 weeks, fewer where there is no room, a column a week, Monday on top.

    What lies ahead, or before `since`, is left blank: nothing is said of it.
    """
    starts = mondays(today, columns)
    text = Text(" " * MARGIN).append(months(starts), "dim").append("\n")
    for weekday, name in enumerate(DAY_NAMES):
        text.append(f"{name:<{MARGIN}}", "dim")
        for start in starts:
            day = start + dt.timedelta(days=weekday)
            said = day <= today and (since is None or day >= since)
            text.append(f"{_shade(days.get(day, 0)) if said else ' '} ", "green")
        text.append("\n")
    meanings = zip(NONE + SHADES, ("none", "1", "2", "3-4", "5+"), strict=True)
    key = "  ".join(f"{shade} {meaning}" for shade, meaning in meanings)
    return text.append(f"{' ' * MARGIN}attempts a day: {key}" if columns >= ROOMY else f"a day: {key}", "dim")


def mondays(today: dt.date, columns: int) -> list[dt.date]:
    """Return the first days of the weeks that there is room for, two columns each, this week last."""
    count = max(1, min(WEEKS, (columns - MARGIN) // 2))
    monday = today - dt.timedelta(days=today.weekday())
    return [monday - dt.timedelta(weeks=back) for back in reversed(range(count))]


def months(starts: Sequence[dt.date]) -> str:
    """Return the names of the months, each over the first week that starts in it."""
    line, last = "", 0
    for index, start in enumerate(starts):
        if start.month != last and len(line) <= 2 * index:
            line = line.ljust(2 * index) + f"{start:%b} "
        last = start.month
    return line.rstrip()


def _shade(count: int) -> str:
    """Return the sign for a day's number of attempts."""
    return SHADES[(count > 1) + (count > 2) + (count > 4)] if count else NONE
