"""The figures that `mlprep stats` shows."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """How one pack, company or topic stands; `readiness` is the mean chance of recall, 0 to 1, unseen ones 0."""

    name: str
    questions: int
    practised: int
    readiness: float


@dataclass(frozen=True, slots=True)
class Stats:
    """What the attempts come to. `days` counts attempts by day, `forecast` the reviews due on each coming day."""

    attempts: int
    questions_practised: int
    questions_total: int
    streak_days: int
    seconds: int
    due_today: int
    mean_score: float | None
    days: dict[dt.date, int]
    forecast: dict[dt.date, int]
    packs: list[Area]
    companies: list[Area]
    topics: list[Area]
