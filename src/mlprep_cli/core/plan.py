"""A plan up to an interview: which questions to review and to begin on each day, within the minutes of a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mlprep_cli.core.fresh import in_turn
from mlprep_cli.core.schedule import Memory, Standing, first_review, replay
from mlprep_cli.model.plan import Plan, PlanDay
from mlprep_cli.model.question import Question

DAY = dt.timedelta(days=1)
REFRESH_DAYS = 7
MOST_MINUTES = 960


def make_plan(
    questions: Sequence[Question],
    standings: Mapping[str, Standing],
    now: dt.datetime,
    today: dt.date,
    interview: dt.date,
    minutes: int,
) -> Plan:
    """Return the plan from `today` up to the day before the interview.

    New questions are spread evenly over the days. A review comes on the day that FSRS gives it, or as soon after as
    there is room, and none after the interview; in the last week, room that is left goes to further reviews. Where a
    day has no room for all, what adds most expected recall on the day of the interview for its minutes comes first.
    Every answer is taken to be rated good.

    Args:
        questions: what to prepare.
        standings: where each of them stands at the start of today.
        now: the instant from which whole days are counted.
        today: the day of the user's calendar that it is.
        interview: the day of the interview.
        minutes: how much a day holds; no day is given more.
    """
    table = _Table(now, today, interview, minutes)
    for item in questions:
        table.take(item, standings[item.id])
    before = table.recalls(questions)
    fresh = [item for item in questions if item.id not in table.held]
    practised = [item for item in questions if item.id in table.held]
    waiting = [item for item, _ in in_turn(fresh, practised) if item.minutes <= minutes]
    days = list[PlanDay]()
    for offset in range((interview - today).days):
        days.append(table.day(today + offset * DAY, waiting))
    begun = {item.id for day in days for item in day.new}
    left_out = [item for item, _ in in_turn(fresh, practised) if item.id not in begun]
    return Plan(days, left_out, table.overdue(), before, table.recalls(questions))


def minutes_needed(
    questions: Sequence[Question],
    standings: Mapping[str, Standing],
    now: dt.datetime,
    today: dt.date,
    interview: dt.date,
) -> int | None:
    """Return the least minutes a day, in steps of five, with which nothing is left out; None where none suffice."""
    low, high = 1, MOST_MINUTES // 5
    while low < high:
        middle = (low + high) // 2
        found = make_plan(questions, standings, now, today, interview, 5 * middle)
        low, high = (low, middle) if not found.left_out and not found.late else (middle + 1, high)
    found = make_plan(questions, standings, now, today, interview, 5 * low)
    return None if found.left_out or found.late else 5 * low


@dataclass(slots=True)
class _Held:
    """A question that was practised, as it will be on a day of the plan."""

    question: Question
    memory: Memory
    due_on: dt.date


@dataclass(slots=True)
class _Table:
    """The days being planned."""

    now: dt.datetime
    today: dt.date
    interview: dt.date
    minutes: int
    held: dict[str, _Held] = field(default_factory=dict)
    due: defaultdict[dt.date, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, question: Question, standing: Standing) -> None:
        """Take up a question that was practised before."""
        if standing.due_on is not None:
            self._hold(question, replay(standing.attempts), standing.due_on)

    def recalls(self, questions: Sequence[Question]) -> dict[str, float]:
        """Return the chance of recalling each question on the day of the interview."""
        day = self._at(self.interview)
        return {item.id: self.held[item.id].memory.recall(day) if item.id in self.held else 0.0 for item in questions}

    def day(self, date: dt.date, waiting: list[Question]) -> PlanDay:
        """Plan one day, and go on as if it went well; what is begun is taken off `waiting`."""
        due = [self.held[name] for name in self.due.pop(date, []) if self.held[name].due_on <= date]
        new, first = _share(waiting, (self.interview - date).days), first_review("good", self._at(date))
        gains = self._gains(due, date)
        gains += [(first.recall(self._at(self.interview)), item) for item in new]
        chosen = _fill(gains, self.minutes)
        reviewed = [item.question for item in due if item.question.id in chosen]
        begun = [item for item in new if item.id in chosen]
        left = self.minutes - sum(item.minutes for item in (*reviewed, *begun))
        reviewed += self._refreshed(date, left, {item.question.id for item in due})
        for item in reviewed:
            memory = self.held[item.id].memory.reviewed("good", self._at(date))
            self._hold(item, memory, memory.due_on(date))
        for item in begun:
            self._hold(item, first, first.due_on(date))
            waiting.remove(item)
        self.due[date + DAY] += [item.question.id for item in due if item.question.id not in chosen]
        return PlanDay(date, reviewed, begun)

    def _refreshed(self, date: dt.date, minutes: int, due: set[str]) -> list[Question]:
        """Return what to review besides, though it is not due, in the last week: what gains most, within `minutes`."""
        if (self.interview - date).days > REFRESH_DAYS:
            return []
        rest = [item for name, item in self.held.items() if name not in due]
        chosen = _fill(self._gains(rest, date), minutes)
        return [item.question for item in rest if item.question.id in chosen]

    def _gains(self, held: Sequence[_Held], date: dt.date) -> list[tuple[float, Question]]:
        """Return for each question what a review on a day adds to its recall on the day of the interview."""
        at, day = self._at(date), self._at(self.interview)
        return [
            (item.memory.reviewed("good", at).recall(day) - item.memory.recall(day), item.question) for item in held
        ]

    def overdue(self) -> list[Question]:
        """Return what was due before the interview, and still is."""
        return [item.question for item in self.held.values() if item.due_on < self.interview]

    def _hold(self, question: Question, memory: Memory, due_on: dt.date) -> None:
        """Note what is held of a question from now on; a review on or after the interview is never planned."""
        self.held[question.id] = _Held(question, memory, due_on)
        if due_on < self.interview:
            self.due[max(due_on, self.today)].append(question.id)

    def _at(self, date: dt.date) -> dt.datetime:
        """Return the instant of a day that is as late in it as now is in today."""
        return self.now + (date - self.today)


def _share(waiting: Sequence[Question], days: int) -> list[Question]:
    """Return the new questions of a day, where what waits is spread evenly, by its minutes, over `days`."""
    share, taken = sum(item.minutes for item in waiting) / max(1, days), list[Question]()
    for item in waiting:
        if sum(one.minutes for one in taken) >= share:
            break
        taken.append(item)
    return taken


def _fill(gains: Sequence[tuple[float, Question]], minutes: int) -> set[str]:
    """Return the ids of the questions that a day has room for, those with the most gain for their minutes first."""
    chosen, left = set[str](), minutes
    for _, item in sorted(gains, key=lambda found: -found[0] / found[1].minutes):
        if item.minutes <= left:
            chosen.add(item.id)
            left -= item.minutes
    return chosen
