"""A simulated learner: what the plan is worth."""

from learner import DAY, START, at_random, by_plan, simulate

from conftest import make_question
from mlprep_cli.model.question import Question

DAYS, MINUTES = 90, 20


def questions() -> list[Question]:
    """Return sixty questions of ten to twenty minutes, each on a topic of its own."""
    base = make_question()
    return [
        base.model_copy(update={"id": f"lab/q{number:02}", "minutes": 10 + number % 11, "topics": [f"t{number}"]})
        for number in range(60)
    ]


def test_plan_beats_practising_at_random() -> None:
    """With the same minutes a day, whoever follows the plan recalls a tenth more, or better, on the day."""
    items, day = questions(), START + DAYS * DAY
    planned = simulate(items, MINUTES, DAYS, by_plan, seed=1)
    anyhow = simulate(items, MINUTES, DAYS, at_random, seed=1)
    assert planned.recall(day) > 1.1 * anyhow.recall(day)
    assert len(planned.attempts) > len(anyhow.attempts)


def test_no_day_of_a_learner_exceeds_its_minutes() -> None:
    """Following the plan for weeks, whatever comes back or is forgotten, no day takes longer than was agreed."""
    items = {item.id: item for item in questions()}
    done = simulate(list(items.values()), MINUTES, 30, by_plan, seed=3)
    spent = dict[object, int]()
    for name, attempts in done.attempts.items():
        for attempt in attempts:
            spent[attempt.started] = spent.get(attempt.started, 0) + items[name].minutes
    assert max(spent.values()) <= MINUTES
