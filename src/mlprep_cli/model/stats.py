"""The figures that `mlprep stats` shows."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """How one pack, company or topic stands today.

    `readiness` is the mean chance of recall, 0 to 1, unseen ones 0; `known`, `learning` and `due` count the questions
    of each status, the others are new.
    """

    name: str
    questions: int
    readiness: float
    known: int = 0
    learning: int = 0
    due: int = 0

    @property
    def practised(self) -> int:
        """How many questions were practised at least once."""
        return self.known + self.learning + self.due

    @property
    def new(self) -> int:
        """How many questions were never practised."""
        return self.questions - self.practised


@dataclass(frozen=True, slots=True)
class Week:
    """What was practised from Monday `start` to the Sunday after; `mean_score` is None where nothing was graded."""

    start: dt.date
    attempts: int
    seconds: int
    mean_score: float | None


@dataclass(frozen=True, slots=True)
class Stats:
    """What the attempts come to, from the day `since` on where it is given.

    `days` counts attempts by day, `weeks` has every week up to this one, those without practice too. Of today, whatever
    `since` says: streak, what is due, `forecast` (the reviews due on each coming day) and the areas.
    """

    attempts: int
    questions_practised: int
    questions_total: int
    streak_days: int
    seconds: int
    due_today: int
    mean_score: float | None
    days: dict[dt.date, int]
    weeks: list[Week]
    forecast: dict[dt.date, int]
    packs: list[Area]
    companies: list[Area]
    topics: list[Area]
    since: dt.date | None = None
