"""The prose of a question."""

import pytest

from conftest import make_question
from mlprep_cli.model.question import FollowUp
from mlprep_cli.packs.prose import sentences, words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two\nthree", 3),
        ("# one\n\n- two\n- three four\n\n> five", 5),
        ("one\n\n```python\nx = 1\n```\n\n    indented code\n\ntwo", 2),
        ("one\n\n| a b | c |\n| --- | --- |\n| d e | f |\n\ntwo", 2),
        ("$x$ is $a + b$", 5),
    ],
)
def test_words(text: str, count: int) -> None:
    """Words are counted in prose, not in code and tables."""
    assert words(text) == count


def test_sentences_come_from_every_place_but_references() -> None:
    """Every text of a question is looked at, but for its references; short sentences are left out."""
    question = make_question(
        prompt="First we ask\nabout one single thing. Too short.",
        expectations=["Second we expect to hear that thing"],
        approach=["Third we think about that thing"],
        pitfalls=["Fourth they forget about that thing!"],
        answer="Fifth the ANSWER says that thing.\n\n```text\nno code is ever a real sentence\n```",
        follow_ups=[FollowUp(question="Sixth would you say it again?", answer="Seventh yes we would say it.")],
        references=["Nobody et al., a paper that many rest on, 2020"],
        rubric=[],
    )
    assert sorted(sentence.split()[0] for sentence in sentences(question)) == [
        "fifth", "first", "fourth", "second", "seventh", "sixth", "third",
    ]  # fmt: skip
    assert "first we ask about one single thing." in set(sentences(question))
