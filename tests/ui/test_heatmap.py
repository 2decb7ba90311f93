"""The calendar."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, screen
from mlprep_cli.ui.heatmap import WEEKS, heatmap, mondays, months

TODAY = NOW.date()  # a Monday


def cells(days: dict[dt.date, int], today: dt.date, since: dt.date | None = None) -> list[str]:
    """Return the rows of the calendar without the names of the days, every second sign."""
    return [row[5:].ljust(2 * WEEKS)[::2] for row in screen(heatmap(days, today, since=since), 80).split("\n")[1:8]]


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


@given(st.integers(0, 181))
@settings(max_examples=60, deadline=None)
def test_days_before_since_are_blank(back: int) -> None:
    """Of days before the one asked for nothing is said, not even that there was no practice."""
    seen = "".join("".join(column) for column in zip(*cells({}, TODAY, TODAY - dt.timedelta(days=back)), strict=True))
    assert seen.strip() == "·" * min(back + 1, 7 * WEEKS - 6)


@pytest.mark.parametrize("columns", [20, 40, 59, 60, 80])
def test_calendar_fits(columns: int) -> None:
    """There are as many weeks as there is room for, and no line is wrapped."""
    seen = screen(heatmap({}, TODAY, columns), columns).rstrip().split("\n")
    assert len(mondays(TODAY, columns)) == min(WEEKS, (columns - 5) // 2)
    assert max(map(len, seen)) <= columns
    assert len(seen) == 9 or columns < 40


def test_months_stand_over_their_first_week() -> None:
    """A month is named over the first week that starts in it, and names do not run into each other."""
    assert months(mondays(TODAY, 80)) == "Jun       Jul     Aug       Sep     Oct     Nov"
