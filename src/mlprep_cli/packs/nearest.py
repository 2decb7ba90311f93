"""Finding the known word that an unknown one was perhaps meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return up to `limit` known words that resemble `word`, most alike first; empty when none does."""
    from rapidfuzz import fuzz, process

    found = process.extract(
        word.casefold(),
        {name: name.casefold() for name in known},
        scorer=fuzz.WRatio,
        limit=limit,
        score_cutoff=65,
    )
    return [name for _, _, name in found]
