"""The figures as a page."""

import dataclasses
import datetime as dt

import pytest
from rich.console import Group, RenderableType
from rich.text import Text

from conftest import NOW, Golden, screen
from mlprep_cli.model.stats import Area, Stats, Week
from mlprep_cli.ui.pager import pages
from mlprep_cli.ui.stats import stats_sections

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
    weeks=[],
    packs=[Area("nlp", 24, 0.0)],
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
    weeks=[
        Week(TODAY - dt.timedelta(weeks=back), count, 60 * count, score)
        for back, count, score in ((24, 1, 0.0), (3, 12, None), (2, 0, None), (1, 6, 1.0), (0, 3, 0.625))
    ],
    forecast={TODAY + dt.timedelta(day): {0: 2, 2: 1, 9: 3}.get(day, 0) for day in range(14)},
    packs=[
        Area("a-pack-with-a-rather-long-name", 12, 0.456, known=6, learning=2, due=1),
        Area("nlp", 12, 0.0),
        Area("math", 1, 1.0, known=1),
    ],
    companies=[Area("big-tech", 3, 0.333, learning=1)],
    topics=[Area("attention", 3, 0.333, learning=1)],
)


def page(stats: Stats, columns: int = 80, *, filtered: bool = False) -> RenderableType:
    """Return all sections, a blank line between them, as a pipe gets them."""
    first, *rest = stats_sections(stats, TODAY, columns, filtered=filtered)
    return Group(first, *(item for part in rest for item in (Text(), part)))


def test_stats_look(golden: Golden) -> None:
    """The page has counts, a calendar of half a year, its weeks, mastery, readiness, and the reviews ahead."""
    golden("stats", page(SOME))


def test_narrow_stats_look(golden: Golden) -> None:
    """At 40 columns there are fewer weeks and shorter bars, and all the words."""
    golden("stats-40", page(SOME, 40), columns=40)


def test_stats_without_attempts_look(golden: Golden) -> None:
    """Before the first attempt the page says how to begin."""
    golden("stats-empty", page(EMPTY))


def test_nothing_yet_under_a_filter() -> None:
    """Under filters the page says of what there are no attempts, and whether there is anything at all."""
    seen = screen(page(dataclasses.replace(EMPTY, questions_total=1), filtered=True), 120)
    assert seen.startswith("No attempts at these yet. 1 question is waiting: `mlprep practice`, with the same filters")
    none = dataclasses.replace(EMPTY, questions_total=0, packs=[])
    assert screen(page(none, filtered=True)).startswith("No question passes these filters: `mlprep list`")


def test_since_is_said() -> None:
    """Under `--since` the page says what is counted from that day on, and goes on where nothing is."""
    seen = screen(page(dataclasses.replace(SOME, since=TODAY - dt.timedelta(days=30), attempts=0, mean_score=None)))
    assert seen.startswith("Since Sat 24 Oct 2026: practised, attempts, time, score, calendar, weeks.\n")
    assert "not graded yet" in seen


@pytest.mark.parametrize(
    ("back", "streak", "said"), [(0, 3, "3 days  "), (1, 3, "3 days, up to yesterday"), (9, 0, "0 days  ")]
)
def test_streak_says_whether_today_counts(back: int, streak: int, said: str) -> None:
    """A streak that today has not joined yet is said to reach up to yesterday."""
    stats = dataclasses.replace(SOME, streak_days=streak, days={TODAY - dt.timedelta(back): 1})
    assert f"Streak      {said}" in screen(page(stats))


def test_first_screen_has_calendar_and_weeks() -> None:
    """At 80 by 24 the first page, above its prompt, holds counts, calendar and weeks, under `--since` too."""
    for since in (None, TODAY - dt.timedelta(days=30)):
        stats = dataclasses.replace(SOME, since=since)
        parts = [screen(part).removesuffix("\n").split("\n") for part in stats_sections(stats, TODAY)]
        first, *_ = pages(parts, 22)
        assert len([line for line in first if line]) >= 18
        assert any("mean score a week" in line for line in first)


def test_each_section_stays_whole_on_a_small_screen() -> None:
    """At 80 by 24 no section but a very long one is parted: each begins on the page that it ends on."""
    parts = [screen(part).removesuffix("\n").split("\n") for part in stats_sections(SOME, TODAY)]
    shown = pages(parts, 22)
    assert all(len(lines) <= 23 for lines in shown)
    for part in parts:
        assert any("\n".join(part) in "\n".join(lines) for lines in shown), part


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_page_fits_and_cuts_nothing(columns: int) -> None:
    """No line is wider than the terminal, and no figure and no letter of a name is lost."""
    packs, companies = [Area("ø" * 90, 1234, 1.0, known=1234)], [Area("þ" * 90, 3, 0.333, learning=1)]
    seen = screen(page(dataclasses.replace(SOME, packs=packs, companies=companies), columns), columns)
    assert max(map(len, seen.split("\n"))) <= columns
    assert (seen.count("ø"), seen.lower().count("þ")) == (90, 90)
    figures = [
        "100%",
        "33%",
        "11 of 24",
        "1,234",
        "2 h 5 min",
        "6.2 of 10",
        *(["1234 of 1234"] if columns > 40 else []),
    ]
    assert all(words in seen for words in figures)
