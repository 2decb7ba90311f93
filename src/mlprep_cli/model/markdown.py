"""The Markdown that packs are written in: tables, formulas between dollars, angle brackets that are only text."""

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


def new_parser() -> MarkdownIt:
    """Return a new parser of whole texts and of single lines; a dollar before a space or a digit is no formula."""
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"])
    parser.disable(["html_inline", "html_block"])
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True, allow_labels=False)
