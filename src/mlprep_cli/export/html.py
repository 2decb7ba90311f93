r"""Markdown as HTML for Anki: formulas for its MathJax, code as `<pre>`, and nothing that Anki would run."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from mlprep_cli.model.markdown import new_parser
from mlprep_cli.model.text import clean

# Anki plays `[sound:...]`, reads `[anki:...]` aloud and runs LaTeX on `[latex]` and `[$]`, wherever they stand.
ANKI_TAG = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\${1,2}\]))", re.IGNORECASE)
DELIMITER = re.compile(r"\\(?=[()\[\]])")  # of MathJax, which looks for them in the text of the card


def to_html(text: str) -> str:
    """Return a Markdown text as HTML; what is no Markdown in it, as `<` and `[0]`, shows as it was written."""
    return _safe(str(_parser().render(text))).strip()


def line_to_html(text: str) -> str:
    """Return a short Markdown text as HTML without a paragraph around it."""
    return _safe(str(_parser().renderInline(text))).strip()


def list_to_html(items: Sequence[str], tag: str = "ul") -> str:
    """Return a list of Markdown texts as HTML; empty when there are none."""
    if not items:
        return ""
    rows = (to_html(item) if "\n" in item else line_to_html(item) for item in items)
    return f"<{tag}>\n" + "".join(f"<li>{row}</li>\n" for row in rows) + f"</{tag}>"


def plain_to_html(text: str) -> str:
    """Return a text that is no Markdown as HTML."""
    return _safe(_text(text))


def _safe(html: str) -> str:
    """Return HTML without control characters and without what Anki would play, read aloud or run."""
    return ANKI_TAG.sub("&#91;", clean(html))


@cache
def _parser() -> MarkdownIt:
    """Return the parser with its rules for Anki. Pictures are left as links: a card must not call on a server."""
    parser = new_parser().disable("image")
    parser.add_render_rule("text", _render_text)
    parser.add_render_rule("math_inline", _render_formula)
    for kind in ("math_inline_double", "math_block"):
        parser.add_render_rule(kind, _render_display)
    return parser


def _text(text: str) -> str:
    """Return text as HTML, with whatever looks like the start of a formula broken by an empty element."""
    return DELIMITER.sub(lambda found: f"{found[0]}<span></span>", escape(text, quote=False))


def _render_text(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    del self, options, env
    return _text(tokens[index].content)


def _render_formula(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    del self, options, env
    return rf"\({escape(tokens[index].content.strip(), quote=False)}\)"


def _render_display(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    del self, options, env
    formula = rf"\[{escape(tokens[index].content.strip(), quote=False)}\]"
    return f"<p>{formula}</p>\n" if tokens[index].type == "math_block" else formula
