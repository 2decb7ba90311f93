"""Which points an answer covers, on the screen."""

import pytest

from conftest import Golden, make_question, screen
from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.core.grading import Grade, decide, grade_by_rubric
from mlprep_cli.model.question import Question, RubricPoint
from mlprep_cli.ui.coverage import covered, doubt, left_out, made, marked_by

TEXTS = {
    "variance": "The variance of a dot product grows with the dimension $d_k$ of its vectors.",
    "saturation": "Large logits saturate the softmax in list[int] terms.",
    "gradient": "A saturated softmax passes on hardly any gradient, so that learning stalls.",
    "start": "It matters at the start.",
}
QUESTION: Question = make_question(rubric=[RubricPoint(id=name, point=text) for name, text in TEXTS.items()])
POINTS = [
    PointCoverage("variance", "covered", 0.91, "Sums of d_k terms have variance d_k, arr[0] too.", None),
    PointCoverage("saturation", "unsure", 0.5, "Large logits do not saturate the softmax.", "opposite"),
    PointCoverage("gradient", "missed", 0.3, "softmax, gradient, learning", "keyword-list"),
    PointCoverage("start", "missed", 0.01, None, None),
]
COVERAGE = Coverage(POINTS, "Only the first 20,000 characters of the answer, about 3,000 words, were compared.")
GRADE = grade_by_rubric(QUESTION.rubric, COVERAGE)


def test_doubt_looks(golden: Golden) -> None:
    """A point in doubt stands with the sentence that comes closest, and what speaks against it."""
    golden("doubt", doubt(QUESTION, POINTS[1], 1, 2))


def test_made_looks(golden: Golden) -> None:
    """What was made is shown with its sentences; what was not is a number, and gives nothing away."""
    part = made(QUESTION, COVERAGE, GRADE)
    golden("made", part)
    assert "stalls" not in screen(part)
    assert "at the start" not in screen(part)


def test_left_out_looks(golden: Golden) -> None:
    """What was not found keeps its number, by which it can be put right."""
    golden("left-out", left_out(QUESTION, COVERAGE, GRADE))


def test_covered_looks(golden: Golden) -> None:
    """All verdicts in the rubric's order, as `grade` shows them."""
    golden("covered", covered(QUESTION, COVERAGE, GRADE))


def test_nothing_made_nothing_missed() -> None:
    """Where nothing was made there is only the count; where nothing is missing, nothing is said of it."""
    none = decide(QUESTION.rubric, GRADE, dict.fromkeys(TEXTS, "missed"))
    every = decide(QUESTION.rubric, GRADE, dict.fromkeys(TEXTS, "covered"))
    assert "0 of 4 points" in screen(made(QUESTION, COVERAGE, none))
    assert "not found" not in screen(made(QUESTION, COVERAGE, every))


@pytest.mark.parametrize(
    ("grader", "corrected", "words"),
    [
        ("rubric", (), "marked by comparing words"),
        ("rubric+self", ("start",), "marked by comparing words, and by you"),
        ("llm:some-model", (), "marked by some-model"),
        ("llm:some-model+self", ("start",), "marked by some-model, and by you"),
        ("self", (), ""),
    ],
)
def test_who_marked_it(grader: str, corrected: tuple[str, ...], words: str) -> None:
    """The box says who marked the answer."""
    assert marked_by(Grade({}, None, grader, corrected)) == words


@pytest.mark.parametrize("columns", [30, 80])
def test_text_of_packs_and_answers_is_only_text(columns: int) -> None:
    """Brackets survive, escape sequences do not, long words fold, whatever the width."""
    nasty = "[bold]x\x1b]52;c;YQ==\x07 " + "ø" * 100
    question = make_question(rubric=[RubricPoint(id="one", point="[red]y[/red]")])
    coverage = Coverage([PointCoverage("one", "covered", 0.9, nasty, None)], "")
    seen = screen(made(question, coverage, grade_by_rubric(question.rubric, coverage)), columns)
    assert "[red]y[/red]" in seen
    assert "[bold]x" in seen
    assert "\x1b" not in seen
    assert seen.count("ø") == 100
    assert max(map(len, seen.split("\n"))) <= columns
