"""A question with the file it came from, in which every finding of a rule has its line."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from markdown_it.token import Token

from mlprep_cli.model.pack import Pack
from mlprep_cli.model.question import Question
from mlprep_cli.packs.blocks import Block, fenced
from mlprep_cli.packs.document import body, front_matter
from mlprep_cli.packs.explain import locate
from mlprep_cli.packs.markdown import block_tokens
from mlprep_cli.packs.sections import section_lines

Finding = tuple[int, str]  # the line (from 1) of the file, and what is wrong there with its mend
Place = tuple[str | int, ...]  # `("answer",)`, `("rubric", 2, "evidence")`


class Page:
    """One question of a pack as it is written."""

    def __init__(self, question: Question, pack: Pack) -> None:
        self.question = question
        self.pack = pack

    @property
    def path(self) -> Path:
        """The file of the question."""
        return self.pack.files[self.question.id]

    @cached_property
    def text(self) -> str:
        """The whole file, nothing of it cleaned."""
        return self.path.read_text(encoding="utf-8-sig")

    @cached_property
    def body(self) -> tuple[str, int]:
        """The Markdown below the front matter, and how many lines stand before it."""
        return body(self.text)

    @cached_property
    def front(self) -> str:
        """The TOML of the front matter, its lines where they stand in the file."""
        return front_matter(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The blocks of the Markdown; their lines count from 0 at its first."""
        return block_tokens(self.body[0])

    @cached_property
    def blocks(self) -> list[Block]:
        """The fenced blocks, with the line (from 1) of the file on which their code starts."""
        below = self.body[1] + 1
        return [Block(block.language, block.code, block.line + below) for block in fenced(self.tokens)]

    def at(self, *place: str | int) -> int:
        """Return the line (from 1) of a section, or of a key of the front matter."""
        return self._sections.get(str(place[0])) or locate(place, self.front)

    def of(self, words: str, *place: str | int) -> int:
        """Return the line (from 1) on which words start, looked for from a place on, however they are wrapped.

        Where escapes or marks of the file break the words up, it is the line of the place; without a place, 1.
        """
        line = self.at(*place) if place else 1
        flat, starts = self._flat
        found = flat.find(" ".join(words.casefold().split()), starts[line - 1])
        return bisect_right(starts, found) if found >= 0 else line

    @cached_property
    def _flat(self) -> tuple[str, list[int]]:
        """The file as one line without case, one space between words, and where in it each line starts."""
        lines = [" ".join(line.split()) for line in self.text.casefold().split("\n")]
        lengths = (len(line) + 1 if line else 0 for line in lines)
        return " ".join(filter(None, lines)), [0, *accumulate(lengths)][:-1]

    @cached_property
    def _sections(self) -> dict[str, int]:
        below = self.body[1] + 1
        return {name: line + below for name, line in section_lines(self.tokens).items()}


def texts(question: Question) -> Iterator[tuple[Place, str]]:
    """Yield every text of a question that is written as Markdown, with its place; references are left out."""
    yield from front_texts(question)
    yield ("prompt",), question.prompt
    for name in ("expectations", "approach"):
        yield from (((name,), item) for item in getattr(question, name))
    yield ("answer",), question.answer
    yield from ((("pitfalls",), item) for item in question.pitfalls)
    for follow_up in question.follow_ups:
        yield ("follow_ups",), follow_up.question
        yield ("follow_ups",), follow_up.answer


def front_texts(question: Question) -> Iterator[tuple[Place, str]]:
    """Yield the texts of the rubric."""
    for index, point in enumerate(question.rubric):
        yield ("rubric", index, "point"), point.point
        yield from ((("rubric", index, "evidence"), item) for item in point.evidence)
        yield from ((("rubric", index, "misconceptions"), item) for item in point.misconceptions)
