"""What stands in two questions: sentences word for word or nearly so, and questions asked twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlprep_cli.model.question import Question
from mlprep_cli.packs.check.likeness import alike, content_words, word_list, word_pairs
from mlprep_cli.packs.check.page import Finding, Page
from mlprep_cli.packs.prose import sentences

# One word changed in the middle of a sentence of ten leaves 7 of 11 pairs of words, 0.64. The bundled bank passes.
SENTENCES_ALIKE = 0.55
QUESTIONS_ALIKE = 0.4
WORDS = 8  # of a sentence: shorter ones are nearly the same by chance
QUOTED = 70  # characters
Found = tuple[Page, Finding]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    question: str
    page: Page | None  # of a question that is checked


def repeats(pages: Sequence[Page], others: Sequence[Question]) -> Iterator[Found]:
    """No sentence, and no question, stands in two questions; the later one is to be mended.

    Args:
        pages: the questions that are checked, later ones after earlier.
        others: the questions that there are besides.
    """
    drawn = [_Sentence(text, item.id, None) for item in others for text in set(sentences(item))]
    drawn += [_Sentence(text, page.question.id, page) for page in pages for text in set(sentences(page.question))]
    yield from _same_sentences(drawn)
    yield from _near_sentences(drawn)
    yield from _near_questions(pages, others)


def _same_sentences(drawn: Sequence[_Sentence]) -> Iterator[Found]:
    """Find sentences that stand twice word for word."""
    seen = defaultdict[str, list[_Sentence]](list)
    for sentence in drawn:
        seen[sentence.text].append(sentence)
    for text, (first, *later) in seen.items():
        for page in filter(None, (sentence.page for sentence in later)):
            message = f"a sentence stands in `{first.question}` too; write it anew: {text[:QUOTED]}"
            yield page, (page.of(text), message)


def _near_sentences(drawn: Sequence[_Sentence]) -> Iterator[Found]:
    """Find sentences that differ from one of another question in a few words only."""
    long = list({item.text: item for item in reversed(drawn) if len(word_list(item.text)) >= WORDS}.values())[::-1]
    for one, other in alike([word_pairs(item.text) for item in long], SENTENCES_ALIKE):
        first, page = long[one], long[other].page
        if page and first.question != page.question.id:
            text = long[other].text
            message = f"nearly a sentence of `{first.question}`; write it anew: {text[:QUOTED]}"
            yield page, (page.of(text), message)


def _near_questions(pages: Sequence[Page], others: Sequence[Question]) -> Iterator[Found]:
    """Find questions that ask what another asks already."""
    questions = [*others, *(page.question for page in pages)]
    asked = [content_words(f"{item.title} {item.prompt}") for item in questions]
    for one, other in alike(asked, QUESTIONS_ALIKE):
        if other >= len(others):
            page = pages[other - len(others)]
            message = f"asks nearly what `{questions[one].id}` asks; ask something else, or merge the two"
            yield page, (page.at("prompt"), message)
