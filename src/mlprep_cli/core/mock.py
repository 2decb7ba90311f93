"""A mock interview: which questions make a balanced one, and what the answers say."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.mock import Answered, Mock, Report
from mlprep_cli.model.question import DIFFICULTIES, Question

WEEK = dt.timedelta(days=7)
MIX = {"easy": 0.3, "medium": 0.45, "hard": 0.25}
STRONG, WEAK = 0.7, 0.5
FEW = 5  # topics and questions that a report names


def unseen(questions: Sequence[Question], standings: Mapping[str, Standing], today: dt.date) -> list[Question]:
    """Return the questions fit for an interview: with a rubric, and not practised in the seven days up to today."""
    kept = [item for item in questions if not item.draft and item.rubric]
    return [item for item in kept if (last := standings[item.id].last_on) is None or last <= today - WEEK]


def balanced(candidates: Sequence[Question], minutes: int, count: int | None) -> list[Question]:
    """Return questions for an interview, in the order in which to ask them: easier ones first.

    One after the other is taken that adds most to what is there: another kind, other topics, another pack, a
    difficulty that is short of its share (30% easy, 45% medium, 25% hard). Among equals the first one is taken, so
    shuffle them before.

    Args:
        candidates: what there is to choose from.
        minutes: what all together may take.
        count: how many, where that is asked for; fewer come where they do not fit.
    """
    left, chosen, rest = minutes, list[Question](), list(candidates)
    while count is None or len(chosen) < count:
        more = count - len(chosen) - 1 if count else 0
        fitting = _with_room(rest, left, more) or [item for item in rest if item.minutes <= left]
        if not fitting:
            break
        taken = min(fitting, key=lambda item: _sameness(item, chosen))
        chosen.append(taken)
        rest.remove(taken)
        left -= taken.minutes
    return sorted(chosen, key=lambda item: (DIFFICULTIES.index(item.difficulty), item.minutes))


def _with_room(candidates: Sequence[Question], left: int, more: int) -> list[Question]:
    """Return the questions that leave time for at least `more` others, of `left` minutes."""
    shortest = sorted(item.minutes for item in candidates)
    if len(shortest) <= more:
        return []
    others, last = sum(shortest[:more]), shortest[more]
    # Without a question that is among the shortest, the next shortest takes its place.
    return [item for item in candidates if others + max(item.minutes, last) <= left]


def _sameness(question: Question, chosen: Sequence[Question]) -> float:
    """Return how little a question would add to those chosen."""
    topics = Counter(topic for item in chosen for topic in item.topics)
    kinds = Counter(item.kind for item in chosen)
    packs = Counter(item.pack for item in chosen)
    levels = Counter(item.difficulty for item in chosen)
    shared = sum(topics[topic] for topic in question.topics)
    return (
        3 * shared
        + 2 * kinds[question.kind]
        + 2 * packs[question.pack]
        + levels[question.difficulty] / MIX[question.difficulty] / 2
    )


def report(mock: Mock, answered: Sequence[Answered], others: Sequence[Question]) -> Report:
    """Return what an interview came to.

    Args:
        mock: the interview.
        answered: its questions with their attempts.
        others: further questions, in the order in which to begin them, for what to practise next.
    """
    scores = [(item.question, _score(item)) for item in answered if item.reached]
    graded = [(question, score) for question, score in scores if score is not None]
    by_topic = defaultdict[str, list[float]](list)
    for question, score in graded:
        for topic in question.topics:
            by_topic[topic].append(score)
    means = sorted(((fmean(found), topic) for topic, found in by_topic.items()), key=lambda pair: pair[0])
    weak = [topic for mean, topic in means if mean < WEAK]
    return Report(
        mock=mock,
        answered=answered,
        score=fmean(score for _, score in graded) if graded else None,
        strong=[topic for mean, topic in reversed(means) if mean >= STRONG][:FEW],
        weak=weak[:FEW],
        following=_following(graded, weak, others),
    )


def _score(item: Answered) -> float | None:
    """Return the score of a question: 0 where it was skipped, None where its answer was not graded."""
    return 0.0 if item.attempt is None else item.attempt.score


def _following(
    graded: Sequence[tuple[Question, float]], weak: Sequence[str], others: Sequence[Question]
) -> list[Question]:
    """Return what to practise next: the weakest questions again, then others on the weak topics."""
    again = [question for question, score in sorted(graded, key=lambda pair: pair[1]) if score < WEAK]
    asked = {question.id for question, _ in graded}
    more = [item for item in others if item.id not in asked and set(item.topics) & set(weak)]
    return [*again, *more][:FEW]
