"""After the comparison: the worked answer, the user's beside it on request, then each follow-up as a turn."""

from collections.abc import Callable

from mlprep_cli.flows.compare import ANSWER
from mlprep_cli.flows.desk import Desk
from mlprep_cli.flows.follow_ups import SKIP, FollowUps
from mlprep_cli.model.question import FollowUp, Question


class Reveal:
    """What is shown once an answer is compared; `notes` keeps what the user answers to the follow-ups."""

    def __init__(
        self,
        desk: Desk,
        question: Question,
        answer: str,
        draft_place: str,
        extra: FollowUp | None = None,
        leave: str = "skip to the rating",
    ) -> None:
        """Prepare it; `extra` is a follow-up beside those of the question, `leave` what comes after all this."""
        self._leave = leave
        self._screen = desk.screen
        self._question = question
        self._answer = answer
        self._items = [*question.follow_ups, *([extra] if extra else [])]
        self._follow_ups = FollowUps(desk, self._items, draft_place)

    def run(self) -> None:
        """Show it all, one thing after the other, as far as the user wants."""
        if self._look({"": "sample answer"}) == SKIP:
            return
        folded = self._screen.sample(self._question)
        following = "follow-ups" if self._items else "references"
        keys = {"": following, "b": "compare with yours"} | ({"c": "the code"} if folded else {})
        if self._look(keys) == "" and self._follow_ups.ask_and_tell(self._leave):
            self._screen.references(self._question)

    def notes(self) -> list[tuple[FollowUp, str]]:
        """Return the follow-ups that the user answered in writing, each with the answer."""
        return self._follow_ups.notes()

    def _look(self, keys: dict[str, str]) -> str:
        """Show what is asked to be looked at again, until the choice is to go on or, with `s`, to skip."""
        views: dict[str, Callable[[], None]] = {
            "c": lambda: self._screen.code(self._question),
            "b": lambda: self._screen.beside(self._question, self._answer),
            "v": lambda: self._screen.answer(ANSWER, self._answer),
        }
        keys = {**keys, "v": "view your answer", SKIP: self._leave}
        while (choice := self._screen.choose(keys, end=SKIP)) in views:
            views[choice]()
        return choice
