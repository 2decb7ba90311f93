"""Which questions make an interview, and what its answers say."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt, make_question
from mlprep_cli.core.mock import balanced, report, unseen
from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.mock import Answered, Asked, Mock
from mlprep_cli.model.question import DIFFICULTIES, KINDS, Question

TODAY = NOW.date()
MOCK = Mock(started=NOW, minutes=45, questions=[Asked(question="lab/scaling")])
QUESTIONS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(DIFFICULTIES), st.integers(3, 40), st.sampled_from("abcdef")),
    max_size=25,
)


def made(number: int, **changes: object) -> Question:
    """Return a question of this number with some fields changed."""
    return make_question(f"lab/q{number}").model_copy(update=changes)


def test_what_was_seen_this_week_is_not_asked() -> None:
    """A question practised within seven days, a draft, and one without a rubric are left out."""
    items = [made(1), made(2), made(3), made(4, draft=True), made(5, rubric=[])]
    tried = {
        "lab/q1": Standing("learning", TODAY, 0.9, [make_attempt()], TODAY - dt.timedelta(days=6)),
        "lab/q2": Standing("due", TODAY, 0.9, [make_attempt()], TODAY - dt.timedelta(days=7)),
    }
    new = Standing("new", None, 0.0, [])
    found = unseen(items, {item.id: tried.get(item.id, new) for item in items}, TODAY)
    assert [item.id for item in found] == ["lab/q2", "lab/q3"]


def test_balance() -> None:
    """Other kinds and topics come before more of the same, and easier questions are asked first."""
    items = [
        made(1, kind="math", topics=["a"], difficulty="hard", minutes=10),
        made(2, kind="math", topics=["a"], difficulty="easy", minutes=10),
        made(3, kind="design", topics=["b"], difficulty="medium", minutes=10),
        made(4, kind="concept", topics=["c"], difficulty="easy", minutes=10),
    ]
    found = balanced(items, 30, None)
    assert [item.difficulty for item in found] == ["easy", "medium", "hard"]
    assert {item.kind for item in found} == {"math", "design", "concept"}


@settings(max_examples=150, deadline=None)
@given(QUESTIONS, st.integers(5, 120), st.none() | st.integers(1, 8))
def test_laws(drawn: list[tuple[str, str, int, str]], minutes: int, count: int | None) -> None:
    """An interview never takes longer than its time, repeats nothing, and is as long as asked for where that fits."""
    items = [
        made(number, kind=kind, difficulty=level, minutes=some, topics=[topic])
        for number, (kind, level, some, topic) in enumerate(drawn)
    ]
    found = balanced(items, minutes, count)
    assert sum(item.minutes for item in found) <= minutes
    assert len({item.id for item in found}) == len(found) <= (count or len(items))
    shortest = sorted(item.minutes for item in items)
    if count and len(shortest) >= count and sum(shortest[:count]) <= minutes:
        assert len(found) == count
    if count is None:
        rest = [item.minutes for item in items if item not in found]
        assert all(some > minutes - sum(item.minutes for item in found) for some in rest)


def test_report() -> None:
    """The score is a mean in which a skipped question counts 0 and one not reached nothing; topics are weighed."""
    good, bad, skipped, later = (made(i, topics=[f"t{i}", "all"], minutes=10) for i in range(4))
    answered = [
        Answered(good, make_attempt(1, question=good.id, score=0.9)),
        Answered(bad, make_attempt(2, question=bad.id, score=0.3)),
        Answered(skipped, None),
        Answered(later, None, reached=False),
    ]
    more = [made(8, topics=["t1"]), made(9, topics=["t0"])]
    found = report(MOCK, answered, [bad, *more])
    assert found.score == pytest.approx(0.4)
    assert found.strong == ["t0"]
    assert found.weak == ["t2", "t1", "all"]
    assert [item.id for item in found.following] == [skipped.id, bad.id, "lab/q8"]


def test_report_on_nothing() -> None:
    """Without a graded answer there is no score, and nothing is called strong or weak."""
    ungraded = Answered(made(1), make_attempt(score=None))
    found = report(MOCK, [ungraded, Answered(made(2), None, reached=False)], [])
    assert (found.score, found.strong, found.weak, found.following) == (None, [], [], [])
