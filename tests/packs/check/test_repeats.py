"""What stands in two questions."""

from pathlib import Path

import pytest

from conftest import QUESTION_MD, make_question, write_pack
from mlprep_cli.model.question import Question
from mlprep_cli.packs.check.page import Page
from mlprep_cli.packs.check.repeats import repeats
from mlprep_cli.packs.load import load_pack

SENTENCE = "Every head of the layer then attends to one key only, and nothing flows back."
PROMPT = (
    "You train a click model on logged impressions. Its offline AUC rises from 0.78 to 0.81, but revenue falls by "
    "two percent in the online test. Which causes do you consider, in which order do you look at them, and what "
    "would you show?"
)

REWORDED = (
    "A click model that you train on logged impressions gains offline: AUC goes from 0.78 to 0.81. Online, revenue "
    "falls by two percent. Which causes come to mind, in what order would you look, and what do you show?"
)
LIKE_SUBJECT = (
    "A churn model has AUC 0.81 offline. Which online test would you run before the launch, and for how long?"
)


def page_of(folder: Path, text: str) -> Page:
    """Return the page of `lab/scaling` with this text."""
    pack, problems = load_pack(write_pack(folder / "lab", scaling=text), "user")
    assert pack is not None, problems
    return Page(pack.questions[0], pack)


def bare(name: str, **changes: object) -> Question:
    """Return a question that shares no sentence with the one of the tests."""
    texts: dict[str, object] = dict.fromkeys(("title", "prompt", "answer"), "")
    lists: dict[str, object] = {field: [] for field in ("expectations", "approach", "pitfalls", "rubric", "follow_ups")}
    return make_question(name, **(texts | lists | changes))


@pytest.mark.parametrize(
    ("other", "start"),
    [
        (SENTENCE, "a sentence stands in `two/b` too"),
        (SENTENCE.replace("nothing", "no gradient"), "nearly a sentence of `two/b`"),
        (f"As said, {SENTENCE.lower()}", "nearly a sentence of `two/b`"),
        ("Every head of the layer looks at many keys, so that gradients reach all.", ""),
        ("One key only, and nothing flows back.", ""),
    ],
)
def test_sentence_of_another_pack(tmp_path: Path, other: str, start: str) -> None:
    """A sentence that another question has, but for a word or two, is found on its line; a like topic is not."""
    page = page_of(tmp_path, QUESTION_MD.replace("Then nothing changes.", f"Well.\n{SENTENCE}"))
    found = list(repeats([page], [bare("two/b", answer=other)]))
    assert [(line, message.partition(";")[0]) for _, (line, message) in found] == ([(63, start)] if start else [])


@pytest.mark.parametrize(
    ("prompt", "is_found"),
    [
        (PROMPT, True),
        (REWORDED, True),
        (LIKE_SUBJECT, False),
    ],
)
def test_question_asked_twice(tmp_path: Path, prompt: str, is_found: bool) -> None:
    """A question that asks the same in other words is found at its prompt; one about a like subject is not."""
    text = QUESTION_MD.replace("Why does attention divide by $\\sqrt{d_k}$?", prompt)
    text = text.replace("Why scale dot products?", "Great offline, bad online")
    found = list(
        repeats([page_of(tmp_path, text)], [bare("two/b", title="Better offline, worse online", prompt=PROMPT)])
    )
    asked = [(line, message) for _, (line, message) in found if "asks" in message]
    wanted = (29, "asks nearly what `two/b` asks; ask something else, or merge the two")
    assert asked == ([wanted] if is_found else [])


def test_only_what_is_checked_is_reported(tmp_path: Path) -> None:
    """Two other questions may be alike: they are not the ones that are checked."""
    page = page_of(tmp_path, QUESTION_MD)
    assert list(repeats([page], [bare("two/a", answer=SENTENCE), bare("two/b", answer=SENTENCE)])) == []
