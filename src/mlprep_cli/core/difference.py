"""What changed between two texts, word by word. White space is no word: a paragraph wrapped anew has not changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import NamedTuple

from mlprep_cli.model.difference import Block, Change, Kind

WORD = re.compile(r"(\S+)(\s*)")
ISLAND = 2  # words: so few that stayed between rewritten ones, mostly by chance, are read as rewritten too

Operation = tuple[str, int, int, int, int]  # what was done; from where to where in the old words, and in the new


class Step(NamedTuple):
    """A word that stayed, went or came, and the white space after it in the old and in the new text."""

    kind: Kind
    word: str
    old_gap: str = ""
    new_gap: str = ""


class Placed(NamedTuple):
    """A word and the white space before it."""

    kind: Kind
    gap: str
    word: str


def changes(old: str, new: str) -> list[Change]:
    """Return the runs of words that stayed, went or came, in reading order; what went comes before what came for it.

    The words of what stayed and what went are those of `old`, in order; of what stayed and what came those of `new`.
    """
    placed, old_gap, new_gap = list[Placed](), "", ""
    for step in _steps(old, new):
        # Before the first word of the new text, the old one says how it goes on.
        gap = old_gap if step.kind == "removed" else new_gap or old_gap or " "
        placed.append(Placed(step.kind, gap, step.word))
        old_gap = old_gap if step.kind == "added" else step.old_gap
        new_gap = new_gap if step.kind == "removed" else step.new_gap
    return _runs(placed)


def blocks(old: str, new: str) -> list[Block]:
    """Return the changes as blocks to be read side by side: paragraphs, or more where their borders differ."""
    found, left, right = list[Block](), list[Placed](), list[Placed]()
    old_gap = new_gap = ""
    for step in _steps(old, new):
        if _ends_paragraph(old_gap) and _ends_paragraph(new_gap) and (left or right):
            found.append(Block(_runs(left), _runs(right)))
            left, right = [], []
        if step.kind != "added":
            left.append(Placed(step.kind, old_gap, step.word))
            old_gap = step.old_gap
        if step.kind != "removed":
            right.append(Placed(step.kind, new_gap, step.word))
            new_gap = step.new_gap
    return _paired([*found, Block(_runs(left), _runs(right))]) if left or right else []


def _steps(old: str, new: str) -> Iterator[Step]:
    """Yield every word of both texts, in reading order."""
    was, now = _words(old), _words(new)
    for kind, start, end, new_start, new_end in _operations([word for word, _ in was], [word for word, _ in now]):
        if kind == "equal":
            for (word, old_gap), (_, new_gap) in zip(was[start:end], now[new_start:new_end], strict=True):
                yield Step("same", word, old_gap, new_gap)
        else:
            yield from (Step("removed", word, old_gap=gap) for word, gap in was[start:end])
            yield from (Step("added", word, new_gap=gap) for word, gap in now[new_start:new_end])


def _words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text, each with the white space after it; the last has none."""
    return WORD.findall(text.strip())


def _runs(placed: Iterable[Placed]) -> list[Change]:
    """Return words as runs of one kind; the first has no white space before it."""
    found = list[Change]()
    for kind, group in groupby(placed, key=lambda item: item.kind):
        first, *rest = group
        text = first.word + "".join(item.gap + item.word for item in rest)
        found.append(Change(kind, first.gap if found else "", text))
    return found


def _ends_paragraph(gap: str) -> bool:
    """Tell whether white space parts paragraphs; a text begins and ends at such a border."""
    return not gap or gap.count("\n") > 1


def _paired(found: Sequence[Block]) -> list[Block]:
    """Return blocks with the paragraphs that came beside those that went at their place."""
    paired = list[Block]()
    for one_sided, group in groupby(found, key=lambda block: not (block.old and block.new)):
        items = list(group)
        if one_sided:
            gone, come = [item.old for item in items if item.old], [item.new for item in items if item.new]
            items = [Block(old or [], new or []) for old, new in zip_longest(gone, come)]
        paired += items
    return paired


def _operations(old: Sequence[str], new: Sequence[str]) -> list[Operation]:
    """Return which words are equal and which changed, in turn."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found = list[Operation]()
    for index, (tag, *places) in enumerate(codes):
        kind = "equal" if tag == "equal" and not _is_island(codes, index) else "changed"
        start, end, new_start, new_end = places
        if found and kind == found[-1][0] == "changed":
            _, start, _, new_start, _ = found.pop()
        found.append((kind, start, end, new_start, new_end))
    return found


def _is_island(codes: Sequence[Operation], index: int) -> bool:
    """Tell whether words that stayed are few, and stand in the midst of more that was rewritten: gone and come."""
    _, start, end, _, _ = codes[index]
    if not 0 < index < len(codes) - 1 or end - start > ISLAND:
        return False
    least = 2 * (end - start)
    around = [_rewritten(codes[place]) for place in (index - 1, index + 1)]
    each_side = [max(gone, come) for gone, come in around]
    return min(*each_side, *map(sum, zip(*around, strict=True))) > least


def _rewritten(code: Operation) -> tuple[int, int]:
    """Return how many words went, and how many came in their place."""
    _, start, end, new_start, new_end = code
    return end - start, new_end - new_start
