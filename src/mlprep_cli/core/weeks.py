"""Attempts by week: weeks start on Monday, and a week without practice is a week too."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.stats import Week

WEEK = dt.timedelta(weeks=1)


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def weeks(dated: Iterable[tuple[dt.date, Attempt]], today: dt.date, since: dt.date | None = None) -> list[Week]:
    """Return every week from that of `since`, or else of the first attempt, up to this one; oldest first.

    Args:
        dated: attempts, each with the day that it belongs to. One made further east may belong to a day that has not
            begun here; its week is then the last.
        today: the day that it is.
        since: where to begin; without it, and without attempts, there is no week.
    """
    by_start = defaultdict[dt.date, list[Attempt]](list)
    for day, item in dated:
        by_start[monday_of(day)].append(item)
    starts = [*by_start, *([monday_of(since)] if since else [])]
    if not starts:
        return []
    first, last = min(starts), max(*starts, monday_of(today))
    return [_week(first + WEEK * number, by_start) for number in range((last - first) // WEEK + 1)]


def mean_score(attempts: Sequence[Attempt]) -> float | None:
    """Return the mean share of the rubric that was covered, 0 to 1; None where nothing was graded."""
    scores = [item.score for item in attempts if item.score is not None]
    return fmean(scores) if scores else None


def _week(start: dt.date, by_start: Mapping[dt.date, Sequence[Attempt]]) -> Week:
    """Return what the attempts of the week that starts on this day come to."""
    made = by_start.get(start, [])
    return Week(start, len(made), sum(item.seconds for item in made), mean_score(made))
