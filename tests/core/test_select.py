"""Which questions come next."""

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt, make_question
from mlprep_cli.core.schedule import Standing, Status
from mlprep_cli.core.select import Choice, Order, choose, within
from mlprep_cli.model.question import Question

TODAY = NOW.date()
NEW = Standing("new", None, 0.0, [])
ORDERS: tuple[Order, ...] = ("default", "new", "due", "weak", "random")


def practised(
    status: Status = "learning",
    late: int = -5,
    *,
    recall: float = 0.9,
    number: int = 0,
    score: float | None = 0.5,
    interval: int = 5,
) -> Standing:
    """Return the standing of a question practised once, due `late` days before today, `interval` days after that."""
    due_on = TODAY - dt.timedelta(days=late)
    last_on = due_on - dt.timedelta(days=interval)
    return Standing(status, due_on, recall, [make_attempt(number, score=score)], last_on)


def chosen(standings: dict[str, Standing], order: Order = "default", **changes: dict[str, object]) -> list[Choice]:
    """Return the choice among questions of these ids; `changes` are fields by the end of the id."""
    questions = [make_question(name, pack=name.partition("/")[0]) for name in standings]
    changed = [item.model_copy(update=changes.get(item.id.partition("/")[2], {})) for item in questions]
    return choose(changed, standings, order, TODAY, random.Random(1))  # noqa: S311 - a fixed order


def ids(choices: list[Choice]) -> list[str]:
    """Return the ids chosen."""
    return [item.question.id for item in choices]


MIXED = {
    "lab/fresh": NEW,
    "lab/lately": practised(number=2),
    "lab/today": practised("due", 0),
    "lab/before": practised(number=1),
    "lab/late": practised("due", 9),
    "lab/yesterday": practised("due", 1),
}


def test_default_order() -> None:
    """Due ones first, the most overdue in front; then new ones; what is neither stays away."""
    assert ids(chosen(MIXED)) == ["lab/late", "lab/yesterday", "lab/today", "lab/fresh"]


def test_overdue_for_its_interval() -> None:
    """Two days late counts more after one day than after a month; what is as late goes by what is forgotten sooner."""
    standings = {
        "lab/month": practised("due", 2, interval=30),
        "lab/day": practised("due", 2, interval=1),
        "lab/kept": practised("due", 1, interval=3, recall=0.9),
        "lab/fading": practised("due", 1, interval=3, recall=0.7),
    }
    assert ids(chosen(standings)) == ["lab/day", "lab/fading", "lab/kept", "lab/month"]


def test_reasons() -> None:
    """Each choice says in a few words why it comes."""
    assert [item.reason for item in chosen(MIXED)] == [
        "due 9 days ago",
        "due yesterday",
        "due today",
        "new: more on attention",
    ]
    assert [item.reason for item in chosen({"lab/fresh": NEW})] == ["new: you have not touched attention"]


@pytest.mark.parametrize(
    ("order", "names"),
    [("due", ["lab/late", "lab/yesterday", "lab/today"]), ("new", ["lab/fresh"])],
)
def test_order_by_status(order: Order, names: list[str]) -> None:
    """`due` and `new` give only these."""
    assert ids(chosen(MIXED, order)) == names


def test_topics_take_turns() -> None:
    """New questions go from topic to topic, within each the easier first; one never touched precedes the others."""
    standings = {"lab/done": practised(), **dict.fromkeys(["lab/a", "lab/b", "lab/c", "lab/d"], NEW)}
    found = chosen(
        standings,
        "new",
        done={"topics": ["auc"]},
        a={"topics": ["auc"], "difficulty": "easy"},
        b={"topics": ["rope", "auc"], "difficulty": "hard"},
        c={"topics": ["rope"], "difficulty": "medium"},
        d={"topics": ["kv-cache"], "difficulty": "medium", "minutes": 40},
    )
    assert [(item.question.id, item.reason) for item in found] == [
        ("lab/c", "new: you have not touched rope"),
        ("lab/d", "new: you have not touched kv-cache"),
        ("lab/a", "new: more on auc"),
        ("lab/b", "new: more on rope"),
    ]


def test_packs_take_turns_where_topics_are_as_good() -> None:
    """Among untouched topics that are as easy, no pack comes twice before another had its turn."""
    names = ["lab/a", "lab/b", "lab/c", "nlp/d", "nlp/e"]
    topics: dict[str, dict[str, object]] = {name[-1]: {"topics": [name[-1]]} for name in names}
    found = chosen(dict.fromkeys(names, NEW), "new", **topics)
    assert [item.question.pack for item in found] == ["lab", "nlp", "lab", "nlp", "lab"]


