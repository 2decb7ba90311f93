"""A question on the screen."""

import datetime as dt
import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len
from rich.console import RenderableType

from conftest import NOW, Golden, make_attempt, make_question, screen
from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.question import FollowUp, Question, RubricPoint, Source
from mlprep_cli.model.text import JOINERS
from mlprep_cli.packs.document import read_question
from mlprep_cli.packs.find import find_packs
from mlprep_cli.ui import question as view
from mlprep_cli.ui.markdown import inline

HOSTILE = Path(__file__).parents[1] / "data" / "packs" / "hostile.md"
TODAY = NOW.date()
NEW = Standing("new", None, 0.0, [])
DUE = Standing("due", TODAY, 0.9, [make_attempt(covered=["a", "b"], unsure=["c"], missed=["d"])])
BRACKETS = "[bold]x[/bold] list[int] <think> arr[0]"
RICH = make_question(
    title="Why does list[int] attention divide by the root of d?",
    companies=["acme", "big-tech"],
    rounds=["technical", "onsite"],
    topics=["attention", "softmax"],
    prompt="Scores are $q \\cdot k / \\sqrt{d_k}$ with `d_k = 64`.\n\nWhy the **root**, and what would happen "
    "without it when the model grows to a width of 1,024?",
    approach=["Think of one component: what is its variance?", "Add up:\n\n- $d$ of them\n- independent ones"],
    answer="A sum of $d$ terms has variance $d$.\n\n"
    "### In numbers\n\n$$\n\\text{Var}(q \\cdot k) = \\sum_{i=1}^d 1 = d\n$$\n\n"
    "| d | root | effect of leaving out the root on the gradient of the softmax |\n| ---: | ---: | --- |\n"
    "| 64 | 8 | small |\n| 1024 | 32 | it vanishes almost everywhere, so that training stalls |\n\n"
    "```python\nimport math\n\nassert math.sqrt(64) == 8\n```\n\n```text\nq --> [dot] --> softmax\n```\n\n"
    "1. Scale.\n2. Then the softmax.",
    rubric=[
        RubricPoint(id="variance", point="The variance of $q \\cdot k$ grows with `d_k`, here from 64 to 1,024."),
        RubricPoint(id="saturation", point="Large logits saturate the softmax."),
        RubricPoint(id="gradient", point="A saturated softmax passes on hardly any gradient, so that learning stalls."),
        RubricPoint(id="start", point="It matters at the start."),
    ],
    follow_ups=[
        FollowUp(question="What if $d_k = 1$?", answer="Then **nothing** changes."),
        FollowUp(
            question="Why not divide by d?", answer="The logits would be too small:\n\n- all weights alike\n- no signal"
        ),
    ],
    references=["Vaswani et al., *Attention Is All You Need*, NeurIPS 2017, <https://arxiv.org/abs/1706.03762>"],
    sources=[
        Source(
            kind="published", company="acme", title="A paper", date=dt.date(2024, 5, 1), url="https://acme.example/p"
        ),
        Source(kind="standard", title="Asked everywhere"),
    ],
)


def asked(question: Question, standing: Standing = NEW, *, expectations: bool = True) -> RenderableType:
    """Return a question as it is asked first of three."""
    return view.asked(
        question, standing, "1 of 3 · new", expectations=expectations, today=TODAY, last_on=TODAY - dt.timedelta(3)
    )


def whole(question: Question) -> RenderableType:
    """Return all of a question."""
    return view.whole(question, NEW, today=TODAY, last_on=TODAY, answer=True)


def test_asked_looks(golden: Golden) -> None:
    """A question shows company, round, difficulty, minutes and last result; then what is expected, and the topics."""
    golden("asked", asked(RICH, DUE))


def test_asked_strictly_looks(golden: Golden) -> None:
    """Without the expectations, only the question and its topics are shown."""
    golden("asked-strictly", asked(RICH, expectations=False))


def test_hint_looks(golden: Golden) -> None:
    """A hint says which one of how many it is; it may hold a list."""
    golden("hint", view.hint(RICH, 2))


def test_points_look(golden: Golden) -> None:
    """The points are numbered, as they are ticked."""
    golden("points", view.points(RICH))


@pytest.mark.parametrize("columns", [80, 120])
def test_beside_looks(golden: Golden, columns: int) -> None:
    """The user's answer stands beside the worked one, and above it where it is narrow; it is no Markdown of ours."""
    golden(
        f"beside-{columns}", view.beside(RICH, f"A sum of d terms has variance d.\n\n{BRACKETS}\n", columns), columns
    )


def test_sample_answer_looks(golden: Golden) -> None:
    """The worked answer has its formulas, table, code and drawing; the pitfalls follow."""
    golden("sample-answer", view.sample(RICH))


def test_follow_up_looks(golden: Golden) -> None:
    """A follow-up says which one of how many it is; its answer comes separately."""
    item = RICH.follow_ups[1]
    golden("follow-up", view.follow_up(item, 2, 2))
    golden("follow-up-answer", view.follow_up_answer(item))


def test_references_look(golden: Golden) -> None:
    """Where to read on, and on what the question rests, stand apart."""
    golden("references", view.references(RICH))


def test_question_alone_gives_nothing_away() -> None:
    """Without the answer, neither rubric nor hints, answer, pitfalls or follow-ups are shown."""
    seen = screen(view.whole(RICH, NEW, today=TODAY, last_on=TODAY, answer=False))
    hidden = [*RICH.approach, RICH.answer, *RICH.pitfalls, *(point.point for point in RICH.rubric)]
    hidden += [part for item in RICH.follow_ups for part in (item.question, item.answer)]
    assert not [text for text in hidden if inline(text.split("\n")[0]).plain[:24] in seen]


