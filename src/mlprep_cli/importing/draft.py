"""The parts of a question of elsewhere as a draft: a whole question that still lacks its rubric."""

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.answer import MISSING
from mlprep_cli.importing.facts import kind_in
from mlprep_cli.importing.fit import fenced, fit, item, one_line, plain
from mlprep_cli.importing.parts import Parts
from mlprep_cli.model.question import Question
from mlprep_cli.model.text import clean
from mlprep_cli.packs.slug import LONGEST_NAME, slug
from mlprep_cli.packs.source import MAX_BYTES
from mlprep_cli.packs.write import write_question

SIGNS = re.compile(r"^[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\s]+|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\s]+$")
UNPLACED = "Unplaced notes from the page"
TITLE, SUMMARY = 100, 110  # characters at most
MINUTES = 10
TAG_WORDS = 4
COMMENTS = (
    "Imported from {source}, import {fingerprint}.",
    "A draft until its rubric is written: points as below, then take out `draft = true`.",
    "[[rubric]]",
    'id = "a-short-name"',
    'point = "One checkable statement that a strong answer makes."',
    'evidence = ["How a candidate might say it", "Another way to say it"]',
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A question ready to be put into a pack.

    `fingerprint` is the same for the same content, `unplaced` counts the pieces that no part would take,
    `incomplete` tells that the source cut something off, and `dropped` lists its adverts and counters.
    """

    question: Question
    text: str
    fingerprint: str
    unplaced: int
    incomplete: bool
    dropped: tuple[str, ...]


def make_draft(parts: Parts, *, source: str, pack: str, today: dt.date) -> Draft:
    """Return the draft that the parts make; what its source does not say gets an honest default.

    Args:
        parts: with a title or a prompt at least.
        source: the name of the file they come from.
        pack: the id of the pack that it is meant for.
        today: the date of the draft.

    Raises:
        MlprepError: it would be larger than a question file may be.
    """
    values = _values(parts, today)
    name = slug(str(values["title"]), LONGEST_NAME) or "question"
    question = Question.model_validate(values | {"id": f"{pack}/{name}", "pack": pack})
    mark = fingerprint(question)
    comments = [line.format(source=f"`{plain(source) or 'a file'}`", fingerprint=mark) for line in COMMENTS[:1]]
    try:
        text = write_question(question, comments=[*comments, *COMMENTS[1:]])
    except ValueError:  # a text that Markdown reads otherwise than it stands: keep it word for word
        question = question.model_copy(update=_verbatim(question))
        text = write_question(question, comments=[*comments, *COMMENTS[1:]])
    if len(text.encode()) > MAX_BYTES:
        raise MlprepError(
            f"`{question.title}` would be larger than {MAX_BYTES:,} bytes", hint="cut the page down to the question"
        )
    return Draft(question, text, mark, len(parts.unplaced), parts.incomplete, tuple(map(one_line, parts.dropped)))


def fingerprint(question: Question) -> str:
    """Return 16 hexadecimal digits that are the same for the same content, whatever the day, the file and the pack."""
    content = question.model_dump(mode="json", exclude={"id", "pack", "updated", "sources"})
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def _values(parts: Parts, today: dt.date) -> dict[str, object]:
    """Return the fields of the question, its id apart."""
    topics = _topics(parts)
    if len(plain(parts.summary)) > SUMMARY and plain(parts.summary) not in plain(parts.prompt):
        parts.unplaced.append(("Summary", parts.summary))
    title, prompt = _title(parts), _prompt(parts)
    facts = parts.facts
    companies = list(dict.fromkeys(filter(None, map(slug, facts.companies))))
    return {
        "title": title,
        "summary": _cut(plain(parts.summary) or _first_sentence(prompt) or title, SUMMARY),
        "kind": facts.kind or kind_in(f"{title}\n{prompt}") or "concept",
        "difficulty": facts.difficulty or "medium",
        "rounds": facts.rounds,
        "companies": companies,
        "topics": topics,
        "minutes": facts.minutes if 0 < facts.minutes <= 240 else MINUTES,
        "updated": today,
        "draft": True,
        "sources": _sources(parts, title, companies),
        "prompt": prompt,
        "expectations": _items(parts.expectations),
        "approach": _items(parts.approach),
        "pitfalls": _items(parts.pitfalls),
        "references": _items(parts.references),
        "follow_ups": [
            {"question": one_line(question), "answer": fit(answer, 4) or MISSING}
            for question, answer in parts.follow_ups
            if one_line(question)
        ],
        "answer": _answer(parts),
    }


def _title(parts: Parts) -> str:
    """Return the title, or the start of the prompt; a title too long is cut, and kept whole in the prompt."""
    whole = (
        SIGNS.sub("", plain(parts.title))
        or _first_sentence(parts.prompt)
        or plain(parts.summary)
        or "Imported question"
    )
    if len(whole) > TITLE and not parts.prompt.strip():
        parts.prompt = whole
    elif len(whole) > TITLE and plain(parts.title):
        parts.unplaced.append(("Title", whole))
    return _cut(whole, TITLE)


def _prompt(parts: Parts) -> str:
    """Return the prompt; where the source has none, its summary or title is all that is asked."""
    return fit(parts.prompt, 3) or fit(parts.summary, 3) or fit(parts.title, 3) or "Imported question"


def _topics(parts: Parts) -> list[str]:
    """Return the topics as tags; a list that says more than tags can is kept with the unplaced."""
    found = list[str]()
    whole = True
    for text in _items(parts.topics):
        name = re.split(r"[:(–—]| - ", plain(text), maxsplit=1)[0].strip()
        tag = slug(name) if len(name.split()) <= TAG_WORDS else ""
        whole = whole and bool(tag) and name == plain(text)
        found += [tag] if tag else []
    if not whole:
        parts.unplaced.append(("Topics", "\n".join(f"- {one_line(text)}" for text in parts.topics)))
    return list(dict.fromkeys(found))


def _sources(parts: Parts, title: str, companies: list[str]) -> list[dict[str, object]]:
    """Return a source for each company, or one that speaks for none."""
    facts = parts.facts
    words = plain(facts.site)
    shared: dict[str, object] = {
        "kind": "reported",
        "title": f"{words}: {title}" if words and words.casefold() not in title.casefold() else title,
        "date": facts.asked_on or facts.updated_on,
        "url": one_line(facts.url) or None,
    }
    return [shared | {"company": company} for company in companies] or [shared]


def _answer(parts: Parts) -> str:
    """Return the sample answer, and below it, under a heading of its own, what no part would take."""
    texts = [fit(parts.answer, 3)]
    kept = dict[str, list[str]]()
    for heading, text in parts.unplaced:
        kept.setdefault(plain(heading), []).append(fit(text, 5))
    notes = ["\n\n".join(filter(None, [f"#### {name}" if name else "", *texts])) for name, texts in kept.items()]
    if notes:
        texts += [f"### {UNPLACED}", *notes]
    return "\n\n".join(filter(None, texts))


def _items(texts: list[str]) -> list[str]:
    """Return the items of a list that have something to read."""
    return [text for text in map(item, texts) if clean(text).strip()]


def _first_sentence(text: str) -> str:
    """Return the first sentence of a Markdown text as plain words."""
    words = plain(text.strip()[:2000].partition("\n\n")[0])
    found = re.match(r".{10,}?[.?!](?=\s|$)", words)
    return found[0] if found else words


def _cut(text: str, longest: int) -> str:
    """Return a line of at most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return f"{head.rpartition(' ')[0] if ' ' in head[longest // 2 :] else head}…"


def _verbatim(question: Question) -> dict[str, object]:
    """Return the long texts of a question as blocks of code, and its items as single lines."""
    lists = ("expectations", "approach", "pitfalls", "references")
    return {
        "prompt": fenced(question.prompt),
        "answer": fenced(question.answer) if question.answer else "",
        "follow_ups": [one.model_copy(update={"answer": fenced(one.answer)}) for one in question.follow_ups],
        **{name: [f"`{one_line(text).replace('`', chr(39))}`" for text in getattr(question, name)] for name in lists},
    }
