"""`mlprep stats` from the command line."""

import datetime as dt
import json
from pathlib import Path

import pytest

from conftest import make_attempt
from inside import Inside
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.store.toml_file import TomlProgress
from terminal import Person

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
TODAY = Calendar().day_of(NOW)
WEEK_KEYS = {"start", "attempts", "seconds", "mean_score"}


@pytest.fixture
def here(lab: Path, capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run commands here, beside the pack `lab` of one question."""
    assert lab.exists()
    return Inside(capsys)


def practised(home: Path, *days_ago: int) -> None:
    """Record an attempt of ten minutes at `lab/scaling` on each of these days."""
    store = TomlProgress(home / "progress.toml", lambda: NOW)
    for number, back in enumerate(sorted(days_ago, reverse=True)):
        store.append(make_attempt(number, started=NOW - dt.timedelta(days=back), seconds=600))


def test_weeks_in_the_document(here: Inside, home: Path) -> None:
    """`weeks` has every week since the first attempt with its Monday, those without practice too; `since` is null."""
    practised(home, 21, 0)
    found = json.loads(here("stats", "--json").out)
    assert {frozenset(week) for week in found["weeks"]} == {frozenset(WEEK_KEYS)}
    starts = [dt.date.fromisoformat(week["start"]) for week in found["weeks"]]
    assert starts == [TODAY - dt.timedelta(days=TODAY.weekday(), weeks=back) for back in (3, 2, 1, 0)]
    assert [(week["attempts"], week["mean_score"]) for week in found["weeks"]] == [
        (1, 0.5),
        (0, None),
        (0, None),
        (1, 0.5),
    ]
    assert found["since"] is None
    (lab,) = [area for area in found["packs"] if area["name"] == "lab"]
    assert sum(lab[name] for name in ("known", "learning", "due", "new")) == lab["questions"] == 1


def test_since_counts_from_a_day_on(here: Inside, home: Path) -> None:
    """`--since DAY` counts attempts of that day and later; the streak stays what it is today."""
    practised(home, 9, 2, 1, 0)
    found = json.loads(here("stats", "--since", str(TODAY - dt.timedelta(days=1)), "--json").out)
    assert (found["since"], found["attempts"], found["seconds"]) == (str(TODAY - dt.timedelta(days=1)), 2, 1200)
    assert found["streak_days"] == 3
    out = here("stats", "--since", str(TODAY)).out
    assert f"Since {TODAY:%a %-d %b %Y}: " in out
    assert "Attempts     1" in out


@pytest.mark.parametrize(
    ("day", "message"),
    [("yesterday", "`yesterday` is no day"), ("2026-13-01", "`2026-13-01` is no day"), ("", "`` is no day"),
     ("2999-01-01", "`2999-01-01` lies ahead: today is ")],
)  # fmt: skip
def test_since_must_be_a_day_that_was(here: Inside, day: str, message: str) -> None:
    """What is no day, or lies ahead, is refused with an example."""
    done = here("stats", "--since", day)
    assert done.status == 2
    assert message in done.err
    assert f"as in `mlprep stats --since {TODAY - dt.timedelta(days=28)}`" in done.err


def test_nothing_practised_yet(here: Inside, home: Path) -> None:
    """Without attempts the page says how to begin, with filters what there are none of; the document has zeros."""
    assert "No attempts yet. " in here("stats").out
    assert "No attempts at these yet. 1 question is waiting" in here("stats", "--pack", "lab").out
    assert "No question passes these filters" in here("stats", "--pack", "lab", "--kind", "math").out
    found = json.loads(here("stats", "--pack", "lab", "--since", str(TODAY), "--json").out)
    assert [(week["attempts"], week["seconds"], week["mean_score"]) for week in found["weeks"]] == [(0, 0, None)]
    assert not (home / "progress.toml").exists()


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_page_is_as_wide_as_the_terminal(
    here: Inside, home: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """At each width nothing is wider than the terminal, and every section is there."""
    practised(home, 100, 8, 1, 0)
    monkeypatch.setenv("COLUMNS", str(columns))
    out = here("stats", "--pack", "lab").out
    assert max(map(len, out.splitlines())) <= columns
    for words in ("Streak", "a day: ", "attempts a week", "Mastery by pack", "Readiness by company", "next 14 days"):
        assert words in out


def test_pages_end_between_sections(lab: Path, home: Path) -> None:
    """At 80 by 24 the calendar and the weeks make the first page; what follows begins with its heading."""
    assert lab.exists()
    practised(home, 8, 1, 0)
    person = Person("stats", TERM="xterm", NO_COLOR="1")
    first = person.sees("-- more: Enter")
    assert "Practised" in first
    assert "mean score a week" in first
    assert "Mastery" not in first
    person.types()
    rest = person.sees("Reviews due in the next 14 days")
    assert rest.partition("-- ")[2].strip().startswith("Mastery by pack")
    person.types("a")
    assert person.leaves() == 0
