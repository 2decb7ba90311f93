"""Phrases that say nothing, and a first hint that says too much."""

import re
from collections.abc import Iterator

from mlprep_cli.packs.check.likeness import word_list
from mlprep_cli.packs.check.page import Finding, Page, texts

# A word that each filler has, what it looks like, and what to do about it.
FILLERS = (
    (
        "it",
        (
            r"\bit(?:'s| is) (?:important|worth|crucial|essential|vital) "
            r"(?:to (?:note|remember|mention|understand)|noting|mentioning)"
        ),
        "say the thing itself",
    ),
    (
        "depends on",
        (
            r"depends on (?:the|your|each) (?:(?:specific|particular|exact|concrete) )*"
            r"(?:use[ -]?case|situation|context|needs|requirements|circumstances|problem at hand|application)s?\b"
        ),
        "say on what, and how",
    ),
    ("in today's", r"in today's (?:[\w-]+ ){0,3}(?:world|landscape|era|age|market)", "leave it out"),
    (
        " role",
        r"play(?:s|ed|ing)? an? (?:crucial|vital|key|pivotal|important|significant|central|essential) role",
        "say what it does",
    ),
    ("one-size-fits-all", r"(?:no|not a) one-size-fits-all", "say which fits when"),
    ("silver bullet", r"(?:no|not a) silver bullet", "say which fits when"),
    ("goes without saying", r"it goes without saying", "leave it out"),
    ("needless to say", r"needless to say", "leave it out"),
    ("last but not least", r"last but not least", "leave it out"),
    ("at the end of the day", r"at the end of the day", "leave it out"),
    ("delv", r"\bdelv(?:e|es|ing) (?:deeper )?into", "say what follows"),
    ("as an ai", r"as an ai (?:language )?(?:model|assistant)", "leave it out"),
)
# An expectation of such words alone could stand under any question.
GENERIC = re.compile(
    r"(?:abilit|able|answer|approach|appropriat|articulat|aspect|basic|candidate|clear|coheren|communicat|complet|concept|"
    r"concis|confiden|correct|critical|deep|demonstrat|depth|detail|discuss|effective|example|explain|explanation|expert|"
    r"express|give|good|grasp|includ|interview|justif|knowledge|logical|mention|organi[sz]ed|practical|precise|problem|"
    r"provid|question|reason|relevant|show|skill|solid|solution|solving|sound|strong|structur|subject|technical|think|"
    r"thorough|thought|topic|trade-?off|underst|use[ds]?\b|useful|well|with|that|their|there|this|from|have|into|about|both|real|world)"
)
PRAISE = re.compile(
    r"\b(?:good|solid|deep|strong|clear|sound|thorough) "
    r"(?:understanding|grasp|knowledge|command|communication|explanation)\b"
    r"|\bexplain\w* (?:\w+ )?clearly|\bcommunicat\w* (?:\w+ )?(?:clearly|well|effectively)",
    re.IGNORECASE,
)
TELLING = re.compile(r"\d|[$`]|\b[A-Z]\w*[A-Z]")  # a figure, a formula, a name as in AUC or DeepFM
GIVEN_AWAY = 7  # words in a row


def expectations(page: Page) -> Iterator[Finding]:
    """An expectation says what is listened for in this question, not in any."""
    for item in page.question.expectations:
        telling = [word for word in word_list(item) if len(word) > 3 and not GENERIC.match(word)]
        if not (telling or TELLING.search(item)) or PRAISE.search(item):
            line = page.of(item, "expectations")
            yield line, f"an expectation that could stand under any question; say what of this one: {item[:60]}"


def fillers(page: Page) -> Iterator[Finding]:
    """Nothing is written that could be left out; what candidates are quoted with may be."""
    for place, text in texts(page.question):
        plain = text.casefold().replace("\u2019", "'").replace("\n", " ")
        for word, pattern, mend in FILLERS if place[-1] != "misconceptions" else ():
            for found in re.finditer(pattern, plain) if word in plain else ():
                if not _is_quoted(text, found.start()):
                    yield page.of(text[found.start() : found.end()], *place), f"`{found[0]}` says nothing; {mend}"


def first_hint(page: Page) -> Iterator[Finding]:
    """The first hint shares no long run of words with what it should lead to."""
    hint = " ".join(page.question.approach[:1])
    given = [*(point.point for point in page.question.rubric), page.question.answer]
    runs = _runs(hint) & set().union(*map(_runs, given))
    if runs:
        words = " ".join(next(run for run in _ordered_runs(hint) if run in runs))
        yield page.of(hint, "approach"), f"the first hint gives away words of the answer: {words}; lead up to it"


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a place of a text stands between double quotes of its paragraph."""
    paragraph = text[:start].rpartition("\n\n")[2]
    return paragraph.count('"') % 2 == 1 or paragraph.count("“") > paragraph.count("”")


def _ordered_runs(text: str) -> list[tuple[str, ...]]:
    """Return each run of so many words of a text, in order."""
    words = word_list(text)
    return [tuple(words[i : i + GIVEN_AWAY]) for i in range(len(words) - GIVEN_AWAY + 1)]


def _runs(text: str) -> set[tuple[str, ...]]:
    return set(_ordered_runs(text))
