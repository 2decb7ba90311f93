"""Questions written as files: they read back as they were, and look as a person would write them."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import QUESTION_MD, make_question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.document import parse_question
from mlprep_cli.packs.write import write_question

BUNDLED = sorted(path for path in bundled_folder().glob("*/*.md") if path.name != "README.md")
PLACES = ["Why does attention", "Says what grows.", "Think of one component.", "Because a sum", "It is for speed.",
          "What if d is 1?", "Then nothing changes.", "Vaswani et al."]  # fmt: skip
MARKS = st.text(st.sampled_from("+#-*_=`~<!>?/ \n\n\t[]()1.\"'|$\\ax\u00a0\u200b\u2028\r\x00\x1b"), max_size=30)


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_bundled_questions_come_back(path: Path) -> None:
    """Each bundled question is the same after it was written and read."""
    name = f"{path.parent.name}/{path.stem}"
    question, _ = parse_question(path.read_text(encoding="utf-8"), name)
    assert question is not None
    assert parse_question(write_question(question), name) == (question, [])


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(PLACES), marks=MARKS)
@example(place="Because a sum", marks="<!-- without an end\n")
@example(place="Then nothing changes.", marks="    ## set in\n")
@example(place="Because a sum", marks="\u200b## hidden\n")
@example(place="What if d is 1?", marks="## ")
@example(place="It is for speed.", marks="--\n  ")
def test_whatever_a_file_holds_comes_back(place: str, marks: str) -> None:
    """For every text that reads as a question, the file written of it reads as the same question."""
    question, _ = parse_question(QUESTION_MD.replace(place, marks + place, 1), "lab/scaling")
    if question is not None:
        assert parse_question(write_question(question), "lab/scaling") == (question, [])


LINE = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=150, deadline=None)
@given(title=LINE, weight=st.floats(0.001, 1000), said=st.lists(LINE, max_size=3))
def test_front_matter_comes_back(title: str, weight: float, said: list[str]) -> None:
    """Any title, weight and evidence come back, whatever quotes and signs they hold."""
    question = make_question()
    values = question.model_dump() | {"title": title, "draft": True}
    values["rubric"][0] |= {"weight": weight, "evidence": said}
    try:
        question = type(question).model_validate(values)
    except ValueError:
        return  # the title is only what cannot be seen
    assert parse_question(write_question(question), question.id) == (question, [])


def test_file_looks_as_a_person_writes_it() -> None:
    """Defaults are left out, formulas stay readable, comments come last, every section has its heading."""
    question = make_question(title=r"Why $\sqrt{d}$?", answer="", pitfalls=[], draft=True)
    text = write_question(question, comments=["Write the rubric,", "then go on."])
    front, _, body = text.partition("\n+++\n")
    assert front.startswith("+++\ntitle = 'Why $\\sqrt{d}$?'\nsummary = \"")
    assert '\nrounds = ["technical"]\n' in front
    assert '\nupdated = 2026-11-23\ndraft = true\n\n[[sources]]\nkind = "published"\ncompany = "acme"\n' in front
    assert front.endswith("\nweight = 2\n\n# Write the rubric,\n# then go on.")
    assert "prerequisites" not in front
    assert "\n## Answer\n\n## Pitfalls\n\n## Follow-ups\n\n### What if d is 1?\n\nThen" in body
    assert text.endswith("2017\n")


@pytest.mark.parametrize("prompt", ["a\n\n## Answer\n\nb", "a\n\n```\nno end", "a\n\nb\n---\nc", " padded"])
def test_what_no_file_can_say_is_refused(prompt: str) -> None:
    """A text that would be read as something else is an error, not a question gone wrong."""
    with pytest.raises(ValueError, match="`lab/scaling` would be read otherwise"):
        write_question(make_question(prompt=prompt))
