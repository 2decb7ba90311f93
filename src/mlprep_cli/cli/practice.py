"""`mlprep practice`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from mlprep_cli.catalog.catalog import Filters
from mlprep_cli.cli.answer_file import read_answer
from mlprep_cli.cli.document import attempt_document
from mlprep_cli.cli.interviewer import interviewer, mark
from mlprep_cli.cli.options import Json, complete_question, with_filters
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.rating import suggest
from mlprep_cli.core.select import Choice, Order, choose, within
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.flows.practice import practise
from mlprep_cli.flows.record import Answered, record
from mlprep_cli.model.attempt import RATINGS, Rating
from mlprep_cli.model.question import Question

Flag = typer.Option
ORDERS = "Order"
DRAFT = "your draft"
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
    """Practise questions: the due ones first, then new ones.

    Read, write in your editor, see which points you covered, then the worked answer and the follow-ups.
    Your answer is on disk from the moment the editor opens.
    """
    world: World = context.obj
    model = "" if offline else world.config.llm_model
    if answer is not None:
        _record_file(world, question, answer, _rating(rating), seconds, model=model, json=json)
        return
    if json or rating or seconds:
        raise UsageError(
            "`--json`, `--rating` and `--seconds` go with `--answer FILE`", hint="`mlprep practice --help`"
        )
    choices = _choices(world, question, filters, _order(due=due, new=new, weak=weak, by_chance=by_chance))
    choices = _fitting(choices, minutes)[:count]
    settled = len(choices) if count or minutes or question else None
    asked = interviewer(world, model, may_ask=world.terminal.interactive) if model.strip() else None
    practise(world.desk(strict=strict, interviewer=asked), choices, total=settled)


def _order(**flags: bool) -> Order:
    """Return the order that the flags ask for."""
    orders: dict[str, Order] = {"due": "due", "new": "new", "weak": "weak", "by_chance": "random"}
    given = [orders[name] for name, on in flags.items() if on]
    if len(given) > 1:
        raise UsageError(f"`--{given[0]}` and `--{given[1]}` exclude each other", hint="give one of them")
    return given[0] if given else "default"


def _choices(world: World, question: str | None, filters: Filters, order: Order) -> list[Choice]:
    """Return what to practise: the one named, or drafts left over and then what the order says."""
    if question is not None:
        found = world.catalog.find(question)
        drafted = bool(_drafted(world, [found]))
        return [Choice(found, DRAFT if drafted else world.standings[found.id].status)]
    questions = world.select(filters)
    chosen = choose(questions, world.standings, order, world.today, world.chance)
    drafts = _drafted(world, questions) if order == "default" else []
    taken = {item.id for item in drafts}
    chosen = [*(Choice(item, DRAFT) for item in drafts), *(it for it in chosen if it.question.id not in taken)]
    if not chosen:
        raise MlprepError(
            _nothing(order, questions), hint="`mlprep list` shows what there is; `mlprep practice` takes any"
        )
    return chosen


def _fitting(choices: list[Choice], minutes: int | None) -> list[Choice]:
    """Return the choices that fit into the time, where one was given."""
    if minutes is None:
        return choices
    kept = within(choices, minutes)
    if not kept:
        least = min(choice.question.minutes for choice in choices)
        raise MlprepError(f"no question fits into {minutes} minutes", hint=f"the shortest takes {least}")
    return kept


def _drafted(world: World, questions: Sequence[Question]) -> list[Question]:
    """Return those of the questions for which a draft is left over, the newest draft first."""
    by_id = {item.id: item for item in questions}
    names = dict.fromkeys(draft.question for draft in world.drafts.left_over())
    return [by_id[name] for name in names if name in by_id]


def _nothing(order: Order, questions: Sequence[Question]) -> str:
    """Say why there is nothing to practise."""
    if not questions:
        return "no question passes these filters"
    reasons: dict[Order, str] = {
        "due": "nothing is due",
        "new": "no new question is left",
        "weak": "nothing practised yet",
    }
    return reasons.get(order, "there is nothing to practise")


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
