"""The figures as a page."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, Golden, screen
from mlprep_cli.model.stats import Area, Stats
from mlprep_cli.ui.stats import WEEKS, heatmap, stats_page

TODAY = NOW.date()  # a Monday
EMPTY = Stats(
    attempts=0,
    questions_practised=0,
    questions_total=24,
    streak_days=0,
    seconds=0,
    due_today=0,
    mean_score=None,
    days={},
    forecast={},
    packs=[Area("nlp", 24, 0, 0.0)],
    companies=[],
    topics=[],
)
SOME = Stats(
    attempts=1234,
    questions_practised=11,
    questions_total=24,
    streak_days=3,
    seconds=7500,
    due_today=2,
    mean_score=0.625,
    days={TODAY - dt.timedelta(days): count for days, count in ((0, 1), (1, 2), (2, 4), (8, 5), (60, 3), (175, 9))},
    forecast={TODAY + dt.timedelta(days): count for days, count in ((0, 2), (1, 0), (2, 1), (9, 3))},
    packs=[Area("a-pack-with-a-rather-long-name", 12, 11, 0.456), Area("nlp", 12, 0, 0.0), Area("math", 1, 1, 1.0)],
    companies=[Area("big-tech", 3, 1, 0.333)],
    topics=[Area("attention", 3, 1, 0.333)],
)


def test_stats_look(golden: Golden) -> None:
    """The page has the counts, a calendar of half a year, readiness by pack and company, and the reviews ahead."""
    golden("stats", stats_page(SOME, TODAY))


def test_stats_without_attempts_look(golden: Golden) -> None:
    """Before the first attempt the page says how to begin."""
    golden("stats-empty", stats_page(EMPTY, TODAY))


def cells(days: dict[dt.date, int], today: dt.date) -> list[str]:
    """Return the rows of the calendar without the names of the days, every second sign."""
    return [row[5:].ljust(2 * WEEKS)[::2] for row in screen(heatmap(days, today), 80).split("\n")[1:8]]


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 181), st.integers(1, 9))
def test_each_day_has_its_cell(today: dt.date, back: int, count: int) -> None:
    """A day of the last half year stands in the column of its week and the row of its weekday; no other is marked."""
    day = today - dt.timedelta(back)
    seen = {(row, column) for row, line in enumerate(cells({day: count}, today)) for column in range(WEEKS)
            if line[column] in "░▒▓█"}  # fmt: skip
    weeks_back = (today - dt.timedelta(today.weekday()) - day + dt.timedelta(day.weekday())).days // 7
    assert seen == ({(day.weekday(), WEEKS - 1 - weeks_back)} if weeks_back < WEEKS else set())


@pytest.mark.parametrize(("count", "shade"), [(0, "·"), (1, "░"), (2, "▒"), (3, "▓"), (4, "▓"), (5, "█"), (99, "█")])
def test_shades(count: int, shade: str) -> None:
    """The more attempts, the darker; the key says which is which."""
    assert cells({TODAY: count}, TODAY)[0][-1] == shade
    assert "· none  ░ 1  ▒ 2  ▓ 3-4  █ 5+" in screen(heatmap({}, TODAY))


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_days_ahead_are_blank(today: dt.date) -> None:
    """Of the current week, only the days up to today have a sign."""
    last = [row[-1] for row in cells({}, today)]
    assert "".join(last) == "·" * (today.weekday() + 1) + " " * (6 - today.weekday())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_page_fits_and_cuts_nothing(columns: int) -> None:
    """No line is wider than the terminal, and no figure and no letter of a name is lost."""
    packs, companies = [Area("ø" * 90, 1234, 1234, 1.0)], [Area("þ" * 90, 3, 1, 0.333)]
    seen = screen(stats_page(dataclasses.replace(SOME, packs=packs, companies=companies), TODAY), columns)
    assert max(map(len, seen.split("\n"))) <= columns
    assert (seen.count("ø"), seen.lower().count("þ")) == (90, 90)
    assert all(
        words in seen for words in ("1234 of 1234", "100%", "33%", "11 of 24", "1,234", "2 h 5 min", "6.2 of 10")
    )


def test_nothing_ahead() -> None:
    """Without reviews ahead the page says so."""
    seen = screen(stats_page(dataclasses.replace(SOME, forecast={TODAY: 0}), TODAY))
    assert "Reviews ahead: none in the next 14 days" in seen
