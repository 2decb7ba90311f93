"""Which verdicts of a language model are believed: those whose quotes stand in the answer and speak to their point."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlprep_cli.core.coverage.key import Point, key
from mlprep_cli.core.coverage.verdict import Verdict
from mlprep_cli.core.coverage.words import is_negation, stems, words
from mlprep_cli.core.interviewer.plea import is_plea
from mlprep_cli.core.interviewer.quotation import Quotable, Quotation
from mlprep_cli.core.interviewer.reply import Given, Reply
from mlprep_cli.model.question import Question

MOST_CARRIED = 3  # points that one passage may carry; a model that obeys the answer quotes one sentence for all


@dataclass(frozen=True, slots=True)
class Ruling:
    """A believed verdict, with the quote that it rests on."""

    id: str
    verdict: Verdict
    quotation: Quotation | None = None
    is_opposite: bool = False


def rulings(question: Question, answer: str, reply: Reply) -> dict[str, Ruling]:
    """Return the verdicts that can be believed, by the id of their point; the first one on a point counts.

    Args:
        question: with its rubric.
        answer: as it was sent.
        reply: what the model made of it.
    """
    points, quotable = {point.id: point for point in key(question).points}, Quotable(answer)
    found = dict[str, Ruling]()
    for given in reply.points:
        if given.id in points and given.id not in found and (one := _ruling(given, points[given.id], quotable)):
            found[given.id] = one
    return {name: _limited(ruling, list(found.values())) for name, ruling in found.items()}


def _ruling(given: Given, point: Point, quotable: Quotable) -> Ruling | None:
    """Return a verdict as far as its quote carries it; None where it must not count."""
    if given.verdict == "missed":
        return Ruling(point.id, "missed")
    quotation = None if is_plea(given.quote) else quotable.find(given.quote)
    if given.verdict == "wrong":
        return Ruling(point.id, "missed", quotation, is_opposite=quotation is not None)
    if quotation is None:
        return None
    is_sure = given.verdict == "covered" and _is_about(point, quotation)
    return Ruling(point.id, "covered" if is_sure else "unsure", quotation)


def _is_about(point: Point, quotation: Quotation) -> bool:
    """Tell whether a quote shares a word that says something with a point, its evidence or the worked answer on it."""
    known = {stem for phrase in (*point.phrasings, *point.passages) for stem in phrase.stems}
    return any(stem in known and not is_negation(stem) for stem in stems(words(quotation.text)))


def _limited(ruling: Ruling, rulings: Sequence[Ruling]) -> Ruling:
    """Return a ruling, no longer sure where its quote carries more points than one passage can."""
    if ruling.verdict != "covered" or ruling.quotation is None:
        return ruling
    own = ruling.quotation
    carried = sum(
        other.verdict == "covered" and other.quotation is not None and other.quotation.overlaps(own)
        for other in rulings
    )
    return replace(ruling, verdict="unsure") if carried > MOST_CARRIED else ruling
