"""The table of questions."""

import datetime as dt
from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.question import Question
from mlprep_cli.ui.words import DRAFT, MARKS, STATUS_STYLES, company_names, day, plural

ROOMY = 60  # columns, from which on there is room for company and kind
WIDE = 118  # columns, from which on the id has a column of its own, if that leaves the title enough
LONG_ID, TITLE = 44, 20  # columns: what an id takes at most of a terminal, and the least that is left to a title
OTHERS = 47  # columns of company, kind, level, minutes and the gaps between all columns


def questions_table(
    questions: Sequence[Question], standings: Mapping[str, Standing], *, today: dt.date, columns: int
) -> RenderableType:
    """Return the questions as a table that fits `columns`; ids stand under the titles where it is narrow."""
    statuses = [_status(standings[item.id], today) for item in questions]
    id_columns = min(max((len(item.id) for item in questions), default=0), max(LONG_ID, columns // 3))
    used = OTHERS + id_columns + max((len(line) for text in statuses for line in text.split()), default=0)
    wide = columns >= max(WIDE, used + TITLE)
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1 if wide else 0), pad_edge=False, header_style="bold"
    )
    table.add_column("Status", no_wrap=True)
    table.add_column("Question" if not wide else "Title", ratio=None, overflow="fold")
    if wide:
        table.add_column("Question", style="dim", overflow="fold", width=max(len("Question"), id_columns))
    roomy = columns >= ROOMY
    if roomy:
        table.add_column("Company", overflow="fold")
        table.add_column("Kind", no_wrap=True)
    table.add_column("Level", no_wrap=True)
    table.add_column("Min", justify="right", no_wrap=True)
    for item, status in zip(questions, statuses, strict=True):
        name = Text(item.title)
        if item.draft:
            name.append(f" · {DRAFT}", "yellow")
        title = [name, Text(item.id)] if wide else [name.append(f"\n{item.id}", "dim")]
        row = [*([company_names(item.companies), item.kind] if roomy else []), item.difficulty, f"{item.minutes}"]
        table.add_row(status, *title, *map(Text, row))
    return table


def listing(
    questions: Sequence[Question], standings: Mapping[str, Standing], *, today: dt.date, columns: int
) -> RenderableType:
    """Return the table with a line that counts the questions by status."""
    counts = [
        f"{sum(standings[item.id].status == status for item in questions)} {status}"
        for status in MARKS
        if any(standings[item.id].status == status for item in questions)
    ]
    total = f"{plural(len(questions), 'question')}: {', '.join(counts)}" if questions else "No question fits."
    if not questions:
        return Text(total)
    return Group(questions_table(questions, standings, today=today, columns=columns), Text(), Text(total, "dim"))


def _status(standing: Standing, today: dt.date) -> Text:
    """Return a mark and a word, and when it is due where that lies ahead."""
    text = Text(f"{MARKS[standing.status]} {standing.status}", STATUS_STYLES[standing.status])
    if standing.due_on and standing.due_on > today:
        text.append(f"\n  {day(standing.due_on, today)}", "dim")
    return text
