"""Write docs/bank.md, an account of the bundled questions: python tools/bank.py.

It is made from the questions themselves, and a test holds it to them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill

from mlprep_cli.model.pack import Pack
from mlprep_cli.model.question import DIFFICULTIES, KINDS, Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.packs.load import load_pack
from mlprep_cli.packs.topics import areas

FILE = Path(__file__).parents[1] / "docs" / "bank.md"
# The number of questions that a complete bank has in each pack.
TARGETS = {
    "math": 26, "probability-statistics": 34, "learning-theory": 20, "classical-models": 38, "evaluation": 28,
    "data-features": 26, "deep-learning": 40, "vision": 20, "nlp": 24, "transformers-llms": 48, "llm-applications": 34,
    "generative-models": 16, "recommendation-ranking": 36, "time-series": 16, "reinforcement-bandits": 18,
    "experimentation-causality": 30, "system-design": 36, "mlops": 34, "responsible-ml": 20, "coding": 44,
    "debugging": 22, "behavioural": 16, "industry-cases": 50,
}  # fmt: skip
HEAD = """\
# The question bank

What the bundled packs hold, and what they still lack. `python tools/bank.py` writes this page from the questions.
"""
MISSING = """\
A topic counts as covered when a question of any pack names it; the topics are those of the vocabulary
(`src/mlprep_cli/packs/topics.toml`), by the area they belong to.
"""
WIDTH = 118


def account(packs: Sequence[Pack]) -> str:
    """Return the page about these packs."""
    questions = [question for pack in packs for question in pack.questions]
    companies = _counts(questions, lambda question: question.companies)
    parts = [
        HEAD,
        f"{len(questions)} questions in {len(packs)} packs, {len(companies)} companies.\n",
        "## Packs\n",
        _pack_table(packs),
        "## Kinds and difficulties\n",
        _kind_table(questions),
        "## Companies\n",
        _table(("company", "questions"), (("`" + name + "`", str(count)) for name, count in companies)),
        "## Topics\n",
        MISSING,
        *_topics(dict(_counts(questions, lambda question: question.topics))),
    ]
    return "\n".join(parts)


def bundled_packs() -> list[Pack]:
    """Return the packs of the bank."""
    read = (load_pack(folder, "bundled")[0] for folder in pack_folders(bundled_folder()))
    return [pack for pack in read if pack]


def _pack_table(packs: Sequence[Pack]) -> str:
    """Return the packs with how many questions each has of how many, easy, medium and hard."""
    by_id = {pack.header.id: pack.questions for pack in packs}
    rows = []
    for name in [*TARGETS, *sorted(by_id.keys() - TARGETS.keys())]:
        levels = Counter[str](question.difficulty for question in by_id.get(name, []))
        counts = [str(levels[level]) for level in DIFFICULTIES]
        rows.append((f"`{name}`", str(len(by_id.get(name, []))), str(TARGETS.get(name, "")), *counts))
    return _table(("pack", "questions", "complete at", *DIFFICULTIES), rows)


def _kind_table(questions: Sequence[Question]) -> str:
    """Return the kinds with how many questions there are of each, easy, medium and hard."""
    found = Counter[tuple[str, str]]((question.kind, question.difficulty) for question in questions)
    rows = [
        (kind, *(str(found[kind, level]) for level in DIFFICULTIES), str(sum(found[kind, one] for one in DIFFICULTIES)))
        for kind in KINDS
    ]
    sums = [sum(found[kind, level] for kind in KINDS) for level in DIFFICULTIES]
    shares = [f"{count} ({round(100 * count / len(questions))}%)" for count in sums]
    return _table(("kind", *DIFFICULTIES, "all"), [*rows, ("all", *shares, str(len(questions)))])


def _topics(covered: Mapping[str, int]) -> Iterator[str]:
    """Yield for each area what is covered and what is missing."""
    by_area: dict[str, list[str]] = {}
    for topic, area in areas().items():
        by_area.setdefault(area, []).append(topic)
    for area, topics in by_area.items():
        there = [topic for topic in topics if topic in covered]
        yield f"### {area}: {len(there)} of {len(topics)}\n"
        yield from _listed("Covered (by how many questions)", [f"{topic} ({covered[topic]})" for topic in there])
        yield from _listed("Missing", [topic for topic in topics if topic not in covered])


def _listed(word: str, topics: Sequence[str]) -> Iterator[str]:
    """Yield a list of topics as a paragraph, if there are any."""
    if topics:
        yield fill(f"{word}: {', '.join(topics)}.", WIDTH, break_on_hyphens=False) + "\n"


def _counts(questions: Iterable[Question], of: Callable[[Question], Iterable[str]]) -> list[tuple[str, int]]:
    """Return how many questions name each value, the most frequent first."""
    found: Mapping[str, int] = Counter(value for question in questions for value in of(question))
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(account(bundled_packs()), encoding="utf-8")
