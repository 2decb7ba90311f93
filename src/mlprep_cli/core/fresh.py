"""In which order to begin questions never practised: topic by topic in turn, easier before harder."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mlprep_cli.model.question import DIFFICULTIES, Question

Ease = tuple[bool, int, int, str]


def in_turn(fresh: Sequence[Question], practised: Sequence[Question]) -> list[tuple[Question, str]]:
    """Return the `fresh` questions in the order in which to begin them, each with why it comes there.

    The topic that was touched least comes next, with its easiest question; where several were, those of other packs
    take turns. What a question builds on (`prerequisites`) comes before it.
    """
    fresh_ids = {item.id: item for item in fresh}
    placed = dict[str, tuple[Question, str]]()
    for item, reason in _by_topic(fresh, Counter(topic_of(item) for item in practised)):
        for base in _bases(item, fresh_ids):
            if base.id not in placed and base.id != item.id:
                placed[base.id] = (base, f"new: best before `{item.id}`")
        placed.setdefault(item.id, (item, reason))
    return list(placed.values())


def topic_of(question: Question) -> str:
    """Return the topic that a question is about above all, the first that it names; its pack where it names none."""
    return question.topics[0] if question.topics else question.pack


def _by_topic(fresh: Sequence[Question], touched: Counter[str]) -> Iterator[tuple[Question, str]]:
    """Yield the questions topic by topic in turn; `touched` counts those that were practised on each."""
    by_topic = defaultdict[str, list[Question]](list)
    turns, seen = dict[str, int](), Counter[str]()
    for item in sorted(fresh, key=_ease):
        by_topic[topic_of(item)].append(item)
        turns[item.id] = seen[item.pack]  # the first of each pack before the second of any
        seen[item.pack] += 1
    for items in by_topic.values():
        items.reverse()  # the easiest last, to be popped
    heap = [(_place(items[-1], touched[topic], turns), topic) for topic, items in by_topic.items()]
    heapq.heapify(heap)
    while heap:
        _, topic = heapq.heappop(heap)
        yield by_topic[topic].pop(), _reason(topic, touched[topic])
        touched[topic] += 1
        if by_topic[topic]:
            heapq.heappush(heap, (_place(by_topic[topic][-1], touched[topic], turns), topic))


def _place(question: Question, touched: int, turns: dict[str, int]) -> tuple[int, bool, int, int, Ease]:
    """Return what decides whose turn it is, the smallest first."""
    ease = _ease(question)
    return touched, ease[0], ease[1], turns[question.id], ease


def _reason(topic: str, touched: int) -> str:
    """Say why a new question comes now."""
    return f"new: more on {topic}" if touched else f"new: you have not touched {topic}"


def _bases(question: Question, among: dict[str, Question], above: tuple[str, ...] = ()) -> Iterator[Question]:
    """Yield what a question builds on, the first things first; a circle is left where it closes."""
    for name in question.prerequisites:
        if name in among and name not in (*above, question.id):
            yield from _bases(among[name], among, (*above, question.id))
            yield among[name]


def _ease(question: Question) -> Ease:
    """Return what new questions are sorted by, the ones to begin with first."""
    return question.kind == "behavioural", DIFFICULTIES.index(question.difficulty), question.minutes, question.id
