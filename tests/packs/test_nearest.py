"""What a wrong word was meant to be."""

import pytest

from mlprep_cli.packs.nearest import nearest

KNOWN = ["concept", "math", "design", "debugging", "case", "behavioural", "coding"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("desing", "design"), ("MATHS", "math"), ("behavioral", "behavioural"), ("debuging", "debugging")],
)
def test_slips_are_understood(word: str, meant: str) -> None:
    """A slip of the pen and another case lead to the word that was meant, first of all."""
    assert nearest(word, KNOWN)[0] == meant


@pytest.mark.parametrize("word", ["", "zzzz", "?", "\x1b"])
def test_nothing_is_like_nonsense(word: str) -> None:
    """Where nothing is alike, nothing is named."""
    assert nearest(word, KNOWN) == []


def test_limit_and_emptiness() -> None:
    """No more words are named than asked for, and none where none are known."""
    assert nearest("coding", [f"coding-{number}" for number in range(9)], limit=2) == ["coding-0", "coding-1"]
    assert nearest("coding", []) == []
