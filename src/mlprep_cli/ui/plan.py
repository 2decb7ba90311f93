"""A plan up to an interview: what it comes to, week by week, and how ready it makes."""

import datetime as dt
from collections.abc import Callable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.agenda import Course
from mlprep_cli.core.pace import readiness
from mlprep_cli.core.stats import by_name
from mlprep_cli.model.plan import PlanDay
from mlprep_cli.model.question import Question
from mlprep_cli.ui.words import company_name, plural

FEW = 8  # questions that are named one by one
BAR = 20
WEEK = 7


def plan_page(course: Course, today: dt.date, *, needed: int | None = None) -> RenderableType:
    """Return a plan; `needed` are the minutes a day with which all would fit, None where none would or all does."""
    parts: list[RenderableType] = [Text(line) for line in headlines(course, today)]
    parts += [Text(line) for line in _what_fits(course, needed)]
    if course.plan.days:
        parts += [Text(), _days(course.plan.days[:WEEK], today), Text(), _weeks(course.plan.days)]
    return Group(*parts, Text(), _readiness(course), Text(_FOOT, "dim"))


_FOOT = """\
Readiness: the mean chance of recall on the day of the interview, by FSRS;
a question never practised counts 0. "If kept" takes every answer to go well."""


def headlines(course: Course, today: dt.date) -> list[str]:
    """Return the interview, the days left, the pace, and what today holds, a line each."""
    goal = course.goal
    wanted = [company_name(item) for item in goal.company]
    wanted += [item for name in ("topic", "pack", "kind", "difficulty", "round") for item in getattr(goal, name)]
    what = f" ({', '.join(wanted)})" if wanted else ""
    if goal.date == today:
        return [f"The interview{what} is today. Good luck!"]
    left = {1: "tomorrow"}.get(course.days_left, f"in {course.days_left} days")
    lines = [f"Interview{what} on {goal.date:%A %-d %B %Y}, {left}. {goal.minutes_per_day} minutes a day."]
    lines.append(_today(course))
    pace = plural(abs(course.ahead), "new question")
    if goal.made < today:
        lines.append(f"You are {pace} {'ahead of' if course.ahead > 0 else 'behind'} the plan." if course.ahead else ON)
    return lines


ON = "You are on plan."


def _today(course: Course) -> str:
    """Return what is left of today."""
    if not course.left:
        return (
            "Today's part of the plan is done."
            if course.today and _load(course.today) != NOTHING
            else f"Today: {NOTHING}."
        )
    minutes = sum(item.question.minutes for item in course.left)
    return f"Today: {plural(len(course.left), 'question')} left, {minutes} min: `mlprep practice`."


NOTHING = "nothing"


def _load(day: PlanDay) -> str:
    """Return what a day holds."""
    parts = [plural(len(day.reviews), "review") if day.reviews else "", f"{len(day.new)} new" if day.new else ""]
    return ", ".join(filter(None, parts)) or NOTHING


def _what_fits(course: Course, needed: int | None) -> list[str]:
    """Say whether all questions fit, and what is left out."""
    plan, total = course.plan, len(course.questions)
    begun = sum(len(day.new) for day in plan.days)
    if not plan.left_out and not plan.late:
        return [f"{plural(total, 'question')}, {begun} of them new: all fit."]
    lines = [f"{plural(total, 'question')}. The time does not suffice:"]
    if plan.left_out:
        names = ", ".join(item.id for item in plan.left_out[:FEW])
        more = f" and {len(plan.left_out) - FEW} more" if len(plan.left_out) > FEW else ""
        lines.append(f"  {len(plan.left_out)} of {begun + len(plan.left_out)} new ones are left out: {names}{more}")
    if plan.late:
        lines.append(f"  {plural(len(plan.late), 'review')} that fall due find no room before the interview")
    if needed:
        lines.append(f"  {needed} minutes a day would do for all")
    return lines


def _days(days: Sequence[PlanDay], today: dt.date) -> RenderableType:
    """Return the next days, a line each."""
    table = _table("Day", "Questions", "Min")
    for day in days:
        name = "today" if day.date == today else f"{day.date:%a %-d %b}"
        ids = [*(item.id for item in day.reviews), *(f"{item.id} (new)" for item in day.new)]
        table.add_row(Text(name), Text("\n".join(ids) or "-"), Text(f"{day.minutes}"))
    return table


def _weeks(days: Sequence[PlanDay]) -> RenderableType:
    """Return the weeks from today on, a line each."""
    table = _table("Week from", "New", "Reviews", "Minutes a day")
    for start in range(0, len(days), WEEK):
        week = days[start : start + WEEK]
        new, reviews = sum(len(day.new) for day in week), sum(len(day.reviews) for day in week)
        mean = round(sum(day.minutes for day in week) / len(week))
        table.add_row(*map(Text, (f"{week[0].date:%a %-d %b}", f"{new}", f"{reviews}", f"{mean}")))
    return table


def _readiness(course: Course) -> RenderableType:
    """Return the expected recall on the day, of all, by company and by pack, now and with the plan kept."""
    table = _table("Readiness on the day", "Questions", "Now", "If kept")
    areas: list[tuple[str, Sequence[Question]]] = [("all", course.questions)]
    areas += [(company_name(name), items) for name, items in _named(course, lambda item: item.companies)]
    areas += _named(course, lambda item: [item.pack])
    for name, items in areas:
        now, kept = readiness(items, course.plan.now), readiness(items, course.plan.kept)
        bar = Text("█" * round(now * BAR), "green").append("▒" * (round(kept * BAR) - round(now * BAR)), "dim")
        table.add_row(Text(name), Text(f"{len(items)}"), Text(f"{now:.0%}"), Text(f"{kept:4.0%} ").append_text(bar))
    return table


def _named(course: Course, names: Callable[[Question], Sequence[str]]) -> list[tuple[str, Sequence[Question]]]:
    """Return the questions of each area, by name."""
    return list(by_name(course.questions, names).items())


def _table(*columns: str) -> Table:
    """Return a table whose first column is for words."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    for number, name in enumerate(columns):
        words = number == 0 or name in {"Questions", "If kept"}
        table.add_column(name, justify="left" if words else "right", overflow="fold", no_wrap=name == "If kept")
    return table
