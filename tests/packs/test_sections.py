"""The sections of a question."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.packs.sections import split_sections


def items(text: str) -> object:
    """Return the items of a list section."""
    found = split_sections(f"## Pitfalls\n\n{text}\n", needed=False)
    assert found.problems == []
    return found.values["pitfalls"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one\n- two", ["one", "two"]),
        ("- one\n\n- two", ["one", "two"]),
        ("* one\n* two", ["one", "two"]),
        ("1. one\n2. two", ["one", "two"]),
        ("10) one", ["one"]),
        ("-   one", ["one"]),
        ("-\tone two", ["one two"]),
        ("-\n  one two", ["one two"]),
        ("  - one\n  - two", ["one", "two"]),
        ("- one\n  goes on\nlazily", ["one goes on lazily"]),
        ("- a - b * c 1. d", ["a - b * c 1. d"]),
        ("- **bold** `code`", ["**bold** `code`"]),
        ("- one\n\n  second paragraph", ["one\n\nsecond paragraph"]),
        ("- one\n  - inner\n    - innermost", ["one\n- inner\n  - innermost"]),
        ("- one:\n\n  ```python\n  if x:\n      y()\n  ```", ["one:\n\n```python\nif x:\n    y()\n```"]),
        ("- one\n  ```text\n  ## Answer\n  ```", ["one\n```text\n## Answer\n```"]),
        ("- one\n* other marker", ["one", "other marker"]),
    ],
)
def test_items(text: str, expected: list[str]) -> None:
    """Items are read whole and without their marker, however the list is written."""
    assert items(text) == expected


@given(st.lists(st.text(st.sampled_from("abc `*_$[]<>0123"), min_size=1).map(str.strip).filter(bool), min_size=1))
@settings(max_examples=150, deadline=None)
def test_loose_lists_hold_what_tight_ones_do(texts: list[str]) -> None:
    """Blank lines between items change nothing."""
    texts = [f"word {text}" for text in texts]
    assert items("\n".join(f"- {text}" for text in texts)) == [" ".join(text.split()) for text in texts]
    assert items("\n\n".join(f"- {text}" for text in texts)) == items("\n".join(f"- {text}" for text in texts))


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
@pytest.mark.parametrize("heading", ["## Pitfalls", "## Nonsense", "### Deeper"])
def test_heading_in_a_fence_is_text(fence: str, heading: str) -> None:
    """A line in code that looks like a heading starts no section."""
    text = f"See:\n\n{fence}text\n{heading}\n{fence}\n\nDone."
    found = split_sections(f"## Answer\n\n{text}\n\n## References\n\n- one\n", needed=False)
    assert found.problems == []
    assert found.values == {"answer": text, "references": ["one"]}


def test_follow_up_answers_keep_their_markdown() -> None:
    """A follow-up's answer runs to the next `###`, code and deeper headings included."""
    body = "### Why?\n\n#### First\n\n```text\n### no heading\n```\n\n### And *then*?\n\nNothing."
    found = split_sections(f"## Follow-ups\n\n{body}\n", needed=False)
    assert found.problems == []
    assert found.values["follow_ups"] == [
        {"question": "Why?", "answer": "#### First\n\n```text\n### no heading\n```"},
        {"question": "And *then*?", "answer": "Nothing."},
    ]


def test_answer_keeps_its_own_headings() -> None:
    """Headings below the level of sections belong to the answer."""
    text = "### First\n\none\n\n#### Second\n\n> ## quoted\n\ntwo"
    assert split_sections(f"## Answer\n\n{text}\n", needed=False).values == {"answer": text}


@pytest.mark.parametrize("mark", ["- ", "> ", "1. ", "  - "])
@pytest.mark.parametrize("depth", [12, 40, 3000])
def test_nesting_beyond_what_is_read_is_a_problem(mark: str, depth: int) -> None:
    """Lists and quotes nested so deeply that the parser would drop their text are reported, quickly."""
    lines = "\n".join(mark * level + "deep" for level in range(1, 25)) if depth == 12 else mark * depth + "deep"
    found = split_sections(f"## Answer\n\n{lines}\n", needed=False)
    assert "lists or quotes nested too deeply; write them flatter" in {message for _, message in found.problems}


@pytest.mark.parametrize("text", ["```text\nx\n```", "~~~\nx\n~~~~", "```\n```", "``` python\nx\n```  "])
def test_closed_code_is_no_problem(text: str) -> None:
    """Code that ends is accepted, however its fences look."""
    assert split_sections(f"## Answer\n\n{text}\n", needed=False).problems == []


@pytest.mark.parametrize("text", ["```text\nx", "~~~\nx\n```", "````\nx\n```", "```", "```python", "```\nx\n\n\n"])
def test_code_without_end_is_a_problem(text: str) -> None:
    """Code that never ends would hide what follows: its first line is reported."""
    (problem,) = split_sections(f"## Answer\n\n{text}\n", needed=False).problems
    assert problem[0] == 3
    assert problem[1].startswith("code without an end; ")


@pytest.mark.parametrize("name", ["Expectations", "Approach", "Pitfalls", "References", "Follow-ups"])
@pytest.mark.parametrize("below", ["", "\n", "\n## Answer\n\nBecause.\n"])
def test_empty_section_is_an_empty_list(name: str, below: str) -> None:
    """A section with nothing in it is understood as an empty list."""
    found = split_sections(f"## {name}\n{below}", needed=False)
    assert found.problems == []
    assert found.values[name.lower().replace("-", "_")] == []
