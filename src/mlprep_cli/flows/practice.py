"""The loop: one question after the other, until the user stops or none is left."""

from collections import deque
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
        choices: the questions in order; the spare ones, which come last, only in place of those that are skipped.
        total: how many there will be, where that is settled; shown as `2 of 5`.
        ending: what to say when none is left.

    Raises:
        EditorError: the editor failed and the user gave up.
        ProgressError: the attempt cannot be recorded; the draft is kept.
        Interrupted: Ctrl-C or a closed terminal; the draft is kept.
    """
    done, left, skipped, number = list[Attempt](), deque(choices), 0, 0
    while left and not (left[0].spare and not skipped):
        choice = left.popleft()
        skipped -= choice.spare
        number += 1
        title = f"{number} of {total}" if total else str(number)
        outcome, attempts = Round(desk, choice.question).run(f"{title} · {choice.reason}")
        done += attempts
        skipped += outcome is Outcome.SKIPPED
        following = left[0] if left and not (left[0].spare and not skipped) else None
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
