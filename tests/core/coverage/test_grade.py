"""What is covered, what is doubted, and what no verdict can be given on."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_question
from mlprep_cli.core.coverage.confidence import COVERED, UNSURE
from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.model.question import Question, RubricPoint

GOOD = "A sum of d independent terms has variance d, so longer vectors give bigger sums."
HALF = "The softmax learns slowly with large inputs."
WAFFLE = "One should weigh the trade-offs carefully, consider the use case and monitor the system in production."
LIST = "variance, dot product, independent, unit-variance vectors, dimension, large logits, saturate softmax, gradients"
GERMAN = "Die Varianz ist die Summe der Varianzen und wächst mit der Dimension, weil wir nicht teilen."
CODE = "import numpy as np\nx = np.ones(3)\nprint(x)\ndef f(x):\n    return x"


def graded(answer: str, point: str = "variance") -> PointCoverage:
    """Return the verdict on one point of `lab/scaling`."""
    return next(found for found in cover(make_question(), answer).points if found.id == point)


def test_point_made_is_covered() -> None:
    """A point made in the words of its evidence is covered, with the sentence it was seen in, and nothing else is."""
    found = cover(make_question(), f"Let me think. {GOOD} That is all I know.")
    assert [point.verdict for point in found.points] == ["covered", "missed"]
    assert (found.points[0].sentence, found.points[0].flag, found.note) == (GOOD, None, "")


def test_half_an_idea_is_unsure() -> None:
    """What brushes a point without making it is left to the user."""
    assert graded(HALF, "saturation").verdict == "unsure"


def test_waffle_is_missed() -> None:
    """Fluent sentences that say nothing cover nothing, and are not quoted."""
    assert {(point.verdict, point.sentence) for point in cover(make_question(), WAFFLE).points} == {("missed", None)}


@pytest.mark.parametrize(
    "answer",
    [
        "The variance of a dot product of independent unit-variance vectors does not grow with their dimension.",
        "The variance of a dot product of independent unit-variance vectors shrinks with their dimension.",
    ],
)
def test_opposite_is_never_covered(answer: str) -> None:
    """A denial of a point, or an antonym in its place, is doubted as the opposite."""
    found = graded(answer)
    assert (found.verdict, found.flag) == ("unsure", "opposite")


def test_known_mistake_is_never_covered(question: Question) -> None:
    """What a point's misconception says word for word is doubted as the opposite."""
    mistake = "The variance of a dot product grows with the square of the dimension of the vectors."
    point = question.rubric[0].model_copy(update={"misconceptions": [mistake]})
    found = cover(make_question(rubric=[point, question.rubric[1]]), mistake).points[0]
    assert (found.verdict, found.flag) == ("unsure", "opposite")


def test_rejected_point_is_never_covered() -> None:
    """A point that the answer waves away in the next breath is left to the user."""
    assert graded(f"{GOOD} But this has no influence on attention.").verdict == "unsure"


def test_other_number_is_never_covered() -> None:
    """A point made with another number than its own is left to the user."""
    point = RubricPoint(id="share", point="The threshold that balances both costs is 80% of the score range.")
    told = make_question(rubric=[point])
    verdicts = [
        cover(told, f"The threshold that balances both costs is {n} of the score range.") for n in ("0.8", "20%")
    ]
    assert [found.points[0].verdict for found in verdicts] == ["covered", "unsure"]


def test_answer_that_contradicts_the_rubric_is_left_to_the_user() -> None:
    """Where most of what comes close says the opposite, nothing is taken as covered, however well it matches."""
    texts = [
        "Dropout increases the variance of activations.",
        "Warm-up lowers the first learning rates.",
        "Batch size raises the noise scale.",
        "Weight decay shrinks the weights.",
    ]
    points = [RubricPoint(id=f"p{i}", point=text) for i, text in enumerate(texts)]
    asked = make_question(rubric=points)
    wrong = [
        "Dropout decreases the variance of activations.",
        "Warm-up raises the first learning rates.",
        "Batch size lowers the noise scale.",
    ]
    mixed = " ".join([*wrong, texts[3]])
    assert [point.verdict for point in cover(asked, texts[3]).points][3] == "covered"
    assert {point.verdict for point in cover(asked, mixed).points} == {"unsure"}


