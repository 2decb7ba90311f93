"""Which points an answer covers: a mark, the point, and the sentence that the verdict rests on."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.coverage.verdict import Coverage, PointCoverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.model.question import Question
from mlprep_cli.model.text import clean
from mlprep_cli.ui.markdown import inline
from mlprep_cli.ui.question import panel

MARKS = {"covered": "[x]", "unsure": "[?]", "missed": "[ ]"}
STYLES = {"covered": "green", "unsure": "yellow", "missed": "red"}
FLAGS = {"opposite": "you may be stating the opposite", "keyword-list": "a list of words says nothing yet"}
LONGEST_QUOTE = 160  # characters
KEY = "[x] covered   [?] unsure, check yourself   [ ] not found"


def covered(question: Question, coverage: Coverage, grade: Grade) -> RenderableType:
    """Return the verdicts, numbered from 1, each with what it rests on; readable without colour."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(width=3)
    table.add_column()
    texts = {point.id: point.point for point in question.rubric}
    for number, point in enumerate(coverage.points, start=1):
        table.add_row(f"{number}", Text(MARKS[point.verdict], STYLES[point.verdict]), inline(texts[point.id]))
        if remark := _remark(point):
            table.add_row("", "", remark)
    parts: list[RenderableType] = [table] if coverage.points else []
    if coverage.note:
        parts.append(Text(clean(coverage.note), "yellow"))
    title = f"Your answer covers {grade.in_words()}" if grade.verdicts else "What a strong answer says"
    return panel(Group(*parts, Text(KEY, "dim")), title)


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
