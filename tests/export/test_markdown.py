"""The Markdown document."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import make_question
from mlprep_cli.export.chapter import Chapter
from mlprep_cli.export.markdown import below, plain, to_markdown
from mlprep_cli.model.question import Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.packs.load import load_pack

PARSER = MarkdownIt("commonmark").enable("table")
PARTS = ["How to approach it", "What a strong answer says", "Sample answer", "Pitfalls", "Follow-ups", "References"]


def headings(text: str) -> list[tuple[int, str]]:
    """Return level and words of the headings of a document."""
    tokens = PARSER.parse(text)
    pairs = pairwise(tokens)
    return [(int(token.tag[1]), after.content) for token, after in pairs if token.type == "heading_open"]


def document(*questions: Question, answers: bool = True) -> str:
    """Return a document of some questions of one pack."""
    return to_markdown([Chapter("lab", "The lab", "For tests.", questions)], "Practice", answers=answers)


def test_whole_question(question: Question) -> None:
    """A question stands below its pack, its parts below it, each follow-up below those."""
    assert headings(document(question)) == [
        (1, "Practice"),
        (2, "Contents"),
        (2, "The lab"),
        (3, "Why scale dot products?"),
        (4, "What the interviewer expects"),
        *((4, part) for part in PARTS[:5]),
        (5, "What if d is 1?"),
        (5, "Why not divide by d?"),
        (4, "References"),
        (4, "On what the question rests"),
    ]


def test_text_is_kept(question: Question) -> None:
    """Formulas stay LaTeX, code stays code, and points are numbered."""
    text = document(question)
    assert "Why does attention divide by $\\sqrt{d_k}$?" in text
    assert "```python\nassert 1 + 1 == 2\n```" in text
    assert "\n2. Large logits saturate the softmax, so that gradients vanish.\n" in text
    assert "\n- published · acme · A paper\n" in text


def test_questions_only(question: Question) -> None:
    """Without answers there is nothing that the interviewer would not say."""
    text = document(question, answers=False)
    assert headings(text)[-1] == (4, "What the interviewer expects")
    for hidden in ("Large logits", "Add up d of them", "Then nothing changes", "Vaswani"):
        assert hidden not in text


def test_contents_lead_somewhere(question: Question) -> None:
    """Each line of the table of contents leads to a place in the document."""
    text = document(question, make_question("lab/second", title="Brackets [x] and `code`"))
    targets = re.findall(r"\]\(#([^)]+)\)", text)
    assert targets == ["lab", "lab/scaling", "lab/second"]
    assert all(text.count(f'<a id="{target}"></a>\n') == 1 for target in targets)
    assert "- [Brackets \\[x\\] and \\`code\\`](#lab/second)" in text


@pytest.mark.parametrize(
    ("text", "level", "shown"),
    [
        ("### A\n\ntext\n\n#### B", 4, "##### A\n\ntext\n\n###### B"),
        ("# A #\n\n### C", 4, "##### A\n\n###### C"),
        ("Two\nlines\n===\n\ntext", 4, "##### Two lines\n\ntext"),
        ("#### A\n\n##### B", 5, "###### A\n\n###### B"),
        ("```sh\n# no heading <b>\n```\n\n    # code <i>", 4, "```sh\n# no heading <b>\n```\n\n    # code <i>"),
        ("a list<int> b", 4, "a list\\<int> b"),
        ("`list<int>` and $a<b$ and <https://example.org> \\<b>", 4, None),
        ("$a <\nb$ and 1 < 2 and a <- b", 4, None),
        ("$$\na <b\n$$", 4, None),
        ("<!-- swallows -->\n\nthe rest", 4, "\\<!-- swallows -->\n\nthe rest"),
        ("<details>\n<b>x</b>", 4, "\\<details>\n\\<b>x\\</b>"),
        ("costs $5 for <b> and $6", 4, "costs $5 for \\<b> and $6"),
        ("- a\n\n  - <b>\n\n> <i>", 4, "- a\n\n  - \\<b>\n\n> \\<i>"),
        ("### A `<b>` <b>", 4, "##### A `<b>` \\<b>"),
    ],
)
def test_below(text: str, level: int, shown: str | None) -> None:
    """Headings move below the one above; elements are escaped where they are no code, formula or address."""
    assert below(text, level) == (text if shown is None else shown)


def test_second_paragraph_of_an_item() -> None:
    """What belongs to an item of a list is set in below it."""
    text = document(make_question(pitfalls=["First.\n\n```text\na\n  b\n```", "Second."]))
    assert "#### Pitfalls\n\n- First.\n\n  ```text\n  a\n    b\n  ```\n- Second.\n" in text


@given(st.text(st.sampled_from(" ab<>!/`$\\*#-|[]&;\n1"), max_size=60))
def test_no_html(text: str) -> None:
    """Whatever a title holds, it is shown as it is: no element, no emphasis, no link."""
    words = " ".join(text.split())
    tokens = PARSER.parseInline(plain(text))[0].children or []
    assert all(token.type in {"text", "text_special"} for token in tokens)
    assert "".join(token.content for token in tokens) == words


def test_bundled_packs() -> None:
    """In a document of all bundled questions no level is skipped and every fence is whole."""
    packs = [load_pack(folder, "bundled")[0] for folder in pack_folders(bundled_folder())]
    found = [Chapter(p.header.id, p.header.title, p.header.description, p.questions) for p in packs if p]
    text = to_markdown(found, "All", answers=True)
    levels = [level for level, _ in headings(text)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    blocks = [token.content for token in PARSER.parse(text) if token.type == "fence"]
    kept = {fence.content for item in found for q in item.questions for fence in PARSER.parse(q.answer)}
    assert len(blocks) > 20
    assert {fence for fence in kept if "import numpy" in fence} <= set(blocks)
