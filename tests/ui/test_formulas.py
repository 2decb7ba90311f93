"""What is wrong with the formulas of a text."""

import pytest

from mlprep_cli.ui.formulas import formula_faults

PARTNER = "; close it without blanks, or write `\\$`"


@pytest.mark.parametrize(
    "text",
    [
        "", "no formula", "$x$ and $\\frac{a}{b}$", "`$\\nosuch` and `a$`", "```\n$\\nosuch\n```",
        "It costs \\$5 to 6\\$.",
        "It costs $5 and $10.", "US$5", "$\\bm{x} + \\boldsymbol{y}$", "$\\operatorname{softplus}(x)$", "$\\{1, 2\\}$",
        "$$\na\n= \\begin{cases} 1 & x \\\\ 2 & y \\end{cases}\n$$", "$2 \\cdot \\text{layers and heads}$", "$10^{-3}$",
        "$1 - p$ or $2n$", "$1/n$", "| a | $x$ |\n| - | - |\n| $y$ | b |", "$5\\% \\text{ of } 100$",
        "$\\begin{pmatrix} a & b \\\\ c & d\\end{pmatrix}$",
    ],
)  # fmt: skip
def test_what_is_shown_as_meant_is_no_fault(text: str) -> None:
    """Formulas that convert, code, escaped dollars and plain amounts are left in peace."""
    assert formula_faults(text) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("one\n\ntwo $x$\nthree $\\nosuch$", 3, "the formula `\\nosuch` does not convert: `\\nosuch` is not known"),
        (
            "$\\overline{xy}$",
            0,
            "the formula `\\overline{xy}` does not convert: `\\overline` is not shown; write `\\bar`",
        ),
        (
            "$\\frac{\\nosuch{a}}{b}$",
            0,
            "the formula `\\frac{\\nosuch{a}}{b}` does not convert: `\\nosuch` is not known",
        ),
        ("$x^{2$", 0, "the formula `x^{2` does not convert: its braces or its `\\begin` and `\\end` do not pair up"),
        ("a\n\n$$\nx\n\\end{cases}\n$$", 2, "the formula `x \\end{cases}` does not convert: its braces or its"),
        (
            "$\\begin{tikz}x\\end{tikz}$",
            0,
            "the formula `\\begin{tikz}x\\end{tikz}` does not convert: `tikz` is not known",
        ),
        ("a $x + y", 0, f"a `$` without its partner: `a $x + y`{PARTNER}"),
        ("a $ x $ b", 0, f"a `$` without its partner: `a $ x $ b`{PARTNER}"),
        ("a $$ b", 0, f"a `$` without its partner: `a $$ b`{PARTNER}"),
        ("- a\n- b\n  c $10, or 3$", 2, "`$10, or 3$` is read as a formula; write `\\$` for a dollar"),
        ("from $5 per user to 6$", 0, "`$5 per user to 6$` is read as a formula"),
        ("| a |\n| - |\n| b |\n| $\\nosuch$ |", 3, "the formula `\\nosuch` does not convert"),
    ],
)
def test_fault_has_its_line_and_mend(text: str, line: int, message: str) -> None:
    """A formula that does not convert, a stray dollar and an amount read as a formula are named, on their line."""
    ((found, said),) = formula_faults(text)
    assert (found, said[: len(message)]) == (line, message)