def test_bare_question_is_shown() -> None:
    """A draft with hardly anything in it is shown without empty boxes or headings."""
    names = [
        "expectations",
        "approach",
        "pitfalls",
        "follow_ups",
        "references",
        "sources",
        "rubric",
        "companies",
        "topics",
    ]
    empty: dict[str, Any] = {name: [] for name in names}
    seen = screen(whole(make_question(**empty, answer="", rounds=[])))
    assert "concept · easy · 5 min" in seen
    assert "There is none yet: this question is a draft." in seen
    assert not re.search("expects|Pitfalls|References|rests|Follow-up|strong|Topics", seen)


@pytest.mark.parametrize("columns", [40, 80, 100, 200])
def test_brackets_survive_in_every_place(columns: int) -> None:
    """What looks like markup stays in titles, boxes, points, lists, tables, code, follow-ups and sources."""
    text = f"see {BRACKETS}"
    seen = screen(whole(everywhere(text)), columns).replace("│", " ")
    for bracket in BRACKETS.split():
        assert seen.count(bracket) >= 13
    assert BRACKETS in " ".join(screen(view.hint(everywhere(text), 1)).replace("│", " ").split())


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_long_words_are_folded_not_cut(columns: int) -> None:
    """A word as long as an address goes on in the next line, in points, lists, sources and both answers too."""
    question = everywhere("ø" * 150)
    parts = [whole(question), view.hint(question, 1), view.beside(question, question.answer, columns)]
    seen = "".join(screen(part, columns) for part in parts)
    assert max(map(len, seen.split("\n"))) <= columns
    assert "…" not in seen
    assert seen.count("ø") == 150 * 37


def everywhere(text: str) -> Question:
    """Return a question that says `text` in every place where a pack may say something."""
    return make_question(
        title=text,
        prompt=text,
        expectations=[text],
        approach=[text],
        answer=f"{text}\n\n### {text}\n\n```text\n{text}\n```\n\n```python\n# {text}\n```\n\n- {text}\n\n> {text}\n\n"
        f"| {text} |\n| --- |\n| {text} |",
        pitfalls=[text, f"{text}\n\n- {text}"],
        rubric=[RubricPoint(id="one", point=text)],
        follow_ups=[FollowUp(question=text, answer=text)],
        references=[text],
        sources=[Source(kind="standard", title=text, url=text)],
    )


EVIL = [
    *("\x1b[31m", "\x1b]52;c;eA==\x07", "\x9b2J", "\x00\x08\x7f\x85", "\r", "\x0b\x0c", "\u2028", "\u2029"),
    *("\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\u2060", "\ufeff", "\u00ad", "\U000e0041"),
    *("&#27;[2J", "&#x202e;", "&#x9b;", "&ZeroWidthSpace;", "<https://a.example/%1b%5B2J%E2%80%AE>"),
]


def hostile(folder: Path, evil: str) -> Question:
    """Return a question with `evil` in every place: in TOML as an escape, in Markdown as it is."""
    front, mark, body = HOSTILE.read_text(encoding="utf-8").partition("\n+++\n")
    escaped = "".join(f"\\U{ord(char):08x}" for char in evil)
    path = folder / "hostile.md"
    path.write_text(front.replace("EVIL", escaped) + mark + body.replace("EVIL", evil), encoding="utf-8", newline="")
    question, problems = read_question(path, "lab")
    assert problems == []
    assert question is not None
    return question


def controls(text: str) -> set[str]:
    """Return the characters of a text that a terminal must not see."""
    found = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    return found - {"\n", *JOINERS}


@pytest.mark.parametrize("evil", EVIL)
def test_no_control_character_of_a_pack_is_shown(tmp_path: Path, evil: str) -> None:
    """Nothing that moves the cursor, hides or reorders text gets from a pack to the screen, from whatever place."""
    question = hostile(tmp_path, evil)
    seen = "".join(screen(part) for part in (whole(question), view.hint(question, 1), view.own_answer("You", evil)))
    assert all(word in seen for word in ("Title", "Source", "Point", "Cell", "drawing", "Hint", "Follow-up", "Pitfall"))
    assert controls(seen) == set()


@pytest.mark.parametrize("evil", [text for text in EVIL if text.isprintable() is False])
def test_no_control_character_of_a_pack_is_kept(tmp_path: Path, evil: str) -> None:
    """Nor does it get into what programs read: no text of a question has one."""
    assert controls(hostile(tmp_path, evil).model_dump_json(exclude={"answer"}).replace("\\n", "")) == set()
    assert controls(hostile(tmp_path, evil).answer) == set()


@cache
def bundled() -> dict[str, Question]:
    """Return the bundled questions by id."""
    packs, _ = find_packs(Path("nowhere"), [])
    return {item.id: item for pack in packs for item in pack.questions}


@pytest.mark.parametrize("name", bundled())
def test_bundled_question_fits_eighty_columns(name: str) -> None:
    """No line of a bundled question is wider than 80 columns, and nothing of its tables is cut off or broken up."""
    question = bundled()[name]
    seen = screen(whole(question))
    assert max(map(cell_len, seen.split("\n"))) <= 80
    words = set(seen.split())
    texts = [question.prompt, question.answer, *(item.answer for item in question.follow_ups)]
    assert [word for text in texts for word in cell_words(text) if word not in words] == []


def cell_words(text: str) -> list[str]:
    """Return the words in the tables of a Markdown text, as they are shown."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [token for before, token in pairwise(tokens) if before.type in {"th_open", "td_open"}]
    return [word for cell in cells for word in inline(cell.content).plain.split()]
