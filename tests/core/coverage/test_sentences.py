"""Answers cut into sentences that read well as quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlprep_cli.core.coverage.sentences import quote, sentences, windows


def cut(text: str) -> list[str]:
    """Return the sentences of a text as they would be quoted."""
    return [quote(text, sentence) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grows with d. It saturates later.", ["It grows with d.", "It saturates later."]),
        ("Use a mean, e.g. the median, of it.", ["Use a mean, e.g. the median, of it."]),
        ("The rate is 0.5 of the old one.", ["The rate is 0.5 of the old one."]),
        ("Without it: the softmax turns into argmax.", ["Without it: the softmax turns into argmax."]),
        ("**Size.** The slab has nothing to do with it.", ["**Size.** The slab has nothing to do with it."]),
        ("Is it unbiased? Strictly it is not so.", ["Is it unbiased? Strictly it is not so."]),
        ("- first item of all\n- second item of all", ["first item of all", "second item of all"]),
        ("## Why\n\nBecause the variance grows.", ["Why Because the variance grows."]),
        ("The first of the really long lines that an editor\nwraps for us.", None),
    ],
)
def test_sentences_read_well(text: str, expected: list[str] | None) -> None:
    """Abbreviations, titles, fragments and wrapped lines do not tear a sentence; list items stand alone."""
    assert cut(text) == (expected or [" ".join(text.split())])


def test_endless_sentence_is_cut() -> None:
    """A text without a full stop is compared in stretches of at most 60 words."""
    assert [len(sentence.words) for sentence in sentences("variance " * 150)] == [60, 60, 30]


@given(st.text(max_size=200))
def test_quotes_are_verbatim(text: str) -> None:
    """Every sentence, and every two, stand in the text as they are quoted, apart from white space."""
    whole = " ".join(text.split())
    assert all(quote(text, window) in whole for window in windows(sentences(text)))
