"""The vocabulary of topics: one name for each, the other names that it goes by, and the area that it belongs to."""

import re
from functools import cache
from importlib.resources import files

from mlprep_cli.packs.source import toml_values

ALIKE = 80  # of 100: `gradient-boost` and `gradient-boosting` have 90, `gan-training` and `safety-training` 74
AS_GOOD = 5  # below the best: what is less alike than that was not meant


def canonical(topic: str) -> str | None:
    """Return the name that the vocabulary has for a topic, which may be given by another; None when it has none.

    Other names are the listed ones, British spellings, and what differs only in dashes or a plural.
    """
    return _names().get(spelt(topic))


def likely_topics(topic: str, more: tuple[str, ...] = ()) -> list[str]:
    """Return up to two topics of the vocabulary, or of `more`, that an unknown one was perhaps meant to be."""
    from rapidfuzz import fuzz, process

    named = {name: known for known, others in vocabulary().items() for name in (known, *others)}
    named |= {name: name for name in more}
    found = process.extract(topic, list(named), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=4)
    good = [named[name] for name, score, _ in found if score >= found[0][1] - AS_GOOD]
    return list(dict.fromkeys(good))[:2]


@cache
def vocabulary() -> dict[str, list[str]]:
    """Return the other names of each topic."""
    return {topic: names for table in _tables().values() for topic, names in table.items()}


@cache
def areas() -> dict[str, str]:
    """Return the area of each topic, which is the name of a pack."""
    return {topic: area for area, table in _tables().items() for topic in table}


def spelt(topic: str) -> str:
    """Return a topic as it is compared: American, singular, without dashes."""
    words = re.sub(r"is(?=ation|ing|er|ed\b)", "iz", topic.replace("lling", "ling").replace("our", "or")).split("-")
    return "".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    """Return a word without the ending of a plural, roughly: it is only compared with others treated alike."""
    stem = re.sub(r"(?<=ss)es$|(?<=ch)es$", "", re.sub(r"ies$", "y", word))
    return re.sub(r"(?<=[^s])s$", "", stem)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    """Return the vocabulary as its file has it, by area."""
    values, problems = toml_values(files("mlprep_cli.packs").joinpath("topics.toml").read_text(encoding="utf-8"))
    if problems:
        raise ValueError(problems)
    return values


@cache
def _names() -> dict[str, str]:
    """Return the topic that each name stands for, names as they are compared."""
    return {spelt(name): topic for topic, others in vocabulary().items() for name in (topic, *others)}
