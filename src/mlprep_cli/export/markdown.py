"""Questions as one readable Markdown document, their formulas and code as they were written."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mlprep_cli.export.chapter import Chapter
from mlprep_cli.model.markdown import new_parser
from mlprep_cli.model.question import Question, Source

DEEPEST = 6  # level of a heading
MARKS = re.compile(r"([\\`*_\[\]<>$|&#])")
# What stays as it is (code, formulas, addresses, what is escaped already), or else the start of an HTML element.
ELEMENT = re.compile(
    r"(?P<tick>`+)(?!`).*?(?<!`)(?P=tick)(?!`)"
    r"|(?<!\d)(?P<dollar>\${1,2})(?!\s)[^$]+(?<!\s)(?P=dollar)(?!\d)"
    r"|<(?:https?|mailto):[^<>\s]*>|\\.|(?P<open><)(?=[A-Za-z/!?])",
    re.DOTALL,
)
VERBATIM = {"fence", "code_block", "math_block"}


def to_markdown(chapters: Sequence[Chapter], title: str, *, answers: bool) -> str:
    """Return a document with a table of contents and a section for each question.

    With `answers`, hints, rubric, worked answer, pitfalls, follow-ups and references stand in it too.
    """
    parts = [f"# {plain(title)}", "## Contents", _contents(chapters)]
    for chapter in chapters:
        parts += [_anchor(chapter.id), f"## {plain(chapter.title)}", plain(chapter.description)]
        for question in chapter.questions:
            parts += [*_asked(question), *(_answered(question) if answers else ())]
    return "\n\n".join(filter(None, parts)) + "\n"


def plain(text: str) -> str:
    """Return one line of text so that Markdown shows it as it is."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))


def below(text: str, level: int) -> str:
    """Return a Markdown text with its highest heading one below `level` (at most 6), and no HTML in it.

    A `<` that starts an element is escaped: packs mean the sign, as in `list<int>`.
    """
    tokens, lines = _parser().parse(text), text.split("\n")
    edits = dict[int, tuple[int, str]]()
    highest = min((int(token.tag[1]) for token in _headings(tokens)), default=1)
    for token in tokens:
        start, stop = token.map or (0, 0)
        if token.type in VERBATIM:
            edits[start] = stop, "\n".join(lines[start:stop])
    for token in _headings(tokens):
        start, stop = token.map or (0, 0)
        words = " ".join(tokens[tokens.index(token) + 1].content.split())
        marks = "#" * min(DEEPEST, int(token.tag[1]) - highest + level + 1)
        edits[start] = stop, f"{marks} {_without_elements(words)}"
    return "\n".join(_edited(lines, edits))


def _edited(lines: Sequence[str], edits: dict[int, tuple[int, str]]) -> Iterator[str]:
    """Yield text with edits made; what stands between them and blank lines is looked through for elements."""
    block, index = list[str](), 0
    while index < len(lines):
        stop, edited = edits.get(index, (index + 1, ""))
        if edited or not lines[index].strip():
            if block:
                yield _without_elements("\n".join(block))
            yield edited
            block = []
        else:
            block.append(lines[index])
        index = stop
    if block:
        yield _without_elements("\n".join(block))


def _without_elements(text: str) -> str:
    """Return a paragraph with each `<` that starts an HTML element escaped."""
    return ELEMENT.sub(lambda found: r"\<" if found["open"] else found[0], text)


def _headings(tokens: Sequence[Token]) -> list[Token]:
    """Return the headings that stand in no list or quote."""
    return [token for token in tokens if token.type == "heading_open" and not token.level]


@cache
def _parser() -> MarkdownIt:
    """Return a parser of blocks: what is inside a line is left as it is."""
    return new_parser().disable("inline")


def _contents(chapters: Sequence[Chapter]) -> str:
    """Return the table of contents, by pack."""
    lines = list[str]()
    for chapter in chapters:
        lines.append(f"- [{plain(chapter.title)}](#{chapter.id})")
        lines += [f"  - [{plain(item.title)}](#{item.id})" for item in chapter.questions]
    return "\n".join(lines)


def _anchor(name: str) -> str:
    """Return the place that the table of contents leads to."""
    return f'<a id="{name}"></a>'


def _asked(question: Question) -> Iterator[str]:
    """Yield a question as the interviewer puts it."""
    about = [*question.companies, *question.rounds, question.kind, question.difficulty, f"{question.minutes} min"]
    yield _anchor(question.id)
    yield f"### {plain(question.title)}"
    yield f"*{' · '.join(about)} · {', '.join(question.topics)}* · `{question.id}`"
    yield below(question.prompt, 3)
    yield from _list("What the interviewer expects", question.expectations)


def _answered(question: Question) -> Iterator[str]:
    """Yield what is hidden until the answer is written."""
    yield from _list("How to approach it", question.approach, ordered=True)
    yield from _list("What a strong answer says", [item.point for item in question.rubric], ordered=True)
    if question.answer:
        yield "#### Sample answer"
        yield below(question.answer, 4)
    yield from _list("Pitfalls", question.pitfalls)
    if question.follow_ups:
        yield "#### Follow-ups"
    for item in question.follow_ups:
        yield f"##### {_without_elements(' '.join(item.question.split()))}"
        yield below(item.answer, 5)
    yield from _list("References", question.references)
    yield from _list("On what the question rests", [_source(item) for item in question.sources])


def _list(title: str, items: Sequence[str], *, ordered: bool = False) -> Iterator[str]:
    """Yield a heading and its list; nothing where the list is empty."""
    if not items:
        return
    yield f"#### {title}"
    rows = list[str]()
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if ordered else "- "
        rows.append(mark + below(item, 4).replace("\n", "\n" + " " * len(mark)))
    yield "\n".join("\n".join(line.rstrip() for line in row.split("\n")) for row in rows)


def _source(source: Source) -> str:
    """Return what a question, or one of its company tags, rests on."""
    words = [source.kind, source.company or "", source.title, str(source.date or ""), source.url or ""]
    return " · ".join(plain(word) if word != source.url else f"<{word}>" for word in words if word)
