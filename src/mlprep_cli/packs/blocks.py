"""The fenced code blocks of a Markdown text."""

from dataclasses import dataclass

from mlprep_cli.packs.markdown import block_tokens


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language (empty when not said), its code, and its first line of code, from 0."""

    language: str
    code: str
    line: int


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of `text` in order, those inside lists too."""
    return [
        Block((token.info.split() or [""])[0], token.content.rstrip("\n"), (token.map or [0])[0] + 1)
        for token in block_tokens(text)
        if token.type == "fence"
    ]
