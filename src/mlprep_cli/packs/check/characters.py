r"""Characters that nobody sees: loading drops them silently, so the files themselves are looked at.

In a TOML string between double quotes `\f`, `\t` and the like are escapes, so that `"\frac"` is a form feed and `rac`.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any

from mlprep_cli.model.text import JOINERS
from mlprep_cli.packs.check.page import Finding, Page, Place
from mlprep_cli.packs.source import toml_values

CONTROLS = {"\0": "NULL", "\a": "BELL", "\b": "BACKSPACE", "\t": "TAB", "\v": "LINE TABULATION", "\f": "FORM FEED"}
CONTROLS |= {"\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE"}
HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
ENTITY = re.compile(r"&(?:#\w+|\w+);")
# The rest of a macro of LaTeX whose backslash and first letter became a line end.
BROKEN_MACRO = re.compile(r"\n(?=(?:abla|eq|u|e|ot|orm|i)\b)")


def raw_characters(text: str) -> Iterator[Finding]:
    """A file holds no character that moves the cursor, reorders a line or cannot be seen."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isprintable() or "\ufffd" in line:
            for char in _hidden(line, "\t"):
                yield number, _message(char, "write what was lost here" if char == "\ufffd" else "take it out")
            if "\t" in line:
                yield number, _message("\t", "write spaces")


def coded_characters(page: Page) -> Iterator[Finding]:
    """No such character is written as an escape of TOML or an entity of Markdown either."""
    values, _ = toml_values(page.front)
    raw = set(page.text) - set("\b\t\f\r")  # reported as they stand; what TOML makes of an escape is not
    for place, text in _strings(values):
        for char in _hidden(text, "\n"):
            if char not in raw:
                mend = r"a LaTeX macro needs two backslashes, or single quotes around the string"
                yield page.at(*place), _message(char, f"it comes of an escape; {mend}")
        if BROKEN_MACRO.search(text) and r"\n" in page.text:
            yield page.at(*place), r"`\n` is a line end here; write `\\n`, or put the string into single quotes"
    content, offset = page.body
    for number, line in enumerate(content.split("\n"), start=offset + 1):
        for entity in ENTITY.findall(line):
            yield from ((number, _message(char, f"take `{entity}` out")) for char in _hidden(unescape(entity), ""))


def _hidden(text: str, allowed: str) -> list[str]:
    """Return the characters of a text that cannot be seen, each once; joiners count between Latin letters only."""
    if text.isprintable() and "\ufffd" not in text:
        return []
    found = [c for i, c in enumerate(text) if c == "\ufffd" or _is_hidden(c, text[i + 1 : i + 2])]
    return [char for char in dict.fromkeys(found) if char not in allowed]


def _is_hidden(char: str, following: str) -> bool:
    """Tell whether a character, before another, can neither be seen nor shapes what is seen."""
    if char in JOINERS:
        return following.isascii()
    return unicodedata.category(char) in HIDDEN


def _message(char: str, mend: str) -> str:
    """Name a character and say what to do."""
    name = CONTROLS.get(char) or unicodedata.name(char, "without a name")
    return f"U+{ord(char):04X} {name}; {mend}"


def _strings(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - what TOML can hold
    """Yield every string of TOML values with its place; the items of a list of strings are at the place of the list."""
    if isinstance(value, str):
        yield place, value
    for key, item in value.items() if isinstance(value, dict) else ():
        yield from _strings(item, (*place, key))
    for index, item in enumerate(value) if isinstance(value, list) else ():
        yield from _strings(item, (*place, index) if isinstance(item, dict) else place)
