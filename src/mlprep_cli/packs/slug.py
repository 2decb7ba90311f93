"""Names for files and tags: lower-case letters, digits and dashes."""

import re
import unicodedata

LONGEST_TAG, LONGEST_NAME = 60, 60


def slug(text: str, longest: int = LONGEST_TAG) -> str:
    """Return a text as a slug of at most so many characters, cut between words; "" where no letter or digit is left."""
    spelt = text[: longest * 8].casefold().replace("++", " plus plus").replace("&", " and ").replace("'", "")
    bare = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rpartition("-")[0]
    return (cut if len(cut) > longest // 2 else words[:longest]).strip("-")
