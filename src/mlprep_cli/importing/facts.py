"""The facts about a question that a page gives in passing: company, round, date, level, kind, minutes."""

import datetime as dt
import re
from typing import Any

from mlprep_cli.importing.parts import Facts

LONGEST = 200  # characters of a line that is looked at
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>(?:{'|'.join(MONTHS)})[a-z]{{0,6}})\.?"
# A year has four digits, whatever counter a page glues to them.
DATES = (
    re.compile(
        rf"{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>(?:19|20)\d\d)", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?\s{{1,3}}(?P<year>(?:19|20)\d\d)", re.IGNORECASE
    ),
    re.compile(r"(?P<year>(?:19|20)\d\d)[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"),
)
ROUNDS = (
    (
        "phone-screen",
        r"phone[- ](?:screen(?:ing)?|interview|round)|recruiter (?:screen|call)|screening(?: round| call)?",
    ),
    ("take-home", r"take[- ]?home(?: (?:assignment|challenge|test|exercise))?"),
    ("hiring-manager", r"hiring[- ]manager"),
    ("system-design", r"(?:ml |machine learning )?system[- ]design(?: (?:round|interview|onsite))?"),
    ("onsite", r"on-?site|on site|final round|virtual onsite|super ?day"),
    ("technical", r"technical(?: (?:round|screen|interview|phone screen))?"),
)
KINDS = (
    (
        "behavioural",
        r"behaviou?ral(?: questions?)?",
        r"tell me about a time|describe a (?:time|situation)|behaviou?ral",
    ),
    (
        "coding",
        r"coding|programming|implementation",
        r"write (?:a |the )?(?:python |numpy )?(?:function|class)|from scratch",
    ),
    ("debugging", r"debugging|troubleshooting", r"debug(?:ging)?|troubleshoot"),
    (
        "design",
        r"(?:ml |machine learning )?(?:system )?design",
        r"system design|design an? [\w -]{0,60}?(?:system|service)",
    ),
    ("case", r"(?:business )?case(?: study)?|product(?: sense)?", r"case study|product sense"),
    (
        "math",
        r"math(?:s|ematics)?|statistics|probability",
        r"derive|prove that|(?:compute|calculate) the (?:probability|expect)",
    ),
    ("concept", r"(?:ml |machine learning )?(?:concepts?|theory|fundamentals)|machine learning|ml", r"(?!)"),
)
LEVELS = {
    "easy": "easy|beginner|junior|entry[- ]level",
    "medium": "medium|intermediate|moderate|mid[- ]level",
    "hard": "hard|difficult|advanced|senior|expert",
}
STAGE = (
    r"(?:on-?site|phone|recruiter|technical|system|final|virtual|take|hiring|screening|interviews?|rounds?|loops?|mle?)"
)
NAME = r"[A-Z0-9][\w.&/+-]{0,30}(?: [A-Z0-9][\w.&/+-]{0,30}){0,2}"
HEARSAY = re.compile(r"\b(?:asked|reported|posted|seen|interviewed|candidates?)\b", re.IGNORECASE)
COMPANY = (
    re.compile(rf"\b(?:from|at|in|by|for|during) ({NAME})['\u2019]s (?:[\w-]{{1,20}} ){{0,2}}{STAGE}", re.MULTILINE),
    re.compile(rf"\b[Aa]sked (?:at|by|in|during) (?:an? |the )?({NAME})(?=[\s.,;:!?]|$)", re.MULTILINE),
    re.compile(
        rf"\b(?:[Cc]andidate|[Ii]nterview(?:ed|ing)?|[Rr]eported|[Ss]een) (?:at|by|from) ({NAME})(?=[\s.,;:!?]|$)"
    ),
    re.compile(rf"\b(?:at|from|in|by) (?:an? )?({NAME}) (?:on-?site|phone|technical|interviews?|ML|machine)\b"),
)
LABELS = {
    "companies": r"compan(?:y|ies)|employers?|asked (?:at|by|in)|organi[sz]ation|firm",
    "rounds": r"(?:interview )?(?:rounds?|stage|step)|interview type",
    "difficulty": r"difficulty|level|difficulty level",
    "kind": r"kind|(?:question )?type|category",
    "minutes": r"(?:estimated |suggested |expected )?(?:time|duration|minutes)(?: limit| needed)?",
    "asked_on": r"date|asked(?: on)?|reported(?: on)?|posted(?: on)?|published(?: on)?|added(?: on)?",
    "updated_on": r"(?:last )?(?:updated|modified|edited)(?: on| at)?",
    "url": r"url|link|source|permalink|source url",
}
_LABELS = {name: re.compile(words) for name, words in LABELS.items()}
URL = re.compile(r"https?://[^\s<>\"'`\\\[\]()]{3,500}")


