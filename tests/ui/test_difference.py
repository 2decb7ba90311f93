"""What changed between two answers, on the screen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Golden, screen
from mlprep_cli.ui.difference import difference

OLD = """\
Pruning removes weights, and [bold]helps[/bold] list[int] where the hardware can use it.

A transformer is an architecture.

In the end I would prune.
"""
NEW = """\
Pruning removes weights, and [bold]helps[/bold] list[int] where the hardware
can use the zeros.

The two combine.

A transformer is an architecture.

```python
def prune(x):
    return x * (abs(x) > 0.1)
```
"""
TITLES = ("2026-11-23 10:00, 6:12, 1 of 4 points, again", "2026-11-24 10:00, 5:40, 2-3 of 4 points, good")


def shown(old: str, new: str, columns: int = 80) -> str:
    """Return what a terminal of so many columns shows."""
    return screen(difference(old, new, *TITLES, columns=columns), columns)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_difference_looks(golden: Golden, columns: int) -> None:
    """Both answers are named; what went and what came is marked, side by side only where there is room."""
    golden(f"difference-{columns}", difference(OLD, NEW, *TITLES, columns=columns), columns=columns)


def test_side_by_side_from_110_columns_on() -> None:
    """Old and new stand in one line from 110 columns on."""
    for columns, beside in ((109, False), (110, True), (250, True)):
        assert any("Old: " in line and "New: " in line for line in shown(OLD, NEW, columns).split("\n")) is beside


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a\nb", "a\nb\n", "The two answers are the same."),
        ("a\nb", "a b", "Only line breaks and spaces differ."),
        ("", "", "The two answers are the same."),
    ],
)
@pytest.mark.parametrize("columns", [80, 120])
def test_no_difference_is_said(old: str, new: str, said: str, columns: int) -> None:
    """Equal answers are said to be the same, and so is what no word tells apart."""
    assert shown(old, new, columns).endswith(f"\n\n{said}\n")


def test_counts() -> None:
    """The first line counts words that went, came and stayed."""
    assert "[-1 word removed-]  {+2 added+}  3 the same" in shown("a b c d", "a b x y d")


lines = st.lists(st.sampled_from(["one", "two", "three\n", "four\n\n", "w" * 130, "[b]", "\n    five"]), max_size=25)


@settings(max_examples=80, deadline=None)
@given(lines, lines, st.sampled_from([40, 80, 109, 110, 120]))
def test_nothing_is_cut_off(old: list[str], new: list[str], columns: int) -> None:
    """No line is wider than the terminal, and no letter of either answer is lost."""
    seen = shown(" ".join(old), " ".join(new), columns)
    assert max(map(len, seen.split("\n"))) <= columns
    for sign in "w":
        assert seen.count(sign) >= max("".join(old).count(sign), "".join(new).count(sign)) * (old != new)


def test_every_line_has_its_own_marks() -> None:
    """A mark is closed where its line ends: a page may begin with any line."""
    seen = shown("Same.", "Same.\n\n- new one\n- new two\n\n    code")
    assert "{+- new one+}\n{+- new two+}\n\n    {+code+}\n" in seen
