"""Ticks, verdicts and the score that follows from them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage, Verdict
from mlprep_cli.core.grading import UNGRADED, Grade, correct, decide, grade_by_rubric, read_ticks, score
from mlprep_cli.model.question import RubricPoint

ORDER: tuple[Verdict, ...] = ("missed", "unsure", "covered")
WEIGHTS = st.lists(st.floats(min_value=0.01, max_value=100), min_size=1, max_size=8)


def rubric(*weights: float) -> list[RubricPoint]:
    """Return points `p1`, `p2`, ... of these weights."""
    return [RubricPoint(id=f"p{i}", point="It is said.", weight=weight) for i, weight in enumerate(weights, start=1)]


def by_hand(points: list[RubricPoint], covered: set[int], half: set[int]) -> Grade:
    """Return the grade that the user's ticks make, where the program gave no verdict."""
    ticks = [*map(str, covered), *(f"{number}?" for number in half)]
    return correct(points, UNGRADED, " ".join(ticks) or "none")


@pytest.mark.parametrize(
    ("covered", "half", "expected"),
    [({1, 2, 3}, set(), 1.0), (set(), set(), 0.0), ({3}, set(), 0.5), ({1}, {3}, 0.5), (set(), {1, 2, 3}, 0.5)],
)
def test_score_is_weighted(covered: set[int], half: set[int], expected: float) -> None:
    """A point counts its weight when covered and half of it when unsure."""
    assert by_hand(rubric(1, 1, 2), covered, half).score == pytest.approx(expected)


def test_score_of_no_rubric_is_none() -> None:
    """Where there is nothing to say, there is no score."""
    assert score([], {}) is None
    assert UNGRADED.score is None


@settings(max_examples=200, deadline=None)
@given(WEIGHTS, st.data())
def test_score_is_a_share_and_grows(weights: list[float], data: st.DataObject) -> None:
    """A score lies between 0 and 1, and a better verdict on one point never lowers it."""
    points = rubric(*weights)
    verdicts = {item.id: data.draw(st.sampled_from(ORDER)) for item in points}
    name = data.draw(st.sampled_from(sorted(verdicts)))
    better = verdicts | {name: data.draw(st.sampled_from(ORDER[ORDER.index(verdicts[name]) :]))}
    before, after = score(points, verdicts), score(points, better)
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 1


@pytest.mark.parametrize("weight", [0.0, -1.0, float("inf"), float("nan"), 1e308])
def test_weights_that_make_no_share_are_refused(weight: float) -> None:
    """A rubric whose weights could not be summed is refused, rather than making a score that is no number."""
    with pytest.raises(ValidationError):
        rubric(weight)


def test_verdicts_follow_the_rubric() -> None:
    """Ticks by number become verdicts by id, in the rubric's order, graded by the user."""
    grade = by_hand(rubric(1, 1, 1), {3}, {1})
    assert list(grade.verdicts.items()) == [("p1", "unsure"), ("p2", "missed"), ("p3", "covered")]
    assert (grade.ids("covered"), grade.ids("unsure"), grade.ids("missed")) == (["p3"], ["p1"], ["p2"])
    assert grade.graded_by == "self"


@pytest.mark.parametrize(
    ("covered", "unsure", "missed", "words"),
    [
        (4, 0, 2, "4 of 6 points"),
        (3, 2, 1, "3-5 of 6 points"),
        (0, 1, 0, "0-1 of 1 points"),
        (0, 0, 3, "0 of 3 points"),
    ],
)
def test_count_in_words(covered: int, unsure: int, missed: int, words: str) -> None:
    """The count is a number, or a range where some points are undecided."""
    numbers = iter(range(9))
    counted: list[tuple[Verdict, int]] = [("covered", covered), ("unsure", unsure), ("missed", missed)]
    verdicts = {str(next(numbers)): verdict for verdict, count in counted for _ in range(count)}
    assert Grade(verdicts, 0.5, "self").in_words() == words


