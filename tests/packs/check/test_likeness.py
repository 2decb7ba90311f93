"""Finding texts that are nearly the same."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.packs.check.likeness import alike, content_words, likeness, word_pairs

SETS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=6), max_size=12)


@settings(max_examples=200, deadline=None)
@given(SETS, st.sampled_from([0.2, 1 / 3, 0.5, 0.55, 0.6, 2 / 3, 1.0]))
def test_index_finds_what_comparing_each_with_each_finds(sets: list[frozenset[str]], least: float) -> None:
    """Looking only at texts that share a rare part loses no pair and adds none."""
    expected = [
        (one, other)
        for other, one in sorted((j, i) for i, j in combinations(range(len(sets)), 2))
        if sets[one] and likeness(sets[one], sets[other]) >= least
    ]
    assert sorted(alike(sets, least)) == sorted(expected)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("The variance grows with d.", "the VARIANCE, grows: with d", 1.0),
        ("one two three four", "one two three five", 0.5),
        ("one two", "two one", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_of_word_pairs(one: str, other: str, share: float) -> None:
    """Case and punctuation do not count, the order of words does; nothing is like nothing."""
    assert likeness(word_pairs(one), word_pairs(other)) == share


def test_content_words_are_those_that_tell() -> None:
    """Short words and endings are left out, figures stay."""
    assert content_words("The gradients of a gradient is 12") == {"gradie", "12"}
