"""The prose of a question: its words and sentences, without code and tables."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mlprep_cli.model.question import Question
from mlprep_cli.packs.markdown import block_tokens

LONG_ENOUGH = 6  # words: shorter sentences ("Both are right.") may well be written twice

PLAIN = re.compile(r"[A-Za-z\"'`][^\n]*")  # a line that starts with a letter is a paragraph: no parsing needed


def words(text: str) -> int:
    """Return the number of words of a Markdown text outside code blocks and tables."""
    return sum(len(paragraph.split()) for paragraph in _paragraphs(text))


def sentences(question: Question) -> Iterator[str]:
    """Yield each sentence of a question that is long enough to be its own, in lower case, one space between words.

    References are left out: two questions may rest on one paper.
    """
    texts = [question.prompt, question.answer, *question.expectations, *question.approach, *question.pitfalls]
    texts += [part for item in question.follow_ups for part in (item.question, item.answer)]
    texts += [part for item in question.rubric for part in (item.point, *item.evidence, *item.misconceptions)]
    for text in texts:
        for paragraph in _paragraphs(text):
            for sentence in re.split(r"(?<=[.!?])\s+", " ".join(paragraph.split())):
                if len(sentence.split()) >= LONG_ENOUGH:
                    yield sentence.casefold()


@lru_cache(maxsize=4096)  # asked for words, then for sentences; a bank of 600 questions has as many
def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs, headings and list items of a Markdown text."""
    if PLAIN.fullmatch(text):
        return [text]
    tokens = block_tokens(text)
    pairs = zip(["", *(token.type for token in tokens)], tokens, strict=False)
    return [token.content for before, token in pairs if token.type == "inline" and before[:2] not in {"td", "th"}]
