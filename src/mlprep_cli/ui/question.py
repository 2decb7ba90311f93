"""A question on the screen: as it is asked, its hints, its rubric, its worked answer, its follow-ups."""

import datetime as dt
from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.model.text import clean
from mlprep_cli.ui.markdown import READABLE, Prose, inline, prose
from mlprep_cli.ui.words import about, last_result

SIDE_BY_SIDE = 110  # columns, from which on two texts fit beside each other
NO_ANSWER = "There is none yet: this question is a draft."


def asked(
    question: Question,
    standing: Standing,
    title: str,
    *,
    expectations: bool,
    today: dt.date,
    last_on: dt.date,
) -> RenderableType:
    """Return a question as the interviewer puts it; `title` says which one of the sitting it is."""
    head = Text(about(question), "dim")
    result = last_result(standing, today, last_on)
    if result:
        head.append(f" · {result}")
    body = Group(Text(question.title, "bold"), head, Text(), Prose(question.prompt))
    parts: list[RenderableType] = [panel(body, question.id, title)]
    if expectations and question.expectations:
        parts.append(expected(question))
    if question.topics:
        parts.append(Text(f"Topics: {', '.join(question.topics)}", "dim"))
    return Group(*parts)


def expected(question: Question) -> RenderableType:
    """Return what the interviewer expects."""
    return panel(bullets(question.expectations), "What the interviewer expects")


def bullets(items: Sequence[str]) -> RenderableType:
    """Return a list; items that are more than a line of text are shown as Markdown."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    for item in items:
        table.add_row("•", Prose(item) if "\n" in item else inline(item))
    return table


def hint(question: Question, number: int) -> RenderableType:
    """Return one hint; they are numbered from 1."""
    title = f"Hint {number} of {len(question.approach)}"
    return panel(Prose(question.approach[number - 1]), title)


def points(question: Question) -> RenderableType:
    """Return the rubric, numbered from 1."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="bold")
    table.add_column(overflow="fold")
    for number, point in enumerate(question.rubric, start=1):
        table.add_row(f"{number}", inline(point.point))
    return panel(table, f"What a strong answer says: {len(question.rubric)} points")


def own_answer(title: str, text: str) -> RenderableType:
    """Return an answer of the user's, as it was written."""
    return panel(Text(clean(text).rstrip()), title)


def sample(question: Question, *, fold: bool = False) -> RenderableType:
    """Return the worked answer and the pitfalls; with `fold`, long Python is only mentioned."""
    worked = prose(question.answer, fold=fold) if question.answer else Text(NO_ANSWER, "dim")
    parts: list[RenderableType] = [_rule("Sample answer"), worked]
    if question.pitfalls:
        parts += [Text(), _rule("Pitfalls"), Constrain(bullets(question.pitfalls), READABLE)]
    return Group(*parts, Text())


def beside(question: Question, answer: str, columns: int) -> RenderableType:
    """Return the user's answer and the worked one, side by side from 110 columns on, else one above the other."""
    own, worked = (
        panel(Text(clean(answer).rstrip()), "Your answer"),
        panel(Prose(question.answer, fold=True), "Sample answer"),
    )
    if columns < SIDE_BY_SIDE:
        return Group(own, worked)
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, overflow="fold")
    table.add_row(own, worked)
    return Constrain(table, 2 * READABLE)


def code(blocks: Sequence[str]) -> RenderableType:
    """Return blocks of Python, one below the other."""
    return Prose("\n\n".join(f"```python\n{block}```" for block in blocks))


def follow_up(item: FollowUp, number: int, total: int) -> RenderableType:
    """Return a follow-up question; they are numbered from 1."""
    return panel(inline(item.question, "bold"), f"Follow-up {number} of {total}")


def follow_up_answer(item: FollowUp) -> RenderableType:
    """Return the answer to a follow-up question."""
    return Group(prose(item.answer), Text())


def references(question: Question) -> RenderableType:
    """Return where to read on, and on what the question rests."""
    parts: list[RenderableType] = []
    if question.references:
        parts += [_rule("References"), Constrain(bullets(question.references), READABLE), Text()]
    if question.sources:
        lines = [" · ".join(filter(None, _source(item))) for item in question.sources]
        parts += [_rule("On what the question rests"), Constrain(bullets(lines), READABLE), Text()]
    return Group(*parts)


def whole(question: Question, standing: Standing, *, today: dt.date, last_on: dt.date, answer: bool) -> RenderableType:
    """Return a question with everything that can be shown of it; rubric, answer and follow-ups on request."""
    parts = [asked(question, standing, standing.status, expectations=True, today=today, last_on=last_on)]
    if answer:
        if question.rubric:
            parts.append(points(question))
        parts.append(sample(question))
        total = len(question.follow_ups)
        for number, item in enumerate(question.follow_ups, start=1):
            parts += [follow_up(item, number, total), follow_up_answer(item)]
    parts.append(references(question))
    return Group(*parts)


def panel(body: RenderableType, title: str, corner: str = "") -> Constrain:
    """Return a box with a title at its left and a remark at its lower right, no wider than reads well."""
    panel = Panel(
        body,
        title=Text(title, "bold"),
        title_align="left",
        subtitle=Text(corner, "dim") if corner else None,
        subtitle_align="right",
        box=box.ROUNDED,
        border_style="dim",
        padding=(0, 1),
    )
    return Constrain(panel, READABLE + 4)


def _source(item: object) -> list[str]:
    """Return the parts of a source that are there."""
    kind, company, title, date, url = (getattr(item, name) for name in ("kind", "company", "title", "date", "url"))
    return [kind, company or "", title, str(date or ""), url or ""]


def _rule(title: str) -> Constrain:
    """Return a line with a title at its left."""
    return Constrain(Rule(Text(title, "bold"), align="left", style="dim"), READABLE)
