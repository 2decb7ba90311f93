"""Which points an answer covers: a mark, the point, and the sentence that the verdict rests on."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage, Verdict
from mlprep_cli.core.grading import BY_USER, Grade
from mlprep_cli.model.question import Question
from mlprep_cli.model.text import clean
from mlprep_cli.ui.markdown import inline
from mlprep_cli.ui.question import panel
from mlprep_cli.ui.words import plural

MARKS = {"covered": "[x]", "unsure": "[?]", "missed": "[ ]"}
STYLES = {"covered": "green", "unsure": "yellow", "missed": "red"}
FLAGS = {"opposite": "you may be stating the opposite", "keyword-list": "a list of words says nothing yet"}
LONGEST_QUOTE = 160  # characters
MADE = "[x] covered   [?] half, or left open"
KEY = "[x] covered   [?] unsure, check yourself   [ ] not found"


def covered(question: Question, coverage: Coverage, grade: Grade) -> RenderableType:
    """Return all verdicts, numbered from 1, each with what it rests on; readable without colour."""
    parts: list[RenderableType] = [_rows(question, coverage, grade, set(grade.verdicts.values()))]
    if coverage.note:
        parts.append(Text(clean(coverage.note), "yellow"))
    title = f"Your answer covers {grade.in_words()}" if grade.verdicts else "No verdict"
    return panel(Group(*parts, Text(KEY, "dim")) if grade.verdicts else Group(*parts), title, marked_by(grade))


def doubt(question: Question, point: PointCoverage, number: int, total: int) -> RenderableType:
    """Return a point of which the program is unsure, with the words that come closest."""
    text = next(one.point for one in question.rubric if one.id == point.id)
    parts: list[RenderableType] = [inline(text)]
    if remark := _remark(point):
        parts.append(Text.assemble(("Closest: ", "dim"), remark))
    return panel(Group(*parts), f"Unsure {number} of {total}: did you say this?")


def made(question: Question, coverage: Coverage, grade: Grade) -> RenderableType:
    """Return the points that an answer makes or half makes, and how many are folded away beside them."""
    missed = len(grade.ids("missed"))
    table = _rows(question, coverage, grade, {"covered", "unsure"})
    parts: list[RenderableType] = [table] if table.row_count else []
    folded = f"   {MARKS['missed']} {missed} not found, folded away" if missed else ""
    parts.append(Text(f"{MADE}{folded}", "dim"))
    if coverage.note:
        parts.append(Text(clean(coverage.note), "yellow"))
    return panel(Group(*parts), f"Your answer covers {grade.in_words()}", marked_by(grade))


def left_out(question: Question, coverage: Coverage, grade: Grade) -> RenderableType:
    """Return the points that were not found in an answer."""
    missed = grade.ids("missed")
    return panel(_rows(question, coverage, grade, {"missed"}), f"Not found: {plural(len(missed), 'point')}")


def marked_by(grade: Grade) -> str:
    """Return who marked the answer, in words."""
    grader = grade.graded_by.removesuffix(BY_USER)
    by = {"rubric": "marked by comparing words", "self": ""}.get(grader, f"marked by {grader.removeprefix('llm:')}")
    return f"{by}, and by you" if by and grade.corrected else by


def _rows(question: Question, coverage: Coverage, grade: Grade, shown: set[Verdict]) -> Table:
    """Return the points with one of some verdicts, each with its number, its mark and what it rests on."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(width=3)
    table.add_column(overflow="fold")
    found = {point.id: point for point in coverage.points}
    for number, point in enumerate(question.rubric, start=1):
        verdict = grade.verdicts.get(point.id)
        if verdict not in shown:
            continue
        table.add_row(f"{number}", Text(MARKS[verdict], STYLES[verdict]), inline(point.point))
        if remark := _remark(found[point.id]):
            table.add_row("", "", remark)
    return table


def _remark(point: PointCoverage) -> Text | None:
    """Return the sentence that a verdict rests on, and what speaks against it; None for a point not found."""
    if point.verdict == "missed" and point.flag is None:
        return None
    remark = Text(style="dim italic")
    if point.sentence:
        quote = clean(point.sentence)
        remark.append(f'"{quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]}..."}"')
    if point.flag:
        remark.append(f"{' ' if remark else ''}({FLAGS[point.flag]})")
    return remark or None
