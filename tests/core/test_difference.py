"""What changed between two texts, word by word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.core.difference import blocks, changes
from mlprep_cli.model.difference import Change, Kind

SIGNS: dict[Kind, str] = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
pieces = st.sampled_from(
    ["a", "b", "c", "the", "x.", "[-y-]", " ", "  ", "\n", "\n\n", "\n    ", "\t", "\u2028", "\x1f"]
)
texts = st.lists(pieces, max_size=40).map("".join) | st.text(max_size=60)


def shown(found: list[Change]) -> str:
    """Return changes as one text with marks."""
    return "".join(item.gap + SIGNS[item.kind].format(item.text) for item in found)


def words(found: list[Change], *kinds: Kind) -> list[str]:
    """Return the words of the changes of some kinds."""
    return "".join(item.gap + item.text for item in found if item.kind in kinds).split()


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_changes_hold_both_texts(old: str, new: str) -> None:
    """What stayed and what went are the old words, what stayed and what came the new ones, each in order."""
    found = changes(old, new)
    assert words(found, "same", "removed") == old.split()
    assert words(found, "same", "added") == new.split()
    assert all(item.gap.isspace() for item in found[1:])
    assert not found or found[0].gap == ""
    assert all(one.kind != other.kind for one, other in pairwise(found))


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_blocks_hold_both_texts_as_they_are(old: str, new: str) -> None:
    """Each side has its own words; within a block with its own white space, and what stayed stands on both sides."""
    found = blocks(old, new)
    for text, sides in ((old, [block.old for block in found]), (new, [block.new for block in found])):
        assert [word for side in sides for word in words(side, "same", "removed", "added")] == text.split()
        assert all("".join(item.gap + item.text for item in side) in text for side in sides)
    for block in found:
        assert words(block.old, "same") == words(block.new, "same")
        assert block.old or block.new


@given(texts)
def test_nothing_changes_to_itself(text: str) -> None:
    """A text has not changed when its lines are broken elsewhere."""
    assert {item.kind for item in changes(text, "\n".join(text.split()))} <= {"same"}


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("One two.", "One 2.", "One [-two.-] {+2.+}"),
        ("One.", "One. Two.", "One. {+Two.+}"),
        ("One. Two.", "One.", "One. [-Two.-]"),
        ("No. One.", "One.", "[-No.-] One."),
        ("One", "Two", "[-One-] {+Two+}"),
        ("", "New.", "{+New.+}"),
        ("Gone.", " ", "[-Gone.-]"),
        ("a b\n\nc", "a x\n\nc", "a [-b-] {+x+}\n\nc"),
        ("a\n\nb\n\nc", "a\n\nc", "a\n\n[-b-]\n\nc"),
        ("a\n\nc", "a\n\nb\n\nc", "a\n\n{+b+}\n\nc"),
        ("a b c", "a\n\nc", "a [-b-]\n\nc"),
        ("a\n\nb\n\nc", "a\n\nx\n\nc", "a\n\n[-b-]\n\n{+x+}\n\nc"),
        ("x = 1\n    y = 2", "x = 1\n    y = 3", "x = 1\n    y = [-2-] {+3+}"),
        ("Case matters", "case matters", "[-Case-] {+case+} matters"),
    ],
)
def test_changes_read_as_one_text(old: str, new: str, seen: str) -> None:
    """What went stands before what came for it, and paragraphs and lines are those of the new text."""
    assert shown(changes(old, new)) == seen


def test_rewritten_sentence_is_not_torn_by_a_word_that_stayed() -> None:
    """A word or two that both have by chance do not break up what was rewritten; more, or a simple edit, stays."""
    seen = shown(changes("it was the best of all times", "nobody would call this the worst thing ever"))
    assert seen == "[-it was the best of all times-] {+nobody would call this the worst thing ever+}"
    assert shown(changes("a one b two c", "a 1 b 2 c")) == "a [-one-] {+1+} b [-two-] {+2+} c"
    assert shown(changes("keep", "it is long before keep and long after it")) == (
        "{+it is long before+} keep {+and long after it+}"
    )


def test_paragraphs_stand_beside_each_other() -> None:
    """A paragraph that came leaves its other side empty; those that went have those that came beside them."""
    old = "First one.\n\nLast one."
    inserted = blocks(old, "First one.\n\nCame in between.\n\nLast one!")
    assert [(shown(item.old), shown(item.new)) for item in inserted] == [
        ("First one.", "First one."),
        ("", "{+Came in between.+}"),
        ("Last [-one.-]", "Last {+one!+}"),
    ]
    replaced = blocks("Same.\n\nA b c d.\n\nE f g h.", "Same.\n\nS t u.\n\nV w x.\n\nY z.")
    assert [(shown(item.old), shown(item.new)) for item in replaced] == [
        ("Same.", "Same."),
        ("[-A b c d.-]", "{+S t u.+}"),
        ("[-E f g h.-]", "{+V w x.+}"),
        ("", "{+Y z.+}"),
    ]


def test_split_paragraph_stays_one_block() -> None:
    """Where only one text has a border, the block goes on to the next that both have."""
    (block,) = blocks("One. Two.", "One.\n\nTwo.")
    assert (shown(block.old), shown(block.new)) == ("One. Two.", "One.\n\nTwo.")
    assert blocks(" ", "\n") == []
