"""Text that is safe to show: no control characters, no escape sequences, no hidden direction marks."""

import unicodedata

# Joiners shape emoji and several scripts; they cannot move the cursor or reorder a line.
JOINERS = {"\u200c", "\u200d"}


def clean(text: str) -> str:
    r"""Return `text` without control and format characters, apart from newline and tab.

    Escape sequences lose the ESC that makes them work, so `\x1b[31m` is left as a harmless `[31m`.
    Windows and old Mac line ends become newlines. Bidirectional overrides and zero-width characters
    are dropped; joiners stay. Lone surrogates become U+FFFD, since no terminal can encode them.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_shown(char) for char in unified)


def _shown(char: str) -> str:
    """Return what may be shown in place of one character."""
    if char in "\n\t" or char in JOINERS:
        return char
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    if category in {"Zl", "Zp"}:
        return "\n"
    return "" if category in {"Cc", "Cf"} else char
