"""Signs that a close match is none."""

import pytest

from mlprep_cli.core.coverage.guard import contested, is_keyword_list, is_list_within, is_rejection
from mlprep_cli.core.coverage.number import conflicts
from mlprep_cli.core.coverage.phrase import Lexicon, Phrase
from mlprep_cli.core.coverage.polarity import has_antonym, is_denial
from mlprep_cli.core.coverage.words import words

LEXICON = Lexicon([], ())


def phrase(text: str) -> Phrase:
    """Return a text ready to be compared."""
    return LEXICON.phrase(words(text))


@pytest.mark.parametrize(
    ("point", "said", "expected"),
    [
        ("precision falls as prevalence falls", "precision rises as prevalence falls", False),
        ("the noisy weight decays less", "the noisy weight decays more", True),
        ("the noisy weight decays less", "the quiet weight decays more, the noisy weight less", False),
        ("the noisy weight decays less", "more people like tea", False),
    ],
)
def test_antonym_counts_in_its_context(point: str, said: str, *, expected: bool) -> None:
    """An antonym is a sign only next to the same words, and only where the point's own word is not there too."""
    assert has_antonym([phrase(point)], words(said)) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("the ROC curve does not move with prevalence", True),
        ("the ROC curve moves with prevalence", False),
        ("it is not true that prevalence is irrelevant to alerts", False),
    ],
)
def test_denial_is_almost_verbatim(said: str, *, expected: bool) -> None:
    """A negation is a sign only where the words are otherwise the point's own: paraphrases negate freely."""
    assert is_denial([phrase("the ROC curve moves with prevalence")], phrase(said)) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("about 98.9% precision", True),
        ("about 8.3% precision", False),
        ("precision of 0.081", False),
        ("two of 1,000 alerts", False),
        ("precision is low", False),
    ],
)
def test_numbers_conflict(said: str, *, expected: bool) -> None:
    """Other numbers than the point's are a sign; rounding, percent or share, and the question's numbers are not."""
    assert conflicts([phrase("precision is about 8.2%")], words(said), words("1,000 payments")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It doesn\u2019t matter here.", True), ("The 5 dollars don't change\nthat.", True), ("It changes a lot.", False)],
)
def test_rejections_are_known(text: str, *, expected: bool) -> None:
    """Waving something away is noticed across lines and with either apostrophe."""
    assert is_rejection(text) is expected


def test_list_is_told_from_sentences() -> None:
    """A list of terms has hardly a word of grammar; a terse sentence has, and a formula is no list."""
    terms = "ROC, AUC, precision, recall, base rate, calibration, threshold, cost, alerts, drift, bins, ECE, PR, logits"
    assert is_keyword_list(words(terms))
    assert is_list_within(terms, words(terms))
    assert not is_keyword_list(
        words("One of a thousand is fraud, so the precision is low and most of the alerts are wrong")
    )
    assert not is_list_within("f = a, b, c, d", words("f = a, b, c, d, e, g, h, i, j"))


@pytest.mark.parametrize(
    ("doubts", "expected"),
    [
        ([{"mistake"}, {"number"}, {"denial"}, None], True),
        ([{"mistake"}, {"number"}, {"denial"}, set(), set()], True),
        ([{"mistake"}, {"number"}, {"denial"}, set(), set(), set()], False),
        ([{"mistake"}, {"number"}, None, None], False),
        ([], False),
    ],
)
def test_answer_that_is_mostly_doubted(doubts: list[set[str] | None], *, expected: bool) -> None:
    """Where three close matches or more, and most of them, are doubted, every point is; else each keeps its own."""
    found = contested(doubts)
    assert [("contested" in after) for after in found] == [expected] * len(doubts)
    assert [after - {"contested"} for after in found] == [before or set() for before in doubts]