def test_what_a_question_builds_on_comes_first() -> None:
    """Prerequisites come before a question, theirs before them, and say why; a circle does no harm."""
    standings = dict.fromkeys(["lab/a", "lab/b", "lab/c", "lab/d"], NEW)
    found = chosen(
        standings,
        "new",
        a={"prerequisites": ["lab/b"], "topics": ["a"], "difficulty": "easy"},
        b={"prerequisites": ["lab/c", "lab/gone"], "topics": ["b"], "difficulty": "hard"},
        c={"prerequisites": ["lab/a"], "topics": ["c"], "difficulty": "hard"},
        d={"topics": ["d"], "difficulty": "easy"},
    )
    assert ids(found) == ["lab/c", "lab/b", "lab/a", "lab/d"]
    assert found[1].reason == "new: best before `lab/a`"


def test_weak_order() -> None:
    """`weak` gives the practised ones, the lowest last score first; recall decides ties, the rating where none is."""
    standings = {
        "lab/fresh": NEW,
        "lab/strong": practised(score=0.9, recall=0.1),
        "lab/kept": practised(score=0.2, recall=0.8),
        "lab/fading": practised(score=0.2, recall=0.3, number=5),
        "lab/ungraded": practised(score=None),
        "lab/zero": practised(score=0.0),
    }
    found = chosen(standings, "weak")
    assert ids(found) == ["lab/zero", "lab/fading", "lab/kept", "lab/ungraded", "lab/strong"]
    assert found[0].reason == "last rated good"


def test_weak_goes_by_the_last_attempt() -> None:
    """A low score that was made good is no weakness any more."""
    mended = Standing("learning", TODAY, 0.9, [make_attempt(0, score=0.0), make_attempt(1, score=1.0)])
    assert ids(chosen({"lab/mended": mended, "lab/middling": practised(score=0.5)}, "weak"))[0] == "lab/middling"


def test_random_order_follows_the_seed() -> None:
    """`random` gives all of them, the same way for the same seed, and not in order."""
    standings = dict.fromkeys([f"lab/q{number:02}" for number in range(30)], NEW)
    found = ids(chosen(standings, "random"))
    assert found == ids(chosen(standings, "random"))
    assert sorted(found) == list(standings)
    assert found != list(standings)


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_to_choose_from(order: Order) -> None:
    """Without a question nothing is chosen."""
    assert chosen({}, order) == []


STANDINGS = st.sampled_from(list(MIXED.values()))


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.from_regex(r"(lab|nlp|cv)/[a-e]", fullmatch=True), STANDINGS, max_size=15))
def test_none_is_chosen_twice(order: Order, standings: dict[str, Standing]) -> None:
    """No order repeats a question; random leaves none out, and the default none that is due or new."""
    found = ids(chosen(standings, order))
    assert len(found) == len(set(found))
    assert set(found) <= set(standings)
    assert order != "random" or set(found) == set(standings)
    wanted = {name for name, item in standings.items() if item.status in {"due", "new"}}
    assert order != "default" or set(found) == wanted


def choices(minutes: list[int]) -> list[Choice]:
    """Return choices that take these minutes."""
    base = make_question()
    made: list[Question] = [base.model_copy(update={"minutes": number}) for number in minutes]
    return [Choice(item, "new") for item in made]


@pytest.mark.parametrize(
    ("minutes", "limit", "kept"),
    [
        ([5, 5, 5], 10, [5, 5]),
        ([5, 9, 5], 10, [5, 5]),
        ([30, 5], 10, [5]),
        ([10, 1], 10, [10]),
        ([30], 10, []),
        ([], 10, []),
    ],
)
def test_within_a_time(minutes: list[int], limit: int, kept: list[int]) -> None:
    """What fits into the time is kept in order; what does not fit is passed over."""
    assert [item.question.minutes for item in within(choices(minutes), limit)] == kept


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 60), max_size=12), st.integers(1, 120))
def test_time_is_kept(minutes: list[int], limit: int) -> None:
    """Together the kept ones take no longer than the time, and one is kept where any fits."""
    total = sum(item.question.minutes for item in within(choices(minutes), limit))
    assert total <= limit
    assert (total > 0) == any(item <= limit for item in minutes)
