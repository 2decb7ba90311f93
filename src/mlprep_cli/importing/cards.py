"""Anki's notes as the parts of questions: fields by name or by order, gaps of cloze cards, tags."""

import re
from dataclasses import dataclass, field

from mlprep_cli.importing.fields import field_of, markdown, read_record, tag_facts
from mlprep_cli.importing.parts import Parts

CLOZE = re.compile(r"\{\{c\d{1,3}::(?P<text>[^{}]{0,2000}?)(?:::(?P<hint>[^{}]{0,500}))?\}\}")
SOUND = re.compile(r"\[sound:([^\]\n]{1,200})\]")
OWN_TAGS = {"marked", "leech"}  # tags that Anki gives itself


@dataclass(frozen=True, slots=True)
class Note:
    """The fields of a note in order, each with its name ("" when not known), and its tags."""

    fields: list[tuple[str, str]]
    tags: list[str] = field(default_factory=list)


def read_note(note: Note) -> Parts:
    """Return the parts of a question that a note holds: its first field asks, the second answers, unless named."""
    named = [(field_of(name), name, SOUND.sub(r"(sound: \1)", text)) for name, text in note.fields]
    if "prompt" not in [known for known, _, _ in named]:
        named = [
            (("prompt", "answer")[i] if i < 2 else known, name, text) for i, (known, name, text) in enumerate(named)
        ]
    record = dict[str, object]()
    for i, (known, name, text) in enumerate(named, start=1):
        key = {"prompt": "question", "answer": "answer"}.get(known) or name or f"field {i}"
        record[key if key not in record else f"{name or 'field'} {i}"] = text
    prompt = str(record.get("question", ""))
    if CLOZE.search(prompt):
        rest = markdown(str(record.get("answer", "")))
        record |= {"question": _asked(prompt), "answer": "\n\n".join(filter(None, [markdown(_told(prompt)), rest]))}
    parts = read_record(record)
    tag_facts(parts, [tag for tag in note.tags if tag.casefold() not in OWN_TAGS])
    return parts


def _asked(text: str) -> str:
    """Return a cloze text with its gaps open, each with its hint."""
    return CLOZE.sub(lambda match: f"[{match['hint'] or '...'}]", text)


def _told(text: str) -> str:
    """Return a cloze text with its gaps filled."""
    return CLOZE.sub(lambda match: match["text"], text)
