"""`mlprep mock`."""

from collections.abc import Callable
from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.document import mock_document
from mlprep_cli.cli.options import Json, with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.mock import balanced, report, unseen
from mlprep_cli.core.select import new_ones
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.attempt import to_utc
from mlprep_cli.model.mock import Answered, Asked, Mock, Report
from mlprep_cli.model.question import Question
from mlprep_cli.store.mock import MockFile

MINUTES = 45
BEGIN = {"": "begin; the clock starts", "q": "not now"}
RESUME = {"": "go on", "n": "begin another", "q": "not now"}

Minutes = Annotated[int | None, typer.Option("--minutes", min=5, max=480, metavar="N", help=f"Time (or {MINUTES}).")]
Count = Annotated[int | None, typer.Option("--questions", "-n", min=1, max=50, metavar="N", help="How many.")]
Strict = Annotated[bool, typer.Option("--strict", help="Hide what the interviewer expects.")]
New = Annotated[bool, typer.Option("--new", help="Begin another, though one was paused; its answers stay as drafts.")]


@with_filters
def mock(
    context: typer.Context,
    filters: Filters,
    minutes: Minutes = None,
    questions: Count = None,
    strict: Strict = False,
    new: New = False,
    json: Json = False,
) -> None:
    """Sit a timed mock interview: no hints, follow-ups before anything is revealed, a report at the end.

    A balanced set of questions that you did not practise this week. Interrupted, `mlprep mock` goes on with it.
    """
    world: World = context.obj
    if json:
        world.terminal.talk_on_stderr()
    box = MockFile(world.home.mock_file, world.home.reports)
    found = _agreed(world, box, lambda: _new(world, filters, minutes, questions, strict=strict), new=new)
    if found is not None and _interview(world, box, found):
        _finish(world, box, found, json=json)


def _agreed(world: World, box: MockFile, make: Callable[[], Mock], *, new: bool) -> Mock | None:
    """Return the interview to sit, one that was paused or another; None where the user would rather not."""
    from mlprep_cli.ui.mock import opening

    paused = None if new else box.load()
    if paused:
        world.terminal.show(opening(paused))
        key = world.screen.choose(RESUME, end="")
        if key != "n":
            return paused if key == "" else None
    made = make()
    world.terminal.show(opening(made))
    return made if world.screen.choose(BEGIN, end="q") == "" else None


def _new(world: World, filters: Filters, minutes: int | None, count: int | None, *, strict: bool) -> Mock:
    """Return a new interview.

    Raises:
        MlprepError: no question fits.
    """
    candidates = unseen(world.select(filters), world.standings, world.today)
    if not candidates:
        hint = "other filters, or wait some days: `mlprep mock --help`"
        raise MlprepError("no question for an interview: those that fit were practised this week", hint=hint)
    world.chance.shuffle(candidates)
    limit = minutes or (MINUTES if count is None else sum(item.minutes for item in candidates))
    chosen = balanced(candidates, limit, count)
    if not chosen:
        least = min(item.minutes for item in candidates)
        raise MlprepError(f"no question fits into {limit} minutes", hint=f"the shortest takes {least}")
    if count and len(chosen) < count:
        world.terminal.warn(f"only {len(chosen)} of {count} questions fit")
    total = minutes or (MINUTES if count is None else sum(item.minutes for item in chosen))
    asked = [Asked(question=item.id) for item in chosen]
    return Mock(started=to_utc(world.now()), minutes=total, strict=strict or world.config.strict, questions=asked)


def _interview(world: World, box: MockFile, mock: Mock) -> bool:
    """Tell the story of an interview; whether it came to its end."""
    from mlprep_cli.flows.mock import Interview
    from mlprep_cli.ui.mock import TimedScreen

    def timed(left: Callable[[], int]) -> TimedScreen:
        return TimedScreen(world.terminal, world.calendar, world.now, left)

    desk = world.desk(strict=mock.strict)
    return Interview(desk, box, mock, world.catalog.questions, timed).run()


def _finish(world: World, box: MockFile, mock: Mock, *, json: bool) -> None:
    """Keep the report, show it, and forget the interview."""
    from mlprep_cli.export.report import report_markdown
    from mlprep_cli.ui.mock import report_page
    from mlprep_cli.ui.pager import show_pages
    from mlprep_cli.ui.words import points

    found = _report(world.anew(), mock)
    text = report_markdown(found, lambda instant: instant.astimezone(world.calendar.zone), points)
    place = box.keep(text, mock.started)
    box.clear()
    if json:
        world.terminal.document(mock_document(found, str(place)))
    else:
        show_pages(world.terminal, report_page(found, place, world.terminal.columns))


def _report(world: World, mock: Mock) -> Report:
    """Return what an interview came to; questions that are in no pack any more are left out."""
    attempts = {item.id: item for item in world.attempts}
    known: list[tuple[Question, Asked]] = [
        (world.catalog.questions[item.question], item)
        for item in mock.questions
        if item.question in world.catalog.questions
    ]
    answered = [
        Answered(question, attempts.get(item.attempt or ""), reached=item.state != "open") for question, item in known
    ]
    others = [choice.question for choice in new_ones(list(world.catalog.questions.values()), world.standings)]
    return report(mock, answered, others)
