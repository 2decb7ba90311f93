"""Text that is safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlprep_cli.model.text import JOINERS, clean

SHOWN = {"\n", "\t", *JOINERS}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]8;;http://evil\x07link", "]8;;http://evillink"),
        ("\x9b2J\x85\x7f\x00\x08", "2J"),
        ("\u202eabc\u202c\u2066d\u2069\u200e\u200f\u061c", "abcd"),
        ("zero\u200b\u2060\ufeff\u00adwidth", "zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("lone \udc9b", "lone \ufffd"),
        ("👩\u200d🔬 é e\u0301 中 ∑ₙ", "👩\u200d🔬 é e\u0301 中 ∑ₙ"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    """What can move the cursor, hide or reorder text is dropped; everything else stays."""
    assert clean(text) == shown


@given(st.text(st.characters()))
def test_nothing_unsafe_is_left(text: str) -> None:
    """No control, format, separator or surrogate character is left, apart from newline, tab and joiners."""
    left = {unicodedata.category(char) for char in set(clean(text)) - SHOWN}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text(st.characters()))
def test_clean_twice_is_clean_once(text: str) -> None:
    """Clean text stays as it is."""
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_safe_text_is_kept(text: str) -> None:
    """Text without such characters is returned unchanged."""
    assert clean(text) == text
