"""Markdown in the terminal."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import screen
from mlprep_cli.model.text import JOINERS
from mlprep_cli.ui.markdown import READABLE, FoldedCode, folded_code, inline, prose

LITERAL = ("[bold]x[/bold]", "list[int]", "<think>", "arr[0]", "[/]", "<b>", "a_b_c", "2 * 3 * 4", ":smile:")


def shown(text: str, columns: int = 80) -> str:
    """Return a Markdown text as the terminal shows it, without the blank lines around it."""
    return screen(prose(text), columns).strip("\n")


@pytest.mark.parametrize("literal", LITERAL)
@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "# {}",
        "- {}",
        "> {}",
        "**{}**",
        "`{}`",
        "```text\n{}\n```",
        "```python\n{}\n```",
        "    {}",
        "| {} |\n|--|",
    ],
)
def test_brackets_survive(literal: str, around: str) -> None:
    """What looks like markup of another kind is shown as it was written, wherever it stands."""
    assert literal in shown(around.format(literal))


@pytest.mark.parametrize("literal", LITERAL)
def test_brackets_survive_in_a_line(literal: str) -> None:
    """A short text keeps its brackets too."""
    assert inline(f"see {literal} and `{literal}`").plain == f"see {literal} and {literal}"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**bold** and *lean* `code`", "bold and lean code"),
        ("$x_i^2$ is $\\theta$", "xᵢ² is θ"),
        ("$$\\frac{a}{b}$$", "a/b"),
        ("two\nlines", "two lines"),
        ("hard  \nbreak", "hard break"),
        ("[a paper](https://example.org/x)", "a paper (https://example.org/x)"),
        ("[*an* `x`](a) [b](c)", "an x (a) b (c)"),
        ("see <https://example.org/x>.", "see https://example.org/x."),
        ("\\*no\\* emphasis &amp; co", "*no* emphasis & co"),
        ("$\\hat{m} /\n\\sqrt{v}$", "m̂ / √v"),
        ("", ""),
    ],
)
def test_inline(text: str, plain: str) -> None:
    """A short text loses its marks and nothing else: formulas are Unicode, an address stands behind its link."""
    assert inline(text).plain == plain


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10 a month.",
        "From $1M to $2M, or $1M-$2M.",
        "US$300, A$400 and (US$500).",
        "$20/month versus $30/month",
        "a budget of $ 100 or 100 $",
        "$5, then $6.50; finally $7!",
        "\\$x\\$ is no formula",
        "`$x$` is code",
    ],
)
def test_dollars_in_prose_are_money(text: str) -> None:
    """Amounts of dollars are not taken for formulas."""
    expected = text.replace("\\", "").replace("`", "")
    assert inline(text).plain == expected
    assert shown(text) == expected


def test_formulas_are_converted_wherever_they_stand() -> None:
    """Headings, lists, quotes, emphasis and tables have their formulas as Unicode."""
    text = "# $a_1$\n\n- $a_2$\n\n> $a_3$\n\n**$a_4$** [$a_5$](x)\n\n| $a_6$ |\n| --- |\n| $a_7$ |\n"
    assert re.findall("a[₀-₉]", shown(text)) == ["a₁", "a₂", "a₃", "a₄", "a₅", "a₆", "a₇"]


@pytest.mark.parametrize(
    "formula", ["$$\nx_1 = 2\n$$", "$$x_1 = 2$$", "$$\nx_1 = 2\n$$ (eq1)", "- $$\n  x_1 = 2\n  $$"]
)
def test_formula_of_its_own_is_shown(formula: str) -> None:
    """A formula that stands alone is shown, with a label or without, in a list too."""
    assert "x₁ = 2" in shown(formula)


def test_formula_keeps_its_lines() -> None:
    """A formula of several lines is set in, one line below the other."""
    assert shown("$$\na \\\\ b\n$$") == "  a\n  b"


def test_line_end_in_a_formula_is_a_blank() -> None:
    """A formula that the author wrapped does not break the line of its paragraph."""
    assert shown("so $\\hat{m} /\n\\sqrt{v}$ it is") == "so m̂ / √v it is"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see <https://example.org/x>", "see https://example.org/x"),
        ("[a paper](https://example.org/x)", "a paper (https://example.org/x)"),
        ("[![picture](p.png)](https://example.org/x)", "🌆 picture  (https://example.org/x)"),
        ("<div>\nhello\n</div>", "<div> hello </div>"),
        ("<!-- a comment -->", "<!-- a comment -->"),
    ],
)
def test_nothing_is_swallowed(text: str, expected: str) -> None:
    """Addresses, pictures' names and HTML are shown as text, each once."""
    assert shown(text) == expected


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "around", ["{0}", "- {0}", "> {0}", "## {0}", "| {0} | {0} |\n|--|--|\n| {0} | {0} |", "`{0}`"]
)
def test_long_words_are_folded_not_cut(around: str, columns: int) -> None:
    """A word wider than its place goes on in the next line."""
    word = "".join(chr(0x4E00 + number) for number in range(70))
    seen = shown(around.format(word), columns)
    assert set(word) <= set(seen)
    assert "…" not in seen


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("language", ["text", "python", "", "nosuchlanguage"])
def test_wide_code_is_folded_not_cut(language: str, columns: int) -> None:
    """Code wider than the terminal goes on in the next line."""
    seen = shown(f"```{language}\nx = '{'y' * 200}END'\n```", columns)
    assert seen.count("y") == 200
    assert "END'" in seen


