"""Formulas as Unicode."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from mlprep_cli.packs.find import find_packs
from mlprep_cli.ui.latex import AFTER, BEFORE, to_unicode
from mlprep_cli.ui.markdown import _parser

MARKS = set("\\${}")


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\frac{1}{1+e^{-z}}", "1/(1+e^(−z))"),
        (r"\frac{\frac{a}{b}}{c}", "(a/b)/c"),
        (r"\tfrac12", "1/2"),
        (r"\cfrac{1}{2}", "1/2"),
        (r"\sqrt{x}", "√x"),
        (r"\sqrt[3]{x+1}", "³√(x+1)"),
        (r"\frac{QK^\top}{\sqrt{d_k}}", "QKᵀ/√(dₖ)"),
        (r"x_i^2", "xᵢ²"),
        (r"x^{n+1}", "xⁿ⁺¹"),
        (r"10^{-3}", "10⁻³"),
        (r"A^{-1}", "A⁻¹"),
        (r"w^\top x", "wᵀx"),
        (r"x_{i,j}", "x_(i,j)"),
        (r"\sigma_Y", "σ_Y"),
        (r"2^{2^n}", "2^2ⁿ"),
        (r"e^{-x^2}", "e^(−x²)"),
        (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"\prod_i p_i", "∏ᵢ pᵢ"),
        (r"\max_x f(x)", "maxₓ f(x)"),
        (r"n\log n", "n log n"),
        (r"\log(x)", "log(x)"),
        (r"\log_2 n", "log₂ n"),
        (r"\operatorname{softmax}(z)", "softmax(z)"),
        (r"\operatorname*{argmin}_x f", "argminₓ f"),
        (r"\text{if } x > 0", "if x > 0"),
        (r"\mathrm{KL}(p \| q)", "KL(p ‖ q)"),
        (r"\left\| x \right\|_2", "‖ x ‖₂"),
        (r"P(A \mid B)", "P(A | B)"),
        (r"P(A|B)", "P(A|B)"),
        (r"a\le b\ne c", "a ≤ b ≠ c"),
        (r"x\in\mathbb{R}^d", "x ∈ ℝᵈ"),
        (r"\{1, \dots, n\}", "{1, …, n}"),
        (r"\neg A \wedge B", "¬A ∧ B"),
        (r"\Bigl( x \biggr)", "(x)"),
        (r"\bm{x} + \mathbf{y}", "x + 𝐲"),
        (r"\hat{y}_i - \bar{y}", "ŷᵢ - y̅"),
        (r"\binom{n}{k}", "C(n, k)"),
        (r"5\% \text{ of } \$100", "5% of $100"),
        (r"a \\ b", "a\nb"),
        ("a\n= b", "a\n= b"),
        (r"\nosuchmacro x", "nosuchmacro x"),
        (r"a\-b", "ab"),
        ("x", "x"),
        ("", ""),
        ("list[int]", "list[int]"),
    ],
)
def test_formula(latex: str, shown: str) -> None:
    """Fractions, roots, scripts, sums, operators and words read as one would write them on one line."""
    assert to_unicode(latex) == shown


@pytest.mark.parametrize(
    "latex",
    [
        r"\sqrt", r"\frac", r"\frac{a}", r"\text", r"x^", "_", "{", "}", r"\left(", r"\begin{x}", r"\end{x}", "\\",
        "$", r"\href{a}{b}", r"\footnote", r"\input{/etc/passwd}", r"\verb", r"\begin{array}{cc}", "{" * 3000,
        r"\hat{" * 500,
    ],
)  # fmt: skip
def test_what_is_no_latex_does_no_harm(latex: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A formula that nobody can read is shown in some way, without a word on standard error."""
    assert "root:" not in to_unicode(latex)
    assert capfd.readouterr() == ("", "")


def texts(value: object) -> Iterator[str]:
    """Yield every string in a nested value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def formulas(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the formulas among Markdown tokens."""
    for token in tokens:
        if token.type.startswith("math"):
            yield token.content
        yield from formulas(token.children or [])


def test_every_bundled_formula_is_understood() -> None:
    """No backslash, dollar or brace is left of any formula in the bundled questions."""
    packs, _ = find_packs(Path("nowhere"), [])
    whole = [text for pack in packs for item in pack.questions for text in texts(item.model_dump())]
    found = {formula for text in whole for formula in formulas(_parser().parse(text))}
    assert found
    assert [formula for formula in found if MARKS & set(to_unicode(formula))] == []


ATOMS = st.sampled_from(["x", "y", "n", "0", "12", r"\alpha ", r"\infty ", r"\theta ", "f(x)", r"\text{loss}"])
FORMULAS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(r"\frac{{{}}}{{{}}}".format, inner, inner),
        st.builds(r"\sqrt{{{}}}".format, inner),
        st.builds("{}_{{{}}}".format, ATOMS, inner),
        st.builds("{}^{{{}}}".format, ATOMS, inner),
        st.builds("{} + {}".format, inner, inner),
        st.builds(r"{} \cdot {}".format, inner, inner),
        st.builds(r"\log {}".format, inner),
        st.builds(r"\sum_{{{}}}^{{{}}} {}".format, ATOMS, inner, inner),
        st.builds(r"\left( {} \right)".format, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(FORMULAS)
def test_well_formed_formula_keeps_its_atoms(latex: str) -> None:
    """However formulas are nested, no mark of LaTeX is left, brackets pair up, and one line stays one line."""
    shown = to_unicode(latex)
    assert not MARKS & set(shown)
    assert "\n" not in shown
    assert shown.count("(") == shown.count(")")
    assert ("∞" in shown) == (r"\infty" in latex)


NOISE = st.sampled_from([
    *"[]{}^_$&%#~ \n|*'`-a1.", "\\", "\\\\", "$$", r"\(", r"\)", r"\[", r"\]", r"\frac", r"\sqrt", r"\left", r"\right",
    r"\begin", r"\end", r"\text", r"\operatorname*", r"\binom", r"\hat", r"\verb", r"\item", r"\def", r"\newcommand",
    r"\includegraphics", r"\footnote", r"\ensuremath", r"\href", r"\underbrace", r"\substack", r"\textcolor", r"\input",
    r"\cite", r"\c", r"\begin{pmatrix}", r"\end{pmatrix}", r"\begin{verbatim}", "\x1b", "é", "\ue000", "中",
])  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(NOISE, max_size=12).map("".join))
def test_malformed_latex_never_raises(latex: str) -> None:
    """Any mixture of the pieces of LaTeX becomes some text, in which our own marks do not show."""
    assert not {BEFORE, AFTER} & set(to_unicode(latex))


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (f"a{' ' * 50_000}=", "a ="),
        (f"x^{{a{' ' * 50_000}b}}", "x^(a b)"),
        (r"\quad " * 5_000 + "x", "x"),
        (" =" * 5_000, "= " * 4_999 + "="),
    ],
)
def test_long_formula_is_no_trap(latex: str, shown: str) -> None:
    """Thousands of blanks or signs are converted as a few are."""
    assert to_unicode(latex) == shown
