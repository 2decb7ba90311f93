"""`mlprep practice`."""

from typing import Annotated

import typer

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.answer_file import read_answer
from mlprep_cli.cli.choosing import Wish, choices, day_done, more_new, named, order_of
from mlprep_cli.cli.document import attempt_document
from mlprep_cli.cli.interviewer import interviewer, mark
from mlprep_cli.cli.options import Json, complete_question, with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.rating import suggest
from mlprep_cli.core.select import Choice
from mlprep_cli.errors import UsageError
from mlprep_cli.flows.practice import practise
from mlprep_cli.flows.record import Answered, record
from mlprep_cli.model.attempt import RATINGS, Rating

Flag = typer.Option
ORDERS = "Order"
SCRIPTS = "For scripts, and for people whose editor is already open"

Named = Annotated[
    str | None,
    typer.Argument(metavar="QUESTION", help="An id, or the start of one.", autocompletion=complete_question),
]
Count = Annotated[int | None, Flag("--count", "-n", min=1, metavar="N", help="Stop after so many questions.")]
Minutes = Annotated[int | None, Flag("--minutes", min=1, metavar="N", help="As many questions as fit into the time.")]
Due = Annotated[bool, Flag("--due", help="Only what is due.", rich_help_panel=ORDERS)]
New = Annotated[bool, Flag("--new", help="Only new questions.", rich_help_panel=ORDERS)]
Weak = Annotated[bool, Flag("--weak", help="Lowest scores first.", rich_help_panel=ORDERS)]
ByChance = Annotated[bool, Flag("--random", help="In any order.", rich_help_panel=ORDERS)]
Strict = Annotated[bool, Flag("--strict", help="Hide the expectations until the answer is written.")]
Offline = Annotated[bool, Flag("--offline", help="Ask no language model, whatever the settings say.")]
Answer = Annotated[
    str | None,
    Flag("--answer", metavar="FILE", help="Record this answer, ask nothing (- is stdin).", rich_help_panel=SCRIPTS),
]
Rated = Annotated[
    str | None, Flag("--rating", metavar="RATING", help="again, hard, good or easy.", rich_help_panel=SCRIPTS)
]
Seconds = Annotated[
    int,
    Flag("--seconds", min=0, metavar="N", help="Time it took you.", rich_help_panel=SCRIPTS, show_default=False),
]


@with_filters
def practice(
    context: typer.Context,
    filters: Filters,
    question: Named = None,
    count: Count = None,
    minutes: Minutes = None,
    due: Due = False,
    new: New = False,
    weak: Weak = False,
    by_chance: ByChance = False,
    strict: Strict = False,
    offline: Offline = False,
    answer: Answer = None,
    rating: Rated = None,
    seconds: Seconds = 0,
    json: Json = False,
) -> None:
    """Practise questions: the due ones first, then the day's new ones, or what the plan holds.

    Read, write in your editor, see which points you covered, then the worked answer and the follow-ups.
    Your answer is on disk from the moment the editor opens.
    """
    world: World = context.obj
    if answer is not None:
        model = "" if offline else world.config.llm_model
        _record_file(world, question, answer, _rating(rating), seconds, model=model, json=json)
        return
    if json or rating or seconds:
        hint = "`mlprep practice --help`"
        raise UsageError("`--json`, `--rating` and `--seconds` go with `--answer FILE`", hint=hint)
    wish = Wish(filters, order_of(due=due, new=new, weak=weak, by_chance=by_chance), count, minutes)
    _practise(world, wish, question, strict=strict, offline=offline)


def _practise(world: World, wish: Wish, question: str | None, *, strict: bool, offline: bool) -> None:
    """Tell the story of a sitting."""
    chosen = named(world, question) if question else choices(world, wish)
    if not chosen:
        chosen = _more(world, wish)
    if not chosen:
        return
    model = "" if offline else world.config.llm_model
    asked = interviewer(world, model, may_ask=world.terminal.interactive) if model.strip() else None
    settled = None if wish.is_day and not question else len(chosen)
    ending = (lambda: day_done(world.anew(), wish)) if wish.is_day and not question else None
    practise(world.desk(strict=strict, interviewer=asked), chosen, total=settled, ending=ending)


def _more(world: World, wish: Wish) -> list[Choice]:
    """Say that the day is done, and at a terminal offer more."""
    world.terminal.say(day_done(world, wish))
    more = more_new(world, wish)
    if more and world.terminal.interactive:
        return more if world.screen.choose({"": "done", "n": "begin more new ones"}, end="") == "n" else []
    return []


def _rating(given: str | None) -> Rating | None:
    """Return the rating that a word or number means."""
    if given is None:
        return None
    names = dict(zip("1234", RATINGS, strict=True)) | {name: name for name in RATINGS}
    if given.strip().casefold() not in names:
        raise UsageError(f"there is no rating `{given}`", hint=f"the ratings are {', '.join(RATINGS)}")
    return names[given.strip().casefold()]


def _record_file(
    world: World, question: str | None, place: str, rating: Rating | None, seconds: int, *, model: str, json: bool
) -> None:
    """Record an answer from a file or standard input, without a question asked."""
    if question is None:
        raise UsageError("`--answer` needs a question", hint="as in `mlprep practice QUESTION --answer FILE`")
    found = world.catalog.find(question)
    text = read_answer(place)
    world.attempts  # noqa: B018 - reading them says what is wrong with the file, before the answer is graded
    coverage, graded, _ = mark(world, found, text, model, quiet=True)
    if coverage.note:
        world.terminal.warn(coverage.note)
    given = rating or suggest(graded.score, hints=0, seconds=seconds, minutes=found.minutes)
    answered = Answered(found.id, text, world.now(), seconds, 0)
    desk = world.desk(strict=False)
    attempt, standing = record(desk, answered, graded, given)
    if json:
        due = standing.due_on.isoformat() if standing.due_on else None
        world.terminal.document({"attempt": attempt_document(attempt), "due": due})
    else:
        desk.screen.recorded(attempt, standing, world.today)
