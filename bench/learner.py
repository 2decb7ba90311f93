"""A simulated learner over 90 days, by plan or at random: python bench/learner.py [--minutes N...] [--seeds N].

Each learner has the bundled questions, the same minutes a day, and a memory that follows FSRS: a question comes back
with the chance that FSRS gives it, and is then rated hard, good or easy, else again. One follows the plan, made anew
each morning; one does what `mlprep practice` asks by itself (what is due, then three new ones); one draws questions at
random. Printed is the expected recall over all questions on the day of the interview, unseen ones 0: mean and standard
deviation over the seeds, and its ratio to that of random practice.
"""

import argparse
import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import fmean, stdev

from mlprep_cli.core.agenda import agenda, begun_on
from mlprep_cli.core.calendar import Calendar
from mlprep_cli.core.plan import make_plan
from mlprep_cli.core.schedule import Standing, replay, standing
from mlprep_cli.model.attempt import Attempt, Rating
from mlprep_cli.model.question import Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.packs.load import load_pack

START = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
DAYS = 90
UTC = Calendar(dt.UTC)
NEW_PER_DAY = 3
# How a first answer is rated, and one that was recalled: a choice, the same for every learner.
FIRST: dict[Rating, float] = {"again": 0.3, "hard": 0.25, "good": 0.35, "easy": 0.1}
RECALLED: dict[Rating, float] = {"hard": 0.2, "good": 0.65, "easy": 0.15}


@dataclass
class Learner:
    """Somebody who practises the questions for some days, `minutes` a day."""

    questions: Sequence[Question]
    minutes: int
    chance: random.Random
    attempts: dict[str, list[Attempt]] = field(default_factory=dict)

    def standings(self, now: dt.datetime) -> dict[str, Standing]:
        """Return where each question stands."""
        return {item.id: standing(self.attempts.get(item.id, []), now, UTC) for item in self.questions}

    def practise(self, question: Question, now: dt.datetime) -> None:
        """Answer a question, and rate the answer by whether it came back."""
        before = self.attempts.setdefault(question.id, [])
        rates = FIRST
        if before:
            recalled = self.chance.random() < replay(before).recall(now)
            rates = RECALLED if recalled else {"again": 1.0}
        (rating,) = self.chance.choices(list(rates), list(rates.values()))
        before.append(_attempt(question, now, rating, len(before)))

    def recall(self, at: dt.datetime) -> float:
        """Return the expected recall over all questions, unseen ones 0."""
        known = [replay(self.attempts[item.id]).recall(at) for item in self.questions if item.id in self.attempts]
        return sum(known) / len(self.questions)


Policy = Callable[[Learner, dt.datetime, dt.date], Sequence[Question]]


def by_plan(learner: Learner, now: dt.datetime, interview: dt.date) -> Sequence[Question]:
    """Return what the plan holds for today."""
    plan = make_plan(learner.questions, learner.standings(now), now, now.date(), interview, learner.minutes)
    return [*plan.days[0].reviews, *plan.days[0].new]


def by_default(learner: Learner, now: dt.datetime, _: dt.date) -> Sequence[Question]:
    """Return what is due, then the day's new ones."""
    standings = learner.standings(now)
    left = NEW_PER_DAY - begun_on(now.date(), standings, UTC)
    return [choice.question for choice in agenda(learner.questions, standings, now.date(), left)]


def at_random(learner: Learner, _: dt.datetime, __: dt.date) -> Sequence[Question]:
    """Return the questions in any order."""
    return learner.chance.sample(learner.questions, len(learner.questions))


POLICIES: dict[str, Policy] = {"the plan": by_plan, "practice by itself": by_default, "at random": at_random}


def simulate(questions: Sequence[Question], minutes: int, days: int, policy: Policy, seed: int) -> Learner:
    """Let a learner practise for some days, never beyond the minutes of a day."""
    learner = Learner(questions, minutes, random.Random(seed))  # noqa: S311 - a simulation
    for number in range(days):
        now, left = START + number * DAY, minutes
        for question in policy(learner, now, (START + days * DAY).date()):
            if question.minutes <= left:
                learner.practise(question, now)
                left -= question.minutes
    return learner


def _attempt(question: Question, now: dt.datetime, rating: Rating, number: int) -> Attempt:
    """Return an attempt of the simulation."""
    return Attempt(
        id=f"{number:026}",
        question=question.id,
        started=now,
        seconds=60 * question.minutes,
        hints=0,
        rating=rating,
        covered=[],
        unsure=[],
        missed=[],
        graded_by="self",
        answer="",
    )


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, nargs="*", default=[20, 45])
    parser.add_argument("--seeds", type=int, default=5)
    given = parser.parse_args()
    packs = [load_pack(folder, "bundled")[0] for folder in pack_folders(bundled_folder())]
    questions = [question for pack in packs if pack for question in pack.questions]
    day = START + DAYS * DAY
    for minutes in given.minutes:
        print(f"{len(questions)} questions, {minutes} minutes a day, {DAYS} days, {given.seeds} seeds")
        found = {
            name: [simulate(questions, minutes, DAYS, policy, seed) for seed in range(given.seeds)]
            for name, policy in POLICIES.items()
        }
        base = fmean(learner.recall(day) for learner in found["at random"])
        for name, learners in found.items():
            recalls = [learner.recall(day) for learner in learners]
            seen = fmean(len(learner.attempts) for learner in learners)
            spread = stdev(recalls) if len(recalls) > 1 else 0.0
            print(f"  {name:<20} recall {fmean(recalls):.3f} ± {spread:.3f}  ratio {fmean(recalls) / base:.2f}", end="")
            print(f"  questions seen {seen:.0f}")


if __name__ == "__main__":
    main()
