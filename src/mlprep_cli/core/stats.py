"""Attempts become figures."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from statistics import fmean

from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.schedule import Standing
from mlprep_cli.core.weeks import mean_score, weeks
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
    since: dt.date | None = None,
) -> Stats:
    """Return the figures for some questions; attempts at other questions, or before the day `since`, are left out.

    Streak, what is due and how the areas stand are of today: for them all attempts count.
    """
    ids = {item.id for item in questions}
    dated = [(calendar.day_of(item.started, item.utc_offset), item) for item in attempts if item.question in ids]
    kept = [(day, item) for day, item in dated if since is None or day >= since]
    counted, days = [item for _, item in kept], Counter(day for day, _ in kept)
    return Stats(
        attempts=len(counted),
        questions_practised=len({item.question for item in counted}),
        questions_total=len(questions),
        streak_days=streak({day for day, _ in dated}, today),
        seconds=sum(item.seconds for item in counted),
        due_today=sum(standings[name].status == "due" for name in ids),
        mean_score=mean_score(counted),
        days=dict(sorted(days.items())),
        weeks=weeks(kept, today, since),
        forecast=_forecast([standings[name] for name in ids], today),
        packs=_areas(questions, standings, lambda item: [item.pack]),
        companies=_areas(questions, standings, lambda item: item.companies),
        topics=_areas(questions, standings, lambda item: item.topics),
        since=since,
    )


def streak(days: Container[dt.date], today: dt.date) -> int:
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
    found = by_name(questions, names)
    return [_area(name, [standings[item.id] for item in items]) for name, items in found.items()]


def _area(name: str, members: Sequence[Standing]) -> Area:
    """Return how the questions of one area stand."""
    counts = Counter(item.status for item in members)
    readiness = fmean(item.recall for item in members)
    return Area(name, len(members), readiness, counts["known"], counts["learning"], counts["due"])
