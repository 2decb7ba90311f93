"""Attempts and mean score by week, as towers that stand below the columns of the calendar."""

import datetime as dt
from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from mlprep_cli.model.stats import Week
from mlprep_cli.ui.drawing import NONE, tower
from mlprep_cli.ui.heatmap import MARGIN, mondays, months

ROWS = 3
ROOMY = 80  # columns, from which on there is room beside the towers to say what they are
Column = Sequence[str]  # the signs of a week, top first
EMPTY, NO_PRACTICE = [" "] * ROWS, [*" " * (ROWS - 1), NONE]


def weeks_plot(
    weeks: Sequence[Week], today: dt.date, columns: int = 80, since: dt.date | None = None
) -> RenderableType:
    """Return attempts and mean score of the last 26 weeks, fewer where there is no room, a column a week.

    A week without practice has a dot, one in which nothing was graded no score; one that ended before `since` is blank.
    """
    starts, by_start = mondays(today, columns), {week.start: week for week in weeks}
    shown = [by_start.get(start, Week(start, 0, 0, None)) for start in starts]
    hidden = [since is not None and start + dt.timedelta(days=6) < since for start in starts]
    most = max(1, *(week.attempts for week in shown))
    attempts = [EMPTY if out else _attempts(week, most) for week, out in zip(shown, hidden, strict=True)]
    scores = [EMPTY if week.mean_score is None else tower(week.mean_score, ROWS) for week in shown]
    return Text("\n").join(
        [
            *_plot(attempts, (f"{most}", "", "0"), ("attempts a week", f"this week: {shown[-1].attempts}"), columns),
            Text(" " * MARGIN).append(months(starts), "dim"),
            *_plot(scores, ("10", "5", "0"), ("mean score a week", _score(shown[-1])), columns),
        ]
    )


def _attempts(week: Week, most: int) -> Column:
    """Return the tower of a week's attempts; a dot where there are none."""
    return tower(week.attempts / most, ROWS) if week.attempts else NO_PRACTICE


def _score(week: Week) -> str:
    """Return the mean score of this week in words."""
    return "this week: " + ("not graded" if week.mean_score is None else f"{week.mean_score * 10:.1f} of 10")


def _plot(towers: Sequence[Column], axis: Sequence[str], words: Sequence[str], columns: int) -> list[Text]:
    """Return the rows of a plot, with what it shows beside it or, where there is no room, above it."""
    beside = words if columns >= ROOMY else ()
    lines = [] if beside else [Text(", ".join(words), "dim")]
    for row, label in enumerate(axis):
        line = Text(f"{label:>{MARGIN - 1}} ", "dim")
        line.append("".join(f"{column[row]} " for column in towers), "not dim green")
        lines.append(line.append(beside[row] if row < len(beside) else "", "dim"))
    return lines
