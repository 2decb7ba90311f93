"""What counts as a quote of the answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.core.interviewer.quotation import Quotable

ANSWER = (
    "Sums of d terms have variance d.\n"
    "So the “softmax” \u2013 with **large** logits \u2013\n  saturates. It's fine. Scale `x_i`!"
)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Sums of d terms have variance d.", "Sums of d terms have variance d"),
        ("sums of D terms", "Sums of d terms"),
        ('"terms  have\nvariance"', "terms have variance"),
        ("...terms have variance d...", "terms have variance d"),
        (
            'the "softmax" - with large logits - saturates',
            "the “softmax” \u2013 with **large** logits \u2013 saturates",
        ),
        ("It\u2019s fine.", "It's fine"),
        ("scale x_i", "Scale `x_i`"),
        ("variance d. So the softmax", None),
        ("variance d", None),
        ("ums of d term", None),
        ("the variance of d terms", None),
        ("...", None),
        ("", None),
    ],
)
def test_quote_is_found(quote: str, text: str | None) -> None:
    """A quote is found whatever its blanks, case, marks and dashes, and shown as the answer has it; nothing else is."""
    found = Quotable(ANSWER).find(quote)
    assert (found and found.text) == text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_no_text_breaks_it(answer: str, quote: str) -> None:
    """Any quote is either found, as a part of the answer, or not; nothing raises."""
    found = Quotable(answer).find(quote)
    assert found is None or " ".join(answer[found.start : found.end].split()) == found.text


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_runs_of_words_are_found(data: st.DataObject) -> None:
    """Three words or more that follow each other in the answer are always a quote of it."""
    words = ANSWER.split()
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    quote = " ".join(words[start:end])
    found = Quotable(ANSWER).find(quote)
    assert found is not None or len([word for word in words[start:end] if word != "\u2013"]) < 3
