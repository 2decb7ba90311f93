"""Words, stems and numbers, however they are written."""

import pytest

from mlprep_cli.core.coverage.words import is_negation, stems, words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1,200", "1.2k"),
        ("51%", "0.51"),
        ("51 per cent", ".51"),
        ("1.2bn", "1.2 billion"),
        ("226 thousand", "226,000"),
        ("std. dev.", "standard deviation"),
        ("√d", "square root of d"),
        ("false alarms", "FPs"),
        ("I\u2019d say it's so", "I say it so"),
    ],
)
def test_ways_of_writing_meet(first: str, second: str) -> None:
    """Two ways of writing one number or term become the same words."""
    assert words(first) == words(second)


def test_stems_drop_grammar_and_endings() -> None:
    """Content words stay as stems, British endings like American ones, and negations stay."""
    assert stems(words("We are not normalising the gradients")) == stems(words("not normalized gradient"))


def test_names_with_digits_are_no_numbers() -> None:
    """`p95` is a name, and 95 a number."""
    assert words("p95 is 95") == ("p95", "is", "#95")


@pytest.mark.parametrize(("word", "expected"), [("don't", True), ("never", True), ("grows", False)])
def test_negations_are_known(word: str, *, expected: bool) -> None:
    """A word that turns a statement round is told from others."""
    assert is_negation(word) is expected
