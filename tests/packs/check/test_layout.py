"""What must keep its shape."""

import pytest

from mlprep_cli.packs.check.layout import columns, shown


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("中文", 4), ("┌──┐", 4), ("🏠", 2), ("ŷ", 1)]
)
def test_columns(text: str, width: int) -> None:
    """Wide letters take two columns, marks over a letter none."""
    assert columns(text) == width


@pytest.mark.parametrize(
    ("cell", "width"),
    [
        ("**bold** `code`", 9),
        (r"$\theta_0$", 3),
        (r"$x^{2}$", 3),
        (r"\$5", 2),
        ("a*b", 2),
        (r"$\alpha \cdot \beta$", 3),
    ],
)
def test_marks_take_no_room(cell: str, width: int) -> None:
    """What Markdown and LaTeX are made of is left out, a macro counts as one sign."""
    assert columns(shown(cell)) == width