def test_prose_is_no_wider_than_reads_well() -> None:
    """On a wide terminal prose keeps to a readable width."""
    assert max(map(len, shown("word " * 200, 300).split("\n"))) <= READABLE


def test_long_python_can_be_folded_away() -> None:
    """With `fold`, long Python is only mentioned, short Python and other code is shown, and the code can be had."""
    long = "x = 1\n" * (FoldedCode.longest + 1)
    text = f"```python\n{long}```\n\n```python\ny = 2\n```\n\n```text\n{long.replace('x', 'z')}```"
    seen = screen(prose(text, fold=True))
    assert "[13 lines of Python that compute and check these numbers]" in seen
    assert ("x = 1" in seen, "y = 2" in seen, seen.count("z = 1")) == (False, True, 13)
    assert folded_code(text) == [long]
    assert screen(prose(text)).count("x = 1") == 13


@pytest.mark.parametrize(
    "evil",
    [
        "<http://a/%1b[31m>",
        "<http://a/%E2%80%AE>",
        "&#x202e;&#x200b;&ZeroWidthSpace;&rlm;&shy;",
        "&#27;[31m &#x9b;31m &#7;",
        "[&#x202e;](http://a/&#x202e;)",
        "![&#x202e;](http://a/%1b)",
        "`&#x202e;`",
        "```py\u202e\nx\n```",
        '[a](b "&#x202e;")',
        "$\\text{&#x202e;}$",
    ],
)
def test_entities_and_addresses_smuggle_nothing(evil: str) -> None:
    """What Markdown itself decodes is cleaned as well: no entity or address brings in a control character."""
    assert unsafe(screen(prose(evil))) == set()
    assert unsafe(inline(evil).plain) == set()


def unsafe(text: str) -> set[str]:
    """Return the characters that may not reach a terminal."""
    categories = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return {char for char in text if unicodedata.category(char) in categories} - {"\n", *JOINERS}


PIECES = st.sampled_from([
    *("a", "word ", "\n", "\n\n", "- ", "1. ", "> ", "# ", "```", "```python\n", "$", "$$", "|", "|--|--|\n", "["),
    *("](x)", "![", "*", "**", "_", "`", "<", ">", "&#27;", "&lt;", "\\", "    ", "\t", "~~", "---\n", "===\n"),
    *("[r]: x\n", "[bold]", "<b>", "%1b"),
])  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([20, 80]))
def test_any_markdown_is_shown_safely(text: str, columns: int) -> None:
    """Any mixture of the pieces of Markdown is shown, within the width, without control characters."""
    seen = screen(prose(text), columns)
    assert unsafe(seen) == set()
    assert unsafe(inline(text).plain) <= {"\t"}
    assert max(map(cell_len, seen.split("\n"))) <= columns
