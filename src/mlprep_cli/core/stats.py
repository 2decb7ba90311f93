"""Attempts become figures."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import fmean

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import Question
from mlprep_cli.model.stats import Area, Stats

FORECAST_DAYS = 14


def gather(
    questions: Sequence[Question],
    standings: Mapping[str, Standing],
    attempts: Sequence[Attempt],
    today: dt.date,
    calendar: Calendar,
) -> Stats:
    """Return the figures for some questions; attempts at other questions are left out."""
    ids = {item.id for item in questions}
    counted = [item for item in attempts if item.question in ids]
    days = Counter(calendar.day_of(item.started, item.utc_offset) for item in counted)
    scores = [item.score for item in counted if item.score is not None]
    return Stats(
        attempts=len(counted),
        questions_practised=len({item.question for item in counted}),
        questions_total=len(questions),
        streak_days=streak(days, today),
        seconds=sum(item.seconds for item in counted),
        due_today=sum(standings[name].status == "due" for name in ids),
        mean_score=fmean(scores) if scores else None,
        days=dict(sorted(days.items())),
        forecast=_forecast([standings[name] for name in ids], today),
        packs=_areas(questions, standings, lambda item: [item.pack]),
        companies=_areas(questions, standings, lambda item: item.companies),
        topics=_areas(questions, standings, lambda item: item.topics),
    )


def streak(days: Mapping[dt.date, int], today: dt.date) -> int:
    """Return the number of days in a row with practice, up to today or, while today has none yet, yesterday."""
    day = today if today in days else today - dt.timedelta(days=1)
    length = 0
    while day in days:
        length += 1
        day -= dt.timedelta(days=1)
    return length


def _forecast(standings: Sequence[Standing], today: dt.date) -> dict[dt.date, int]:
    """Return how many reviews fall due on each of the next days; what is overdue counts today."""
    days = {today + dt.timedelta(days=offset): 0 for offset in range(FORECAST_DAYS)}
    for standing in standings:
        due_on = standing.due_on and max(standing.due_on, today)
        if due_on in days:
            days[due_on] += 1
    return days


def by_name(questions: Sequence[Question], names: Callable[[Question], Sequence[str]]) -> dict[str, list[Question]]:
    """Return the questions of each area, by name; a question may belong to several, or to none."""
    members = defaultdict[str, list[Question]](list)
    for item in questions:
        for name in names(item):
            members[name].append(item)
    return dict(sorted(members.items()))


def _areas(
    questions: Sequence[Question], standings: Mapping[str, Standing], names: Callable[[Question], Sequence[str]]
) -> list[Area]:
    """Return how each area stands, by name."""
    found = {name: [standings[item.id] for item in items] for name, items in by_name(questions, names).items()}
    return [
        Area(name, len(items), sum(item.last is not None for item in items), fmean(item.recall for item in items))
        for name, items in found.items()
    ]
