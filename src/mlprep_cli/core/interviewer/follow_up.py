"""The one question that a language model may ask of its own, on something that the answer left out."""

from dataclasses import dataclass

from mlprep_cli.core.coverage.verdict import Coverage
from mlprep_cli.core.interviewer.reply import Asked
from mlprep_cli.model.text import clean

LONGEST = 300  # characters


@dataclass(frozen=True, slots=True)
class OwnFollowUp:
    """A question of the model's, one line of plain text, and the id of the rubric point that it leads to."""

    question: str
    id: str


def follow_up(asked: Asked | None, coverage: Coverage) -> OwnFollowUp | None:
    """Return the model's follow-up; None where it is no short question, or on no point that the answer left open."""
    if asked is None:
        return None
    question = " ".join(clean(asked.question).split())
    is_open = any(point.id == asked.point and point.verdict != "covered" for point in coverage.points)
    if not is_open or not question.endswith("?") or len(question) > LONGEST:
        return None
    return OwnFollowUp(question, asked.point)
