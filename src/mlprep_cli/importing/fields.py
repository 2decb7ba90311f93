"""A record of a table or a deck, its fields known by name, as the parts of a question."""

import re
from collections.abc import Iterable, Mapping, Sequence

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.answer import read_answer
from mlprep_cli.importing.facts import learn
from mlprep_cli.importing.fit import one_line, plain
from mlprep_cli.importing.html import field_markdown, looks_like_html
from mlprep_cli.importing.lines import items_of, lines_of
from mlprep_cli.importing.parts import Parts
from mlprep_cli.model.text import clean

Record = Mapping[str, object]
# What each field may be called.
NAMES = {
    "title": "title name heading",
    "prompt": "question q front prompt term problem text card",
    "answer": "answer a back response definition solution explanation sampleanswer modelanswer",
    "summary": "summary overview",
    "expectations": "expectations expected criteria",
    "topics": "topics topic tags tag keywords skills concepts",
    "approach": "approach hints hint tips",
    "pitfalls": "pitfalls mistakes misconceptions",
    "follow_ups": "followups followup followupquestions",
    "references": "references reference reading",
    "companies": "companies company employer",
    "rounds": "rounds round stage",
    "difficulty": "difficulty level",
    "kind": "kind type category questiontype",
    "minutes": "minutes duration time",
    "asked_on": "date askedon",
    "updated_on": "updated lastupdated",
    "url": "url link source",
}
FIELDS = {word: field for field, words in NAMES.items() for word in words.split()}
LONGEST = 50_000  # characters of a field
LISTS = ("expectations", "approach", "pitfalls", "references")
FACTS = ("companies", "rounds", "difficulty", "kind", "minutes", "asked_on", "updated_on", "url")
TAG_FACTS = {"company": "companies", "round": "rounds", "difficulty": "difficulty", "kind": "kind"}
MATH = (
    (re.compile(r"\\\(([^\n]{1,500}?)\\\)"), "$"),
    (re.compile(r"\\\[([^\n]{1,500}?)\\\]"), "$$"),
    (re.compile(r"\[\$\]([^\n]{1,500}?)\[/\$\]"), "$"),
    (re.compile(r"\[\$\$\]([^\n]{1,500}?)\[/\$\$\]"), "$$"),
    (re.compile(r"\[latex\]([^\n]{1,500}?)\[/latex\]"), ""),
)


def field_of(name: str) -> str:
    """Return the part or fact that a column or key is about; "" for none."""
    return FIELDS.get(re.sub(r"[^a-z]", "", name[:60].casefold()), "")


def read_record(record: Record) -> Parts:
    """Return the parts of a question that a record holds; fields whose name says nothing are unplaced."""
    parts = Parts()
    for name, value in record.items():
        field = field_of(name)
        texts = [text for text in map(markdown, _texts(value)) if text.strip()]
        if not texts:
            continue
        if field in FACTS:
            if not learn(parts.facts, field, one_line(", ".join(texts))):
                parts.unplaced.append((name, "\n\n".join(texts)))
        elif not _fill(parts, field, texts, is_list=isinstance(value, list)):
            parts.unplaced.append((name, "\n\n".join(texts)))
    return parts


def markdown(text: str) -> str:
    """Return a field as Markdown, whether it is HTML, has formulas in the signs of TeX, or is plain."""
    if len(text) > LONGEST:
        raise MlprepError(f"a field has more than {LONGEST:,} characters", hint="split it, or leave it out")
    found = field_markdown(text) if looks_like_html(text) else clean(text)
    for pattern, dollars in MATH:
        found = pattern.sub(rf"{dollars}\1{dollars}", found)
    return found.strip("\n")


def tag_facts(parts: Parts, tags: Iterable[str]) -> None:
    """Take tags over as topics; `company::zillow` and the like are facts."""
    for tag in tags:
        head, _, rest = tag.partition("::")
        fact = TAG_FACTS.get(head.casefold())
        if not (fact and rest and learn(parts.facts, fact, rest.replace("_", " "))):
            parts.topics.append(tag.replace("::", "-").replace("_", " "))


def _texts(value: object) -> list[str]:
    """Return a value of JSON as texts: a list as its items, an object as its lines."""
    if isinstance(value, list):
        return [text for item in value[:500] for text in ([_line(item)] if isinstance(item, dict) else _texts(item))]
    if isinstance(value, dict):
        return [_line(value)]
    return [] if value is None else [str(value)]


def _line(value: Mapping[str, object]) -> str:
    """Return an object as one text: its question, then its answer, then what else it holds, each with its key."""
    texts = [(field_of(f"{key}"), key, text) for key, item in value.items() for text in _texts(item)]
    known = [text for name in ("prompt", "answer") for field, _, text in texts if field == name]
    return "\n\n".join([*known, *(f"{key}: {text}" for field, key, text in texts if field not in {"prompt", "answer"})])


def _fill(parts: Parts, field: str, texts: Sequence[str], *, is_list: bool) -> bool:
    """Put texts into a part, and tell whether there is such a part and it was free."""
    if not field:
        return False
    if field == "follow_ups":
        items = texts if is_list else items_of(lines_of(texts[0], markdown=False))
        parts.follow_ups += [_follow_up(text) for text in items]
    elif field == "topics":
        tags = texts if is_list else re.split(r"[,;|\n]+", texts[0])
        parts.topics += [plain(tag) for tag in tags if plain(tag)]
    elif field in LISTS:
        getattr(parts, field).extend(texts if is_list else items_of(lines_of(texts[0], markdown=False)))
    elif getattr(parts, field):
        return False
    elif field == "answer":
        parts.answer, parts.incomplete = read_answer(lines_of("\n\n".join(texts), markdown=True))
    else:
        setattr(parts, field, "\n\n".join(texts))
    return True


def _follow_up(text: str) -> tuple[str, str]:
    """Split the text of a follow-up into question and answer."""
    question, _, answer = text.strip().partition("\n")
    return question, answer.strip()
