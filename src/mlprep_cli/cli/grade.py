"""`mlprep grade`."""

from typing import Annotated

import typer

from mlprep_cli.cli.answer_file import read_answer
from mlprep_cli.cli.document import grade_document
from mlprep_cli.cli.options import Json, QuestionName
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.grading import grade_by_rubric


def grade(
    context: typer.Context,
    question: QuestionName,
    answer: Annotated[str, typer.Option("--answer", metavar="FILE", help="The answer (- is stdin).")],
    json: Json = False,
) -> None:
    """Say which points an answer covers; record nothing.

    The verdicts come from comparing words, offline: they say where they are unsure, and can be wrong.
    """
    world: World = context.obj
    found = world.catalog.find(question)
    coverage = cover(found, read_answer(answer))
    graded = grade_by_rubric(found.rubric, coverage)
    if json:
        world.terminal.document(grade_document(found, coverage, graded))
        return
    from mlprep_cli.ui.coverage import covered

    world.terminal.show(covered(found, coverage, graded))
