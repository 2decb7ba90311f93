"""Today at a glance."""

import dataclasses

from conftest import Golden, screen
from mlprep_cli.model.stats import Stats
from mlprep_cli.ui.today import glance

BEGINNER = Stats(
    attempts=0,
    questions_practised=0,
    questions_total=24,
    streak_days=0,
    seconds=0,
    due_today=0,
    mean_score=None,
    days={},
    weeks=[],
    forecast={},
    packs=[],
    companies=[],
    topics=[],
)
REGULAR = dataclasses.replace(BEGINNER, attempts=30, questions_practised=11, streak_days=1, due_today=2)


def test_today_looks(golden: Golden) -> None:
    """The glance has what is due, what is new, the streak, drafts left over, and what to type next."""
    golden("today", glance(REGULAR, 1, new=3))


def test_first_day_looks(golden: Golden) -> None:
    """Before the first attempt the glance says how many questions there are."""
    golden("today-first", glance(BEGINNER, 0))


def test_drafts_are_mentioned_only_where_there_are_some() -> None:
    """Without a draft left over nothing is said of drafts."""
    assert "draft" not in screen(glance(REGULAR, 0))
    assert "2 drafts left unfinished" in screen(glance(BEGINNER, 2))


def test_plan_takes_the_place_of_what_is_due() -> None:
    """With a plan the glance says how long it is to the interview, what today holds of it, and how far along one is."""
    plan = ["Interview on Friday 15 January 2027, in 51 days. 30 minutes a day.", "You are on plan."]
    for stats in (REGULAR, BEGINNER):
        shown = screen(glance(stats, 0, plan))
        assert all(line in shown for line in plan)
        assert "due" not in shown