def date_in(text: str) -> dt.date | None:
    """Return the first date of a text that no country reads otherwise; None without one."""
    for pattern in DATES:
        for match in pattern.finditer(text[:LONGEST]):
            month = match["month"].casefold()
            number = int(month) if month.isdecimal() else MONTHS.index(month[:3]) + 1
            try:
                return dt.date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
    return None


def is_date(line: str) -> bool:
    """Tell whether a line holds a date and, at most, a counter that is glued to it."""
    rest = line.strip()
    for pattern in DATES:
        rest = pattern.sub("", rest, count=1) if len(rest) <= LONGEST else rest
    return rest != line.strip() and not rest.strip(" \t,.|·•-–()0123456789km")


def label_of(line: str) -> tuple[str, str]:
    """Return the fact that a line such as `Company: Zillow` is about, and what it says; "" for none."""
    name, colon, value = line.strip(" \t*_-•").partition(":")
    words = " ".join(name.casefold().strip("*_ ").split())
    if len(words) > 40 or not value.strip(" *_"):
        return "", ""
    if not colon or value.startswith("//"):
        return "", ""
    return next(
        ((fact, value.strip(" \t*_")) for fact, pattern in _LABELS.items() if pattern.fullmatch(words)), ("", "")
    )


def learn(facts: Facts, name: str, value: str) -> bool:
    """Take a labelled fact over, and tell whether that says all that the value does; what is known already stands."""
    found, is_all = _read(name, value[:LONGEST].strip())
    known = getattr(facts, name)
    if name == "companies":
        facts.companies = list(dict.fromkeys([*known, *found]))
        return bool(found) and len(value) <= LONGEST
    if found and not known:
        setattr(facts, name, found)
    return bool(found) and is_all and len(value) <= LONGEST and found == (known or found)


def _read(name: str, value: str) -> tuple[Any, bool]:
    """Return what a value says of a fact, and whether that is all it says."""
    if name == "companies":
        return [part.strip() for part in re.split(r"[,;]| and ", value) if part.strip()], True
    if name in {"asked_on", "updated_on"}:
        return date_in(value), is_date(value)
    if name == "rounds":
        return rounds_in(value), bool(rounds_in(value, whole=True))
    if name == "difficulty":
        return level_of(value), True
    if name == "kind":
        return kind_in(value), bool(kind_in(value, whole=True))
    if name == "minutes":
        found = re.fullmatch(r"\D{0,10}(\d{1,3})\s?(?:-\s?\d{1,3}\s?)?(?:min(?:ute)?s?)?\.?", value, re.IGNORECASE)
        return int(found[1]) if found else 0, True
    address = URL.search(value)
    return (address[0], address[0] == value) if address else ("", False)


def level_of(text: str) -> str:
    """Return the difficulty that a line as a whole names; "" for none."""
    words = text.casefold().strip(" .*_()[]")
    return next((level for level, names in LEVELS.items() if re.fullmatch(names, words)), "")


def rounds_in(text: str, *, whole: bool = False) -> list[str]:
    """Return the rounds that a text names; with `whole`, only where it names a round and nothing else."""
    words = text[:LONGEST].casefold().strip(" .*_()[]")
    match = re.fullmatch if whole else re.search
    return [name for name, pattern in ROUNDS if match(pattern if whole else rf"\b(?:{pattern})\b", words)][:4]


def kind_in(text: str, *, whole: bool = False) -> str:
    """Return the kind of question that a text speaks of; with `whole`, only where it names a kind and nothing else."""
    words = text[:2000].casefold().strip(" .*_()[]")
    for kind, name, hints in KINDS:
        if re.fullmatch(name, words) or (not whole and re.search(rf"\b(?:{hints})\b", words)):
            return kind
    return ""


def companies_in(text: str) -> list[str]:
    """Return the company that a text says a question was asked at; none where it does not say."""
    for pattern in COMPANY:
        found = pattern.search(text[:4000])
        if found:
            return [found[1].rstrip(".,")]
    return []


def stages_in(text: str) -> list[str]:
    """Return the rounds that a text says a question comes from, as in `from Zillow's Onsite`."""
    found = re.search(rf"['\u2019]s ((?:[\w-]{{1,20}} ){{0,2}}{STAGE}\b.{{0,20}})", text[:4000], re.IGNORECASE)
    return rounds_in(found[1]) if found else []


def hear(facts: Facts, text: str) -> None:
    """Learn company, round and date, where they are not known, from sentences that tell where a question was asked."""
    facts.companies = facts.companies or companies_in(text)
    facts.rounds = facts.rounds or stages_in(text)
    for line in text[:4000].split("\n"):
        if len(line) <= LONGEST and HEARSAY.search(line):
            facts.rounds = facts.rounds or rounds_in(line)
            facts.asked_on = facts.asked_on or date_in(line)
