"""The loop: one question after the other, until the user stops or none is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mlprep_cli.core.select import Choice
from mlprep_cli.flows.desk import Desk
from mlprep_cli.flows.round import Outcome, Round
from mlprep_cli.model.attempt import Attempt


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a whole sitting came to: the attempts recorded, in order."""

    attempts: list[Attempt]


def practise(
    desk: Desk, choices: Sequence[Choice], *, total: int | None = None, ending: Callable[[], str] | None = None
) -> Sitting:
    """Practise one question after the other until the user stops or none is left.

    Args:
        desk: what is at hand.
        choices: the questions in order.
        total: how many there will be, where that is settled; shown as `2 of 5`.
        ending: what to say when none is left.

    Raises:
        EditorError: the editor failed and the user gave up.
        ProgressError: the attempt cannot be recorded; the draft is kept.
        Interrupted: Ctrl-C or a closed terminal; the draft is kept.
    """
    done = list[Attempt]()
    for index, choice in enumerate(choices):
        number = f"{index + 1} of {total}" if total else str(index + 1)
        outcome, attempts = Round(desk, choice.question).run(f"{number} · {choice.reason}")
        done += attempts
        following = choices[index + 1] if index + 1 < len(choices) else None
        if outcome is Outcome.QUIT or (following and outcome is Outcome.RECORDED and not _next(desk, following)):
            break
    else:
        if ending or len(choices) > 1:
            desk.screen.note(ending() if ending else "No more questions here.")
    desk.screen.finished(done)
    return Sitting(done)


def _next(desk: Desk, following: Choice) -> bool:
    """Ask whether to go on."""
    item = following.question
    desk.screen.note(f"Next: {item.title} ({item.difficulty}, {item.minutes} min, {following.reason})")
    return desk.screen.choose({"": "go on", "q": "stop here"}) == ""
