"""Markdown in the terminal: Rich's rendering with formulas as Unicode and nothing of the text swallowed."""

from functools import cache
from typing import ClassVar

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console, ConsoleOptions, RenderResult
from rich.constrain import Constrain
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement, TableElement
from rich.padding import Padding
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.markdown import new_parser
from mlprep_cli.model.text import clean
from mlprep_cli.ui.latex import to_unicode

CODE_THEME = "ansi_dark"  # the terminal's own sixteen colours, so that it suits its background
FOLDED = "[{} lines of Python that compute and check these numbers]"
UNBOUNDED = 1_000_000  # lines
READABLE = 100  # columns: longer lines of prose are hard to read


class LeftHeading(Heading):
    """A heading at the left, whatever its level."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self.text.copy()
        text.stylize("bold underline" if self.tag in {"h1", "h2"} else "bold")
        yield text


class PlainCode(CodeBlock):
    """A code block set in by two columns, without a background of its own."""

    longest: ClassVar[int] = UNBOUNDED

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        code = str(self.text).rstrip()
        count = code.count("\n") + 1
        if count > self.longest and self.lexer_name == "python":
            yield Padding(Text(FOLDED.format(count), "dim italic"), (0, 0, 0, 2))
        elif self.lexer_name in {"text", ""}:
            yield Padding(Text(code), (0, 0, 0, 2))
        else:
            syntax = Syntax(code, self.lexer_name, theme=CODE_THEME, background_color="default", word_wrap=True)
            yield Padding(syntax, (0, 0, 0, 2))


class FoldedCode(PlainCode):
    """As `PlainCode`, but long Python is only mentioned."""

    longest: ClassVar[int] = 12


class WholeTable(TableElement):
    """A table that folds words too long for their column, rather than cutting them off."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for part in super().__rich_console__(console, options):
            for column in part.columns if isinstance(part, Table) else []:
                column.overflow = "fold"
            yield part


class Prose(Markdown):
    """A Markdown text, its formulas between dollars shown as Unicode; long Python can be folded away."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": LeftHeading,
        "fence": PlainCode,
        "code_block": PlainCode,
        "table_open": WholeTable,
    }

    def __init__(self, text: str, *, fold: bool = False) -> None:
        if fold:
            self.elements = {**self.elements, "fence": FoldedCode}  # type: ignore[misc]
        super().__init__("", code_theme=CODE_THEME, hyperlinks=False)
        self.markup = text
        self.parsed = _with_formulas(_parser().parse(text))


def prose(text: str, *, fold: bool = False) -> Constrain:
    """Return a Markdown text no wider than reads well; with `fold`, long Python is only mentioned."""
    return Constrain(Prose(text, fold=fold), READABLE)


def folded_code(text: str) -> list[str]:
    """Return the code that `prose` with `fold` leaves out of this text."""
    fences = [token for token in _parser().parse(text) if token.type == "fence" and token.info == "python"]
    return [token.content for token in fences if token.content.count("\n") > FoldedCode.longest]


def inline(text: str, style: str = "") -> Text:
    """Return a short Markdown text as one run: formulas as Unicode, code and emphasis without their marks."""
    result, targets = Text(style=style), list[str]()
    for token in _with_formulas(_parser().parseInline(text))[0].children or []:
        if token.type in {"softbreak", "hardbreak"}:
            result.append(" ")
        elif token.type == "link_open":
            targets.append(str(token.attrs["href"]))
        elif token.type == "link_close":
            result.append(f" ({targets.pop()})")
        else:
            result.append(token.content, "bold cyan" if token.type == "code_inline" else "")
    return result


@cache
def _parser() -> MarkdownIt:
    """Return the parser that everything shown goes through."""
    return new_parser()


def _with_formulas(tokens: list[Token]) -> list[Token]:
    """Return tokens with each formula replaced by its text: Rich knows no formulas."""
    result = list[Token]()
    for token in tokens:
        result += _formula_paragraph(token) if token.type == "math_block" else [_as_text(token)]
    return result


def _as_text(token: Token) -> Token:
    """Return a token with formulas as text, and clean: entities and escapes in addresses can hide control characters.

    An address that stands for itself is no link any more: Rich would show it twice.
    """
    if token.type in {"math_inline", "math_inline_double"}:
        return Token("text", "", 0, content=" ".join(to_unicode(token.content).split()))
    token.content = clean(token.content)
    if token.children:
        token.children = [_as_text(child) for child in token.children if child.info != "auto"]
    return token


def _formula_paragraph(token: Token) -> list[Token]:
    """Return a formula that stands alone as a block that keeps its lines."""
    content = to_unicode(token.content)
    return [Token("fence", "code", 0, content=content, info="text", level=token.level, map=token.map, block=True)]
