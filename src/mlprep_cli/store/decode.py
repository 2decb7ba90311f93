"""Text from an editor or a file, whatever encoding and line ends it was saved with."""

import codecs

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(data: bytes) -> str:
    """Return `data` as text with newlines only: UTF-8, UTF-16 with its mark, else Windows-1252 or Latin-1."""
    marked = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(marked)
    except UnicodeDecodeError:
        text = _decode_single_bytes(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_single_bytes(data: bytes) -> str:
    """Return `data` as Windows programs write it, else as Latin-1, which refuses no byte."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
