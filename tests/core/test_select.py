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
    status: Status = "learning", late: int = -5, *, recall: float = 0.9, number: int = 0, score: float | None = 0.5
) -> Standing:
    """Return the standing of a question practised once, `number` hours after NOW, due `late` days before today."""
    return Standing(status, TODAY - dt.timedelta(days=late), recall, [make_attempt(number, score=score)])


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
    """Due ones first, the longest due in front; then new ones; then those least recently practised."""
    names = ["lab/late", "lab/yesterday", "lab/today", "lab/fresh", "lab/before", "lab/lately"]
    assert ids(chosen(MIXED)) == names


def test_reasons() -> None:
    """Each choice says in a few words why it comes."""
    assert [item.reason for item in chosen(MIXED)] == [
        "due since 9 days",
        "due since yesterday",
        "due today",
        "new",
        "least recently practised",
        "least recently practised",
    ]


@pytest.mark.parametrize(
    ("order", "names"),
    [("due", ["lab/late", "lab/yesterday", "lab/today"]), ("new", ["lab/fresh"])],
)
def test_order_by_status(order: Order, names: list[str]) -> None:
    """`due` and `new` give only these."""
    assert ids(chosen(MIXED, order)) == names


def test_new_ones_take_turns_between_packs() -> None:
    """New questions come from one pack after the other, easier before harder within each."""
    names = ["lab/a", "lab/b", "lab/c", "nlp/a", "nlp/b"]
    found = chosen(dict.fromkeys(names, NEW), a={"difficulty": "hard"}, b={"difficulty": "medium"})
    assert ids(found) == ["lab/c", "nlp/b", "lab/b", "nlp/a", "lab/a"]


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
    """No order repeats a question, and the default and random ones leave none out."""
    found = ids(chosen(standings, order))
    assert len(found) == len(set(found))
    assert set(found) <= set(standings)
    assert order not in {"default", "random"} or set(found) == set(standings)


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
