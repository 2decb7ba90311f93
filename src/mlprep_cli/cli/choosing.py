"""What `mlprep practice` is to ask: the question named, or what the filters, the order and the day come to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlprep_cli.catalog.filters import Filters
from mlprep_cli.cli.planning import course
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.agenda import Load, agenda, begun_on, tomorrow
from mlprep_cli.core.select import Choice, Order, choose, new_ones, within
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.model.question import Question
from mlprep_cli.ui.words import plural

DRAFT = "your draft"
HINT = "`mlprep list` shows what there is; `mlprep practice` takes any"
LAST_DAY = "Tomorrow is the interview: good luck!"
NOTHING: dict[Order, str] = {
    "due": "nothing is due",
    "new": "no new question is left",
    "weak": "nothing practised yet",
}
ORDERS: dict[str, Order] = {"due": "due", "new": "new", "weak": "weak", "by_chance": "random"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for; with a `count` or `minutes`, more new questions than a day's are taken."""

    filters: Filters
    order: Order
    count: int | None
    minutes: int | None

    @property
    def is_day(self) -> bool:
        """Whether the day decides how much there is to do."""
        return self.order == "default" and self.count is None and self.minutes is None


def order_of(**flags: bool) -> Order:
    """Return the order that the flags ask for.

    Raises:
        UsageError: two exclude each other.
    """
    given = [ORDERS[name] for name, on in flags.items() if on]
    if len(given) > 1:
        raise UsageError(f"`--{given[0]}` and `--{given[1]}` exclude each other", hint="give one of them")
    return given[0] if given else "default"


def named(world: World, question: str) -> list[Choice]:
    """Return the question of this name."""
    found = world.catalog.find(question)
    return [Choice(found, DRAFT if _drafted(world, [found]) else world.standings[found.id].status)]


def choices(world: World, wish: Wish) -> list[Choice]:
    """Return what to practise: drafts left over, then what the order says; empty only where the day is done.

    Raises:
        MlprepError: nothing fits.
    """
    questions = world.select(wish.filters)
    if not questions:
        raise MlprepError("no question passes these filters", hint=HINT)
    chosen = _day(world, questions, wish.filters) if wish.is_day else _ordered(world, questions, wish.order)
    drafts = _drafted(world, questions) if wish.order == "default" else []
    taken = {item.id for item in drafts}
    chosen = [*(Choice(item, DRAFT) for item in drafts), *(it for it in chosen if it.question.id not in taken)]
    if not chosen and not wish.is_day:
        raise MlprepError(NOTHING.get(wish.order, "there is nothing to practise"), hint=HINT)
    return _fitting(chosen, wish.minutes)[: wish.count]


def more_new(world: World, wish: Wish) -> list[Choice]:
    """Return the new questions that pass the filters, whatever the day held."""
    return _ordered(world, world.select(wish.filters), "new")


def day_done(world: World, wish: Wish) -> str:
    """Return what to say when the day is done: what was done, and what tomorrow holds."""
    found = course(world) if wish.filters == Filters() else None
    if found:
        ahead = found.tomorrow
        then = f"Tomorrow: {_load(Load(len(ahead.reviews), len(ahead.new)))}." if ahead else LAST_DAY
        return f"Today's plan is done. {then}"
    load = tomorrow(world.select(wish.filters), world.standings, world.today, world.config.new_per_day)
    begun = begun_on(world.today, world.standings, world.calendar)
    done = f"nothing is due, and {plural(begun, 'new question')} are begun" if begun > 1 else "nothing is due"
    return f"That is all for today: {done}. Tomorrow: {_load(load)}."


def _day(world: World, questions: Sequence[Question], filters: Filters) -> list[Choice]:
    """Return what is left of today: of the plan where there is one, else what is due and the day's new ones."""
    found = course(world) if filters == Filters() else None
    if found:
        return list(found.left)
    left = max(0, world.config.new_per_day - begun_on(world.today, world.standings, world.calendar))
    spares = new_ones(questions, world.standings)[left:] if left else []
    today = agenda(questions, world.standings, world.today, left)
    return [*today, *(replace(choice, spare=True) for choice in spares)]


def _ordered(world: World, questions: Sequence[Question], order: Order) -> list[Choice]:
    """Return all questions that fit an order."""
    return choose(questions, world.standings, order, world.today, world.chance)


def _load(load: Load) -> str:
    """Return what a day holds in words."""
    parts = [plural(load.reviews, "review") if load.reviews else "", f"{load.new} new" if load.new else ""]
    return " and ".join(filter(None, parts)) or "nothing is due"


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
