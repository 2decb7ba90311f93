"""Text in whatever encoding an editor saved it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlprep_cli.store.decode import decode

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
TEXT = st.text().filter(lambda text: not text.startswith("\ufeff"))


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXT)
def test_text_comes_back(encoding: str, text: str) -> None:
    """Text in UTF-8, or in UTF-16 with its mark, comes back as it was, with newlines for all line ends."""
    assert decode(ENCODINGS[encoding] + text.encode(encoding)) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_no_byte_is_refused(data: bytes) -> None:
    """Any bytes are some text, with newlines as its only line ends, that can be written as UTF-8."""
    text = decode(data)
    assert "\r" not in text
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@pytest.mark.parametrize("text", ["naïve Bayes", "Größe", "£5"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_latin_1(text: str, encoding: str) -> None:
    """What is no UTF-8 is read as Latin-1, which most old editors write."""
    assert decode(text.encode(encoding)) == text


def test_windows_1252() -> None:
    """Curly quotes and dashes of a Windows program are read as what they are; bytes it does not know are Latin-1."""
    text = "\u201cso\u201d \u2013 \u20ac5"
    assert decode(text.encode("cp1252")) == text
    assert decode(b"caf\xe9 \x81") == "caf\xe9 \x81"
