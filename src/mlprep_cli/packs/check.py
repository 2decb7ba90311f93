"""The linter of packs: rules of authorship that the loader does not insist on."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.blocks import blocks
from mlprep_cli.packs.document import front_matter, outline
from mlprep_cli.packs.explain import locate
from mlprep_cli.packs.prose import sentences, words

CODE_COLUMNS = 76
Finding = tuple[str, str]  # the field of the question that it is about (`rubric:2`: the third table), and the message
COUNTS = {
    "expectations": (3, 5),
    "approach": (3, 5),
    "rubric": (4, 8),
    "pitfalls": (2, 4),
    "follow_ups": (3, 5),
    "references": (1, 4),
    "topics": (1, 6),
    "rounds": (1, 4),
}
ANSWER_WORDS = {"easy": (120, 950), "medium": (300, 1300), "hard": (300, 1600)}


def check_packs(packs: Sequence[Pack], known: Iterable[str]) -> list[Problem]:
    """Return what the rules find in `packs`; `known` are the ids of all questions there are."""
    problems, ids = list[Problem](), set(known)
    for pack in packs:
        for question in pack.questions:
            path = pack.files[question.id]
            findings = [*_findings(question), *_dead_references(question, ids)]
            problems += _place(path, findings)
    return problems + _repeated_sentences(packs)


def _findings(question: Question) -> Iterator[Finding]:
    """Apply every rule that looks at one question; a draft is only held to what it has."""
    for rule in RULES:
        if not question.draft or rule in FOR_DRAFTS:
            yield from rule(question)


def _counts(question: Question) -> Iterator[Finding]:
    """Lists have a sensible number of items."""
    for name, (low, high) in COUNTS.items():
        count = len(getattr(question, name))
        if not low <= count <= high:
            yield name, f"{count} items in {name.replace('_', '-')}; write {low} to {high}"


def _lengths(question: Question) -> Iterator[Finding]:
    """Texts have the length that their use asks for."""
    low, high = ANSWER_WORDS[question.difficulty]
    for name, count, least, most in (
        ("title", len(question.title), 8, 70),
        ("summary", len(question.summary), 20, 110),
    ):
        if not least <= count <= most:
            yield name, f"{name} of {count} characters; write {least} to {most}"
    for name, text, least, most in (("prompt", question.prompt, 12, 220), ("answer", question.answer, low, high)):
        if not least <= words(text) <= most:
            yield name, f"{name} of {words(text)} words; write {least} to {most}"
    for item in question.follow_ups:
        if not 35 <= words(item.answer) <= 260:
            yield "follow_ups", f"answer of {words(item.answer)} words to `{item.question}`; write 35 to 260"


def _evidence(question: Question) -> Iterator[Finding]:
    """Each rubric point says how a candidate might put it: feedback rests on that."""
    for index, point in enumerate(question.rubric):
        if not 2 <= len(point.evidence) <= 4:
            yield f"rubric:{index}", f"{len(point.evidence)} evidence phrasings; write 2 to 4"


def _sources(question: Question) -> Iterator[Finding]:
    """Each company tag rests on a source that names the company."""
    honest = {item.company for item in question.sources if item.kind in {"reported", "published"}}
    for company in question.companies:
        if company not in honest:
            yield "companies", f"the tag `{company}` has no reported or published source; add one or drop the tag"
    for index, item in enumerate(question.sources):
        if item.company and item.company not in question.companies:
            yield f"sources:{index}", f"a source speaks for `{item.company}`, which is no tag; add it to `companies`"
    if not question.sources:
        yield "title", "no source; add a `[[sources]]` table"


def _code(question: Question) -> Iterator[Finding]:
    """Code and diagrams fit an 80-column terminal, and Python blocks check what they claim."""
    for name, text in _texts(question):
        for block in blocks(text):
            wide = [line for line in block.code.split("\n") if len(line) > CODE_COLUMNS]
            if wide:
                yield name, f"a block is {max(map(len, wide))} columns wide; keep it to {CODE_COLUMNS}"
            if block.language == "python" and "assert" not in block.code:
                yield name, "a `python` block without an `assert`; check what it computes"


def _texts(question: Question) -> list[tuple[str, str]]:
    """Return the long texts of a question by field."""
    return [
        ("prompt", question.prompt),
        ("answer", question.answer),
        *(("follow_ups", item.answer) for item in question.follow_ups),
    ]


def _dead_references(question: Question, ids: set[str]) -> Iterator[Finding]:
    """Questions referred to exist."""
    for other in question.prerequisites:
        if other not in ids:
            yield "prerequisites", f"there is no question `{other}`; mend or drop it"


def _repeated_sentences(packs: Sequence[Pack]) -> list[Problem]:
    """No sentence stands in two questions."""
    seen = defaultdict[str, list[tuple[Path, str]]](list)
    for pack in packs:
        for question in pack.questions:
            for sentence in set(sentences(question)):
                seen[sentence].append((pack.files[question.id], question.id))
    return [
        Problem(path, _line(path, sentence), f"a sentence stands in `{first}` too; write it anew: {sentence[:70]}")
        for sentence, ((_, first), *others) in seen.items()
        for path, _ in others
    ]


def _place(path: Path, findings: Iterable[Finding]) -> list[Problem]:
    """Give each finding the line of what it is about."""
    found = list(findings)
    if not found:
        return []
    text = path.read_text(encoding="utf-8-sig")
    lines, front, problems = outline(text), front_matter(text), []
    for name, message in found:
        field, _, index = name.partition(":")
        line = lines.get(field) or locate((field, int(index), "id") if index else (field,), front)
        problems.append(Problem(path, line, message))
    return problems


def _line(path: Path, sentence: str) -> int:
    """Return the line (from 1) on which a sentence starts in a file; 1 where marks of the file break it up."""
    text = path.read_text(encoding="utf-8-sig").casefold()
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


RULES: tuple[Callable[[Question], Iterator[Finding]], ...] = (_counts, _lengths, _evidence, _sources, _code)
FOR_DRAFTS = (_sources, _code)
