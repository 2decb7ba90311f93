"""The answer sheet that the editor opens: a header, room for the answer, a scissors line, the question."""

from dataclasses import dataclass
from textwrap import fill

from mlprep_cli.model.question import Question

SCISSORS = "# ------------------------ >8 ------------------------"
NOTE = "# What stands below the line above is left out of your answer."
HEADER = "<!-- Your answer goes below. Save and quit; an empty one records nothing. -->"
COLUMNS = 78
FIRST_LINE = 3  # where the answer starts, from 1


@dataclass(frozen=True, slots=True)
class Written:
    """What came back from the editor: the answer, and words that were written below the scissors line."""

    answer: str
    stray: str


def blank_sheet(question: Question, *, expectations: bool) -> str:
    """Return the text that the editor opens for a new answer."""
    return f"{HEADER}\n\n\n{below(question, expectations=expectations)}"


def below(question: Question, *, expectations: bool) -> str:
    """Return the scissors line and what follows it: the question, and what is expected where that is shown."""
    lines = [SCISSORS, NOTE, "", f"## {question.title} ({question.minutes} minutes)", "", filled(question.prompt), ""]
    if expectations and question.expectations:
        expected = (fill(item, COLUMNS, initial_indent="- ", subsequent_indent="  ") for item in question.expectations)
        lines += ["### What the interviewer expects", "", *expected, ""]
    return "\n".join(lines)


def filled(text: str) -> str:
    """Return a Markdown text with its plain paragraphs wrapped to fit an editor of 80 columns."""
    parts, fenced = [], False
    for part in text.split("\n\n"):
        plain = not fenced and part[:1].isalnum() and "```" not in part and "\n|" not in part
        fenced ^= part.count("```") % 2 == 1
        parts.append(fill(part, COLUMNS) if plain else part)
    return "\n\n".join(parts)


def read_sheet(text: str, sheet: str) -> Written:
    """Return what the user wrote into a sheet, given the `sheet` as it was handed out."""
    printed = sheet.partition(SCISSORS)[2]
    lines = text.split("\n")
    cut = next((i for i, line in enumerate(lines) if line.strip() == SCISSORS), None)
    if cut is None:
        return Written(_without_header(text.replace(printed.strip(), "") if printed.strip() else text), "")
    known = {line.strip() for line in printed.split("\n")} | {SCISSORS}
    stray = [line for line in lines[cut:] if line.strip() and line.strip() not in known]
    return Written(_without_header("\n".join(lines[:cut])), "\n".join(stray) if printed else "")


def with_answer(text: str, answer: str) -> str:
    """Return a sheet with its answer replaced."""
    _, mark, rest = text.partition(SCISSORS)
    return f"{HEADER}\n\n{answer}\n\n{mark}{rest}"


def _without_header(text: str) -> str:
    """Return the text without the comment on its first line; words written behind that are kept."""
    first, _, rest = text.lstrip("\n").partition("\n")
    if not first.startswith(HEADER[:4]) or HEADER[-3:] not in first:
        return text.strip()
    return f"{first.partition(HEADER[-3:])[2]}\n{rest}".strip()
