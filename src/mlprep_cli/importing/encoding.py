"""The bytes of a page as text: in the encoding that it names, if that is true."""

import re
from contextlib import suppress

from mlprep_cli.store.decode import decode

GLANCE = 4000  # bytes in which a page says how it is encoded
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
# Encodings that pages are written in; Python knows others, such as `punycode`, that no page should choose.
ENCODINGS = re.compile(
    r"iso-?8859-\d{1,2}|latin-?1|us-ascii|windows-\d{3,4}|cp\d{3,4}|koi8-[ru]|gb2312|gbk|gb18030"
    r"|big5|shift[_-]?jis|euc-(?:jp|kr)|macintosh"
)


def decode_page(data: bytes) -> str:
    """Return the text of a page: as UTF-8 where it is, else in the encoding that it names, else as any other file."""
    named = CHARSET.search(data[:GLANCE])
    name = named[1].decode("ascii").casefold() if named else ""
    if ENCODINGS.fullmatch(name):
        with suppress(UnicodeDecodeError):
            return decode(data.decode("utf-8-sig").encode())
        with suppress(UnicodeDecodeError, LookupError):
            return decode(data.decode(name).encode())
    return decode(data)