def test_keyword_list_is_never_covered() -> None:
    """Terms without sentences cover nothing, however many of them are right."""
    points = cover(make_question(), f"{LIST}, vanish, one-hot, sums, terms, key").points
    assert {point.flag for point in points} == {"keyword-list"}
    assert "covered" not in {point.verdict for point in points}


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("variance " * 300, "too little"),
        ("🙂 🎉🎉", "no words"),
        ("12 34 5.6 %", "no words"),
    ],
)
def test_what_says_nothing_misses_every_point(answer: str, word: str) -> None:
    """An answer that says nothing misses every point, and the note says why in a sentence."""
    found = cover(make_question(), answer)
    assert [point.verdict for point in found.points] == ["missed", "missed"]
    assert word in found.note
    assert found.note.endswith(".")


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (":\n```0C", "no sentence"),
        (GERMAN, "English"),
        ("点积的方差随维度增长", "English"),
        (f"```python\n{CODE}\n```", "code"),
        (CODE, "code"),
    ],
)
def test_what_cannot_be_compared_gets_no_verdict(answer: str, word: str) -> None:
    """Code and other languages may be right: they get no verdict, and the note says why in a sentence."""
    found = cover(make_question(), answer)
    assert found.points == []
    assert word in found.note
    assert found.note.endswith(".")


def test_draft_has_no_points() -> None:
    """A question without a rubric has nothing to cover, and the note says so."""
    found = cover(make_question(rubric=[], draft=True), GOOD)
    assert (found.points, "no rubric" in found.note) == ([], True)


def test_long_answer_is_cut_and_quick() -> None:
    """Of 100,000 words the first few thousand are compared, within seconds, and the note says so."""
    begin = time.perf_counter()
    found = cover(make_question(), f"{GOOD} " + "Other things grow in other ways. " * 17_000)
    assert time.perf_counter() - begin < 3
    assert found.points[0].verdict == "covered"
    assert "20,000 characters" in found.note


def test_edited_question_is_read_anew() -> None:
    """What is kept of a question is not used once its rubric has changed."""
    point = RubricPoint(id="variance", point="Whales are mammals.")
    assert graded(GOOD).verdict == "covered"
    assert cover(make_question(rubric=[point]), GOOD).points[0].verdict == "missed"


TEXT = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [GOOD, HALF, WAFFLE, LIST, CODE, "not", "- ", "\n", "```", ":", "**Why?**", "1.5e3%", "…", "1e999"]
    ),
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(TEXT)
def test_any_text_is_graded(text: str) -> None:
    """Any text gets one verdict per point that fits its confidence, or a note why not; the same each time."""
    question = make_question()
    found = cover(question, text)
    assert found == cover(question, text)
    assert [point.id for point in found.points] in ([point.id for point in question.rubric], [])
    assert found.points or found.note
    for point in found.points:
        assert 0 <= point.confidence <= 1
        assert point.verdict == band(point.confidence)
        assert point.flag is None or point.verdict != "covered"
        assert point.sentence is None or point.sentence in " ".join(text.split())
        assert point.sentence is not None or point.verdict == "missed"


def band(confidence: float) -> str:
    """Return the verdict that belongs to a confidence."""
    return "covered" if confidence >= COVERED else "unsure" if confidence >= UNSURE else "missed"


def test_results_are_plain_values() -> None:
    """A coverage can be compared and shown, and not changed."""
    found = cover(make_question(), GOOD)
    assert isinstance(found, Coverage)
    with pytest.raises(AttributeError):
        found.points[0].verdict = "missed"  # type: ignore[misc]
