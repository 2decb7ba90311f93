"""The day that an instant belongs to."""

import datetime as dt
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.core.calendar import Calendar

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati"]
INSTANTS = st.datetimes(dt.datetime(2000, 1, 2), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's local time is Berlin's."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "day",
    [
        dt.date(2026, 11, 23),
        dt.date(2026, 3, 29),  # Berlin loses an hour
        dt.date(2026, 10, 25),  # Berlin gains one
        dt.date(2026, 3, 8),  # New York loses one
        dt.date(2026, 11, 1),  # New York gains one
        dt.date(2026, 4, 5),  # Lord Howe gains half an hour
        dt.date(2026, 10, 4),  # Lord Howe loses it
    ],
)
def test_day_starts_at_four_local(zone: str, day: dt.date) -> None:
    """In every zone, on the days that clocks change too, 03:59 belongs to the day before and 04:00 to the day."""
    calendar = Calendar(ZoneInfo(zone))
    late = dt.datetime.combine(day, dt.time(3, 59, 59), ZoneInfo(zone))
    early = dt.datetime.combine(day, dt.time(4), ZoneInfo(zone))
    assert calendar.day_of(late.astimezone(dt.UTC)) == day - dt.timedelta(days=1)
    assert calendar.day_of(early.astimezone(dt.UTC)) == day


@pytest.mark.parametrize(("starts_at", "hour"), [(0, 0), (4, 4), (12, 12)])
def test_start_of_day_is_a_setting(starts_at: int, hour: int) -> None:
    """The day starts at the hour that was set."""
    calendar = Calendar(BERLIN, starts_at)
    start = dt.datetime(2026, 11, 23, hour, tzinfo=BERLIN)
    assert calendar.day_of(start) == dt.date(2026, 11, 23)
    assert calendar.day_of(start - dt.timedelta(seconds=1)) == dt.date(2026, 11, 22)


@pytest.mark.usefixtures("berlin")
def test_without_a_zone_it_is_local_time() -> None:
    """Without a zone the system's own local time counts, as it was on that day."""
    summer, winter = (dt.datetime(2026, month, 1, 2, 30, tzinfo=dt.UTC) for month in (7, 12))
    assert Calendar().day_of(summer) == dt.date(2026, 7, 1)
    assert Calendar().day_of(winter) == dt.date(2026, 11, 30)


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=60, deadline=None)
@given(INSTANTS, st.integers(0, 12))
def test_instant_belongs_to_its_own_day_or_the_one_before(zone: str, instant: dt.datetime, starts_at: int) -> None:
    """From the day's first hour on an instant belongs to its date on the wall, before it to the date before."""
    wall = instant.astimezone(ZoneInfo(zone))
    expected = wall.date() - dt.timedelta(days=wall.hour < starts_at)
    assert Calendar(ZoneInfo(zone), starts_at).day_of(instant) == expected


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=60, deadline=None)
@given(INSTANTS, st.integers(1, 400))
def test_days_follow_time(zone: str, instant: dt.datetime, hours: int) -> None:
    """Two hours later, or more, it is never an earlier day, even when a clock was put back."""
    calendar = Calendar(ZoneInfo(zone))
    assert calendar.day_of(instant) <= calendar.day_of(instant + dt.timedelta(hours=1 + hours))
