"""Numbers, times and names as words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, make_attempt, make_question
from mlprep_cli.core.schedule import Standing
from mlprep_cli.ui.words import about, company_names, day, duration, last_result, plural, points, spent

TODAY = NOW.date()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0:00"), (9, "0:09"), (372, "6:12"), (3599, "59:59"), (3600, "1:00:00"), (3972, "1:06:12"), (-5, "0:00")],
)
def test_duration(seconds: int, words: str) -> None:
    """A length of time is minutes and seconds, with hours from one hour on, and never negative."""
    assert duration(seconds) == words


@given(st.integers(0, 10**7))
def test_duration_can_be_read_back(seconds: int) -> None:
    """A length of time says exactly what it is."""
    *hours, minutes, left = map(int, duration(seconds).split(":"))
    assert sum(hours) * 3600 + minutes * 60 + left == seconds


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 min"), (29, "0 min"), (31, "1 min"), (3569, "59 min"), (3571, "1 h 0 min"), (7500, "2 h 5 min")],
)
def test_spent(seconds: int, words: str) -> None:
    """A sum of times is given in hours and minutes."""
    assert spent(seconds) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1000, "1,000 days"), (1_000_001, "1,000,001 days")],
)
def test_plural(count: int, words: str) -> None:
    """Only one is singular."""
    assert plural(count, "day") == words
    assert plural(count, "entry", "entries").endswith("entry" if count == 1 else "entries")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (-2, "2 days ago"),
        (27, "in 27 days"),
        (-27, "27 days ago"),
        (28, "on 21 December 2026"),
        (-28, "on 26 October 2026"),
        (40, "on 2 January 2027"),
    ],
)
def test_day(days: int, words: str) -> None:
    """A day is told as people say it, by its date from four weeks on."""
    assert day(TODAY + dt.timedelta(days), TODAY) == words


@pytest.mark.parametrize(
    ("covered", "unsure", "missed", "words"),
    [
        (3, 2, 1, "3-5 of 6 points"),
        (3, 0, 3, "3 of 6 points"),
        (0, 6, 0, "0-6 of 6 points"),
        (0, 0, 6, "0 of 6 points"),
        (0, 0, 0, ""),
    ],
)
def test_points(covered: int, unsure: int, missed: int, words: str) -> None:
    """Coverage is a range of points where some are undecided, and nothing where nothing was graded."""
    attempt = make_attempt(covered=["a"] * covered, unsure=["b"] * unsure, missed=["c"] * missed)
    assert points(attempt) == words


def test_company_names() -> None:
    """Company tags are shown as names."""
    assert company_names(["acme", "big-tech"]) == "Acme, Big Tech"
    assert company_names([]) == ""


def test_about() -> None:
    """The line under a title leaves out what a question has not."""
    assert about(make_question()) == "Acme · technical · concept · easy · 5 min"
    assert about(make_question(companies=[], rounds=[])) == "concept · easy · 5 min"
    assert about(make_question(companies=[], rounds=[], draft=True)) == "concept · easy · 5 min · draft"


def test_last_result() -> None:
    """The last result says rating, points and day; without points or without an attempt it is shorter."""
    yesterday = TODAY - dt.timedelta(1)
    ungraded = make_attempt(score=None, covered=[], unsure=[], missed=[])
    ends = {
        last_result(Standing("due", TODAY, 0.5, attempts), TODAY, yesterday)
        for attempts in ([], [ungraded, make_attempt()], [make_attempt(), ungraded])
    }
    assert ends == {"", "last: good, 1 of 2 points, yesterday", "last: good, yesterday"}
