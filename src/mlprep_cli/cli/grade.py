"""`mlprep grade`."""

from typing import TYPE_CHECKING, Annotated

import typer

from mlprep_cli.cli.answer_file import read_answer
from mlprep_cli.cli.document import grade_document
from mlprep_cli.cli.interviewer import mark
from mlprep_cli.cli.options import Json, QuestionName
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.coverage.verdict import Coverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.errors import UsageError
from mlprep_cli.model.question import Question

if TYPE_CHECKING:
    from mlprep_cli.core.interviewer.judge import Judgement

Answer = Annotated[str, typer.Option("--answer", metavar="FILE", help="The answer (- is stdin).")]
Llm = Annotated[str, typer.Option("--llm", metavar="MODEL", help="Ask this language model too, by its name in `llm`.")]
Offline = Annotated[bool, typer.Option("--offline", help="Ask no language model, whatever the settings say.")]


def grade(
    context: typer.Context,
    question: QuestionName,
    answer: Answer,
    llm: Llm = "",
    offline: Offline = False,
    json: Json = False,
) -> None:
    """Say which points an answer covers; record nothing.

    The verdicts come from comparing words, offline, or from a language model if you set one up: both say where they
    are unsure, and can be wrong.
    """
    world: World = context.obj
    if offline and llm:
        raise UsageError("`--llm` and `--offline` exclude each other", hint="give one of them")
    found, text = world.catalog.find(question), read_answer(answer)
    model = "" if offline else llm or world.config.llm_model
    coverage, graded, judgement = mark(world, found, text, model, quiet=json)
    if json:
        world.terminal.document(grade_document(found, coverage, graded))
    else:
        _show(world, found, coverage, graded, judgement)


def _show(world: World, question: Question, coverage: Coverage, graded: Grade, judgement: "Judgement | None") -> None:
    """Show the verdicts, and what the model would ask next."""
    from mlprep_cli.ui.coverage import covered

    world.terminal.show(covered(question, coverage, graded))
    if judgement and judgement.follow_up:
        from mlprep_cli.ui.interviewer import own_question

        world.terminal.show(own_question(graded.graded_by.removeprefix("llm:"), judgement.follow_up.question))