@pytest.mark.parametrize(
    ("text", "covered", "half"),
    [
        ("1 3 4?", {1, 3}, {4}),
        ("1,3,4?", {1, 3}, {4}),
        ("1; 3 ;4h", {1, 3}, {4}),
        ("4~", set(), {4}),
        (" 1, 2, ", {1, 2}, set()),
        (",1", {1}, set()),
        ("2 2 2", {2}, set()),
        ("2 2?", {2}, set()),
        ("2? 2", {2}, set()),
        ("all", {1, 2, 3, 4}, set()),
        (" ALL ", {1, 2, 3, 4}, set()),
        ("a", {1, 2, 3, 4}, set()),
        ("none", set(), set()),
        ("0", set(), set()),
        ("4H", set(), {4}),
    ],
)
def test_ticks_are_understood(text: str, covered: set[int], half: set[int]) -> None:
    """Numbers in any order and with any separator are read; sure beats half."""
    assert read_ticks(text, 4) == (covered, half)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("5", "`5`"),
        ("1 0", "`0`"),
        ("-1", "`-1`"),
        ("1-3", "`1-3`"),
        ("1??", "`1??`"),
        ("one", "`one`"),
        ("1 all", "`all`"),
        ("?", "`?`"),
        ("9999999999999999999", "`9999999999999999999`"),
    ],
)
def test_wrong_ticks_are_named(text: str, word: str) -> None:
    """What is no point is named, with what to type instead."""
    with pytest.raises(ValueError, match="from 1 to 4") as caught:
        read_ticks(text, 4)
    assert word in str(caught.value)


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet="0123456789?h~,; \t٣²①alnoe"), st.integers(0, 12))
def test_ticks_never_crash(text: str, count: int) -> None:
    """Any text is either numbers from 1 to the count, none both sure and half, or a ValueError."""
    try:
        covered, half = read_ticks(text, count)
    except ValueError:
        return
    assert covered | half <= set(range(1, count + 1))
    assert not covered & half


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)), st.sampled_from([" ", ",", "; ", "\t"]))
def test_ticks_read_what_was_written(covered: set[int], half: set[int], gap: str) -> None:
    """Numbers written out come back as the same sets."""
    words = [*map(str, covered), *(f"{number}?" for number in half - covered)]
    assert read_ticks(gap.join(words) or "none", 9) == (covered, half - covered)


BEFORE = Grade({"p1": "covered", "p2": "unsure", "p3": "missed"}, 0.5, "rubric")


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("+3", ["covered", "unsure", "covered"]),
        ("-1 +2", ["missed", "covered", "missed"]),
        ("+3? -2", ["covered", "missed", "unsure"]),
        ("-1, 3?", ["missed", "unsure", "unsure"]),
        ("1 3?", ["covered", "missed", "unsure"]),
        ("all", ["covered", "covered", "covered"]),
        ("none", ["missed", "missed", "missed"]),
    ],
)
def test_user_puts_verdicts_right(text: str, verdicts: list[Verdict]) -> None:
    """Signs change single points, bare numbers name all that are covered; who graded is kept."""
    corrected = correct(rubric(1, 1, 1), BEFORE, text)
    assert list(corrected.verdicts.values()) == verdicts
    changed = [name for name, verdict in BEFORE.verdicts.items() if corrected.verdicts[name] != verdict]
    assert (corrected.graded_by, list(corrected.corrected)) == ("rubric+self", changed)
    assert corrected.score == score(rubric(1, 1, 1), corrected.verdicts)


@pytest.mark.parametrize("text", ["+4", "-", "+x", "1 -two"])
def test_correction_that_is_no_point(text: str) -> None:
    """A word that is no point is named."""
    with pytest.raises(ValueError, match="no point"):
        correct(rubric(1, 1, 1), BEFORE, text)


def test_grade_without_verdicts_is_the_users() -> None:
    """Where the program gave no verdict, the user's word stands alone."""
    assert correct(rubric(1), UNGRADED, "1").graded_by == "self"


def test_word_on_single_points() -> None:
    """The user's word on some points leaves the others as they were, and names what it changed."""
    found = decide(rubric(1, 1, 1), BEFORE, {"p2": "covered", "p3": "missed"})
    assert list(found.verdicts.values()) == ["covered", "covered", "missed"]
    assert (found.graded_by, found.corrected) == ("rubric+self", ("p2",))


def test_corrections_add_up() -> None:
    """A point put right first stays named when others are put right later."""
    found = correct(rubric(1, 1, 1), decide(rubric(1, 1, 1), BEFORE, {"p2": "covered"}), "+3")
    assert (found.graded_by, found.corrected) == ("rubric+self", ("p2", "p3"))


def test_agreeing_is_no_correction() -> None:
    """A user who says what the program said has corrected nothing."""
    assert decide(rubric(1, 1, 1), BEFORE, {"p2": "unsure"}) == replace(BEFORE, score=0.5)
    assert correct(rubric(1, 1, 1), BEFORE, "1 2?").graded_by == "rubric"


@pytest.mark.parametrize("grader", ["rubric", "llm:some-model"])
def test_grader_is_named(grader: str) -> None:
    """A grade says who gave the verdicts; where nobody did, there is none."""
    points = [PointCoverage("p1", "covered", 0.9, "It is said.", None)]
    assert grade_by_rubric(rubric(1), Coverage(points, ""), grader) == Grade({"p1": "covered"}, 1.0, grader)
    assert grade_by_rubric(rubric(1), Coverage([], "Only code."), grader) is UNGRADED
