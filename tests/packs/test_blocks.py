"""Fenced code blocks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.packs.blocks import Block, blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("```python\nx = 1\n```", [Block("python", "x = 1", 1)]),
        ("a\n\n~~~ python title\nx\n\ny\n~~~\n", [Block("python", "x\n\ny", 3)]),
        ("```\nx\n```", [Block("", "x", 1)]),
        ("- one:\n\n  ```python\n  if x:\n      y\n  ```", [Block("python", "if x:\n    y", 3)]),
        ("> ```python\n> x\n> ```", [Block("python", "x", 1)]),
        ("````text\n```python\nx\n```\n````", [Block("text", "```python\nx\n```", 1)]),
        ("`x = 1` and\n\n    indented\n", []),
        ("<!--\n```python\nx\n```\n-->", []),
        ("", []),
    ],
)
def test_blocks(text: str, expected: list[Block]) -> None:
    """Each fenced block has its language, its code without indentation, and the line that its code starts on."""
    assert blocks(text) == expected


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(st.sampled_from("ab =#'\"[]\\"), max_size=10), max_size=5), st.lists(st.sampled_from(["", "word"]))
)
def test_code_starts_where_its_line_says(code: list[str], before: list[str]) -> None:
    """The line of a block is where its code stands in the text."""
    lines = [*before, "", "```python", *code, "```"]
    (block,) = blocks("\n".join(lines))
    assert lines[block.line : block.line + len(code)] == code
