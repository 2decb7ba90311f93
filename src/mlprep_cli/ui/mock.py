"""A mock interview on the screen: the clock at each prompt, and the report at the end."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.model.mock import Answered, Mock, Report
from mlprep_cli.ui.console import Terminal
from mlprep_cli.ui.screen import PROMPT, PracticeScreen
from mlprep_cli.ui.words import duration, plural, points

ROOMY = 60  # columns, from which on there is room for the rating


class TimedScreen(PracticeScreen):
    """The screen of an interview: each prompt says how much time is left, which `left` tells in seconds."""

    def __init__(
        self, terminal: Terminal, calendar: Calendar, now: Callable[[], dt.datetime], left: Callable[[], int]
    ) -> None:
        super().__init__(terminal, calendar, now)
        self._left = left

    def prompt(self) -> str:
        """Return the time that is left, or that is over, and the prompt."""
        left = self._left()
        return f"[{duration(left)} left] {PROMPT}" if left >= 0 else f"[{duration(-left)} over] {PROMPT}"


def opening(mock: Mock) -> RenderableType:
    """Return what an interview will be, or how far it has come."""
    total = plural(len(mock.questions), "question")
    if mock.closed:
        return Text(f"Your interview of {total} is over; {len(mock.of('answered'))} answers are yet to be looked at.")
    left = 60 * mock.minutes - mock.seconds
    if mock.seconds or len(mock.of("open")) < len(mock.questions):
        rest = f"{duration(left)} left" if left >= 0 else f"{duration(-left)} over"
        return Text(f"Your interview goes on: {len(mock.of('open'))} of {total} open, {rest}.")
    lines = [
        f"An interview of {total} in {mock.minutes} minutes.",
        "No hints; the follow-ups come before anything is revealed. Time beyond is noted, and cuts nothing short.",
    ]
    return Text("\n".join(lines))


def report_page(report: Report, place: Path, columns: int = 80) -> RenderableType:
    """Return the report; `place` is the file that it is kept in."""
    parts: list[RenderableType] = [
        Text("Mock interview", "bold"),
        Text(_summary(report)),
        Text(),
        _table(report, columns),
    ]
    for item in report.answered:
        parts += _left_out(item)
    for title, topics in (("Strong topics", report.strong), ("Weak topics", report.weak)):
        if topics:
            parts.append(Text(f"\n{title}: ", "bold").append(", ".join(topics), "not bold"))
    if report.following:
        parts.append(Text("\nTo practise next", "bold"))
        parts += [Text(f"  mlprep practice {item.id}") for item in report.following]
    return Group(*parts, Text(f"\nKept in {place}", "dim", overflow="fold"))


def _summary(report: Report) -> str:
    """Return time, questions and score in a line."""
    over = report.mock.seconds - 60 * report.mock.minutes
    time = f"{duration(report.mock.seconds)} of {report.mock.minutes} minutes"
    time += f" ({duration(over)} over)" if over > 0 else ""
    answered = sum(item.attempt is not None for item in report.answered)
    score = "" if report.score is None else f", {report.score * 10:.1f} of 10 points on average"
    return f"{answered} of {plural(len(report.answered), 'question')} in {time}{score}"


def _table(report: Report, columns: int) -> RenderableType:
    """Return the questions with time and coverage, a line each."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column("Question", overflow="fold")
    table.add_column("Time", justify="right", no_wrap=True)
    table.add_column("Covered", no_wrap=True)
    if columns >= ROOMY:
        table.add_column("Rated", no_wrap=True)
    for item in report.answered:
        attempt = item.attempt
        title = Text(item.question.title).append(f"\n{item.question.id}", "dim")
        time = Text(f"{duration(attempt.seconds)} of {item.question.minutes}" if attempt else "-")
        late = attempt is not None and attempt.seconds > 60 * item.question.minutes
        covered = (points(attempt).removesuffix(" points") or "not graded") if attempt else "skipped"
        covered = covered if item.reached else "not reached"
        rated = [Text(attempt.rating if attempt else "-")] if columns >= ROOMY else []
        table.add_row(title, time.append(" !" if late else "", "yellow"), Text(covered), *rated)
    return table


def _left_out(item: Answered) -> list[RenderableType]:
    """Return the points that an answer missed."""
    if item.attempt is None or not item.attempt.missed:
        return []
    texts = {point.id: point.point for point in item.question.rubric}
    lines = [Text(f"\nMissed in {item.question.title}", "bold")]
    return [*lines, *(Text(f"  ✗ {texts.get(name, name)}") for name in item.attempt.missed)]
