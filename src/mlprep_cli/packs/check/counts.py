"""How many items each list of a question has, and how long its texts are."""

from collections.abc import Iterator

from mlprep_cli.packs.check.page import Finding, Page
from mlprep_cli.packs.prose import words

ITEMS = {
    "expectations": (3, 5),
    "approach": (3, 5),
    "rubric": (4, 8),
    "pitfalls": (2, 4),
    "follow_ups": (3, 5),
    "references": (1, 4),
    "topics": (1, 6),
    "rounds": (1, 4),
}
EVIDENCE = (2, 4)
CHARACTERS = {"title": (8, 70), "summary": (20, 110)}
PROMPT_WORDS = (12, 220)
ANSWER_WORDS = {"easy": (120, 950), "medium": (300, 1300), "hard": (300, 1600)}
FOLLOW_UP_WORDS = (35, 260)


def counts(page: Page) -> Iterator[Finding]:
    """Lists have a sensible number of items."""
    for name, (low, high) in ITEMS.items():
        count = len(getattr(page.question, name))
        if not low <= count <= high:
            yield page.at(name), f"{count} items in {name.replace('_', '-')}; write {low} to {high}"
    low, high = EVIDENCE
    for index, point in enumerate(page.question.rubric):
        if not low <= len(point.evidence) <= high:
            line = page.at("rubric", index, "evidence" if point.evidence else "id")
            yield line, f"{len(point.evidence)} evidence phrasings; write {low} to {high}"


def lengths(page: Page) -> Iterator[Finding]:
    """Texts have the length that their use asks for."""
    question = page.question
    for name, (low, high) in CHARACTERS.items():
        count = len(getattr(question, name))
        if not low <= count <= high:
            yield page.at(name), f"{name} of {count} characters; write {low} to {high}"
    for name, (low, high) in (("prompt", PROMPT_WORDS), ("answer", ANSWER_WORDS[question.difficulty])):
        count = words(getattr(question, name))
        if not low <= count <= high:
            yield page.at(name), f"{name} of {count} words; write {low} to {high}"
    low, high = FOLLOW_UP_WORDS
    for item in question.follow_ups:
        if not low <= words(item.answer) <= high:
            line = page.of(item.question, "follow_ups")
            yield line, f"answer of {words(item.answer)} words to `{item.question}`; write {low} to {high}"
