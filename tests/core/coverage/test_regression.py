"""Whole answers to a bundled question: a good one, half a one, and one that says nothing."""

from functools import cache
from pathlib import Path

from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.coverage.verdict import PointCoverage
from mlprep_cli.model.question import Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.document import parse_question

ID = "transformers-llms/why-divide-by-root-d"
GOOD = """
d here is d_k of a single head: 512 / 8 = 64, sqrt = 8, so we divide by 8.

Derivation: score = sum over i of q_i * k_i, 64 terms. With mean zero and var 1 and independence each term has mean 0
and variance 1. Variances of indep. terms add, so Var(score) = 64 and std = 8. Dividing a random variable by c divides
the variance by c², so dividing by 8 gives variance 64/64 = 1. That's why it is the root and not d, we want unit
variance for any d.
"""
HALF = """
If you don't do this, the inputs of the softmax get too big, softmax saturates and the training is not stable / slow. I
remember that the original paper mentions this as a problem for larger d_k, for small ones it doesn't matter so much.
"""
WAFFLE = """
Scaled dot-product attention is the core building block of the transformer, introduced in "Attention Is All You Need",
and the scaling is literally in the name. This seemingly small detail turned out to be very important in practice. If
scores are not in a suitable range, the optimisation can behave poorly and the model may not learn as well as it could.
In the end it depends on the architecture and I would validate the choice with an ablation on a small model.
"""


@cache
def bundled() -> Question:
    """Return the question that the answers are to."""
    path = Path(bundled_folder(), f"{ID}.md")
    found, problems = parse_question(path.read_text(encoding="utf-8"), ID)
    assert found is not None, problems
    return found


def graded(answer: str) -> dict[str, PointCoverage]:
    """Return the verdict on each point."""
    return {point.id: point for point in cover(bundled(), answer).points}


def test_good_answer_is_credited() -> None:
    """Points made in the candidate's own words are covered, and what is not said is not."""
    found = graded(GOOD)
    assert {name for name, point in found.items() if point.verdict == "covered"} >= {
        "variance-is-d",
        "root-restores-unit",
    }
    assert found["jacobian-vanishes"].verdict == "missed"
    assert "variance 1" in str(found["variance-is-d"].sentence)


def test_half_a_point_is_not_credited() -> None:
    """Half of an idea is at most unsure."""
    assert {point.verdict for point in graded(HALF).values()} <= {"unsure", "missed"}


def test_waffle_is_not_credited() -> None:
    """An answer that talks about the topic and says none of the points covers none."""
    assert "covered" not in {point.verdict for point in graded(WAFFLE).values()}
