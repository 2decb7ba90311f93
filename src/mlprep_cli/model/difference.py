"""The shape of what changed between two texts, told by words."""

from dataclasses import dataclass
from typing import Literal

from mlprep_cli.model.attempt import Attempt

Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Change:
    """Words that stayed, went or came, one after the other.

    `text` has them with the white space between them, and `gap` is the white space before them, where all changes are
    read in a row. Of words that stayed, it is that of the new text.
    """

    kind: Kind
    gap: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs side by side: changes of the old text on the left, of the new one on the right."""

    old: list[Change]
    new: list[Change]


@dataclass(frozen=True, slots=True)
class Answer:
    """An attempt with the text of its answer, safe to show."""

    attempt: Attempt
    text: str
