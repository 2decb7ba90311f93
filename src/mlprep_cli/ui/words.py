"""Numbers, times and names as words, the same on every screen."""

import datetime as dt
from collections.abc import Sequence

from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import Question

MARKS = {"new": "○", "due": "●", "learning": "◐", "known": "✓"}
DRAFT = "draft"  # of a question that still lacks its rubric
STATUS_STYLES = {"new": "", "due": "bold yellow", "learning": "cyan", "known": "green"}


def company_name(slug: str) -> str:
    """Return a company tag as a name."""
    return slug.replace("-", " ").title()


def company_names(slugs: Sequence[str]) -> str:
    """Return company tags as names."""
    return ", ".join(company_name(slug) for slug in slugs)


def duration(seconds: int) -> str:
    """Return a length of time as `6:12`, or `1:06:12` from an hour on."""
    hours, rest = divmod(max(0, seconds), 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def spent(seconds: int) -> str:
    """Return a length of time as `2 h 5 min`, for sums."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def plural(count: int, word: str, many: str = "") -> str:
    """Return a count with its word: `1 day`, `2 days`."""
    return f"{count:,} {word if count == 1 else many or f'{word}s'}"


def day(when: dt.date, today: dt.date) -> str:
    """Return a day as people say it: `today`, `in 3 days`, `5 days ago`, or a date from four weeks on."""
    days = (when - today).days
    if abs(days) >= 28:
        return f"on {when:%-d %B %Y}"
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def points(attempt: Attempt) -> str:
    """Return what an attempt covered: `3-5 of 6 points`; empty where nothing was graded."""
    total = len(attempt.covered) + len(attempt.unsure) + len(attempt.missed)
    if not total:
        return ""
    low, high = len(attempt.covered), len(attempt.covered) + len(attempt.unsure)
    return f"{low}-{high} of {total} points" if high > low else f"{low} of {total} points"


def about(question: Question) -> str:
    """Return the line under a question's title: company, round, kind, difficulty, minutes."""
    parts = [company_names(question.companies), ", ".join(question.rounds), question.kind, question.difficulty]
    return " · ".join([*filter(None, parts), f"{question.minutes} min", *([DRAFT] if question.draft else [])])


def last_result(standing: Standing, today: dt.date, on: dt.date) -> str:
    """Return how the latest attempt, made on the day `on`, went."""
    if standing.last is None:
        return ""
    parts = [standing.last.rating, points(standing.last), day(on, today)]
    return f"last: {', '.join(filter(None, parts))}"
