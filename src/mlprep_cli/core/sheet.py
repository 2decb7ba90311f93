"""The answer sheet that the editor opens: a header, room for the answer, a scissors line, the question."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import TextWrapper

from mlprep_cli.model.question import FollowUp, Question

SCISSORS = "# ------------------------ >8 ------------------------"
NOTE = "# What stands below the line above is left out of your answer."
HEADER = "<!-- Your answer goes below. Save and quit; an empty one records nothing. -->"
COLUMNS = 78
FIRST_LINE = 3  # where the answer starts, from 1
SET_IN_LINES = re.compile(r"```|\$\$|^ *(?:\||[-*+>#] |\d+[.)] )", re.MULTILINE)  # code, formulas, tables, lists


@dataclass(frozen=True, slots=True)
class Written:
    """What came back from the editor: the answer, and words that were written below the scissors line."""

    answer: str
    stray: str

    def whole(self) -> str:
        """Return all that was written, the stray words last."""
        return f"{self.answer}\n\n{self.stray}".strip()


@dataclass(frozen=True, slots=True)
class Before:
    """A first answer to the same question: its text, the points that it made, and how many it left out."""

    answer: str
    made: Sequence[str]
    folded: int


def blank_sheet(question: Question, *, expectations: bool, hints: int = 0, before: Before | None = None) -> str:
    """Return the text that the editor opens for a new answer; it repeats the hints taken, the first `hints` ones.

    Answering again, it also holds the answer given `before`, and what that covered: not what it left out.
    """
    shown = below(question, expectations=expectations, hints=hints)
    return f"{HEADER}\n\n\n\n{shown}{_repeated(before) if before else ''}"


def follow_up_sheet(item: FollowUp) -> str:
    """Return the text that the editor opens for the answer to a follow-up question."""
    return f"{HEADER}\n\n\n\n{SCISSORS}\n{NOTE}\n\n## Follow-up\n\n{filled(item.question)}\n"


def below(question: Question, *, expectations: bool, hints: int = 0) -> str:
    """Return the scissors line and what follows it: the question, what is expected where that is shown, hints taken."""
    lines = [SCISSORS, NOTE, "", f"## {question.title} ({question.minutes} minutes)", "", filled(question.prompt), ""]
    if expectations and question.expectations:
        lines += ["### What the interviewer expects", "", *_items(question.expectations), ""]
    if hints:
        lines += ["### Hints", "", *_items(question.approach[:hints]), ""]
    return "\n".join(lines)


def _repeated(before: Before) -> str:
    """Return what the sheet of a second answer repeats of the first."""
    made = _items(before.made) or ["None yet."]
    lines = [f"### What it covered ({before.folded} more folded away)", "", *made, ""]
    return "\n".join(["\n### Your answer before", "", before.answer, "", *lines])


def _items(texts: Sequence[str]) -> list[str]:
    """Return texts as the items of a list."""
    return [_fill(text, first="- ", indent="  ") for text in texts]


def filled(text: str) -> str:
    """Return a Markdown text with its plain paragraphs wrapped to fit an editor of 80 columns."""
    parts, fenced = [], False
    for part in text.split("\n\n"):
        plain = not fenced and part[:1].isalnum() and not SET_IN_LINES.search(part)
        fenced ^= part.count("```") % 2 == 1
        parts.append(_fill(part) if plain else part)
    return "\n\n".join(parts)


def read_sheet(text: str, sheet: str) -> Written:
    """Return what the user wrote into a sheet, given the `sheet` as it was handed out.

    Without its scissors line all that was not printed is the answer. An unknown (empty) sheet has no stray words.
    """
    printed = sheet.partition(SCISSORS)[2]
    above, mark, rest = text.partition(SCISSORS)
    if not mark:
        return Written(_without_header(_added(text, printed), sheet), "")
    stray = _added(rest.replace(SCISSORS, ""), printed) if printed else ""
    return Written(_without_header(above, sheet), stray)


def with_answer(text: str, answer: str) -> str:
    """Return a sheet with its answer replaced."""
    _, mark, rest = text.partition(SCISSORS)
    return f"{HEADER}\n\n{answer}\n\n{mark}{rest}"


def _fill(text: str, *, first: str = "", indent: str = "") -> str:
    """Return a paragraph wrapped between words; a long word stays whole."""
    wrapper = TextWrapper(COLUMNS, first, indent, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(text)


def _added(text: str, printed: str) -> str:
    """Return the text without the lines that were printed: each is taken out once, from the end.

    A blank line goes with the line below it.
    """
    left = Counter(line.strip() for line in printed.split("\n"))
    kept, taken = list[str](), False
    for line in reversed(text.split("\n")):
        words = line.strip()
        if words:
            taken = left[words] > 0
            left[words] -= 1
        if not taken:
            kept.append(line)
    return "\n".join(reversed(kept)).strip("\n")


def _without_header(text: str, sheet: str) -> str:
    """Return the text without its header, ours or that of an older sheet; words beside it on its line are kept."""
    first = sheet.partition("\n")[0]
    for header in (HEADER, first if first.startswith("<!--") else ""):
        text = text.replace(header, "", 1)
    return text.strip()
