"""Reading what a language model replied."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.core.interviewer.reply import read_reply
from mlprep_cli.errors import LanguageModelError

POINT = {"id": "variance", "verdict": "covered", "quote": "it grows"}
PLAIN = json.dumps({"points": [POINT], "follow_up": {"point": "saturation", "question": "Why?"}})


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"Sure! For d_{{k}} this is {{fine}}:\n{PLAIN}\nAnything else?",
        json.dumps({"result": json.loads(PLAIN)}),
        PLAIN.replace("covered", " Covered "),
        PLAIN.replace('"variance"', '"VARIANCE"'),
    ],
)
def test_json_is_found(text: str) -> None:
    """The object is found in a fence, among words and braces, or in another object; case does not matter."""
    reply = read_reply(text)
    assert [(one.id, one.verdict, one.quote) for one in reply.points] == [("variance", "covered", "it grows")]
    assert reply.follow_up is not None
    assert reply.follow_up.point == "saturation"


def test_latex_with_single_backslashes() -> None:
    """A backslash that the model forgot to double is read as one."""
    reply = read_reply(r'{"points": [{"id": "a", "verdict": "covered", "quote": "by \sqrt{d}"}]}')
    assert reply.points[0].quote == r"by \sqrt{d}"


def test_one_bad_entry_spoils_no_other() -> None:
    """Entries that cannot be read are counted, the others kept; a missing quote or follow-up is none."""
    points = [
        {"id": "a", "verdict": "missed", "quote": None},
        {"id": "b", "verdict": "superb"},
        "c",
        {"verdict": "missed"},
    ]
    reply = read_reply(json.dumps({"points": points, "follow_up": "Why?"}))
    assert ([(one.id, one.quote) for one in reply.points], reply.unreadable) == ([("a", "")], 3)
    assert reply.follow_up is None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I cannot do that.", "is no JSON"),
        ("[1, 2]", "is no JSON"),
        (PLAIN[:50], "cut off or no valid JSON"),
        ('{"points": "all"}', "cut off or no valid JSON"),
        ("{" * 50_000, "cut off or no valid JSON"),
        ('{"a":' * 20_000, "cut off or no valid JSON"),
        ('{"points": [' + "[" * 50_000, "cut off or no valid JSON"),
    ],
)
def test_what_is_no_reply(text: str, what: str) -> None:
    """Prose, half an object, other JSON and hostile nesting are told apart in one line."""
    with pytest.raises(LanguageModelError, match=what):
        read_reply(text)


@settings(max_examples=200, deadline=None)
@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_nothing_else_is_raised(text: str) -> None:
    """Whatever a model writes is either read or refused."""
    try:
        read_reply(text)
    except LanguageModelError as error:
        assert "\n" not in error.message
