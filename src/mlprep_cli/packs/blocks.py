"""The fenced code blocks of a Markdown text."""

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it.token import Token

from mlprep_cli.packs.markdown import block_tokens


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language (empty when not said), its code, and its first line of code, from 0."""

    language: str
    code: str
    line: int


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of `text` in order, those inside lists too."""
    return fenced(block_tokens(text))


def fenced(tokens: Iterable[Token]) -> list[Block]:
    """Return the fenced blocks among the block tokens of a text."""
    return [
        Block((token.info.split() or [""])[0], token.content.rstrip("\n"), (token.map or [0])[0] + 1)
        for token in tokens
        if token.type == "fence"
    ]
