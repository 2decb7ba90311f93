"""The parts of a question as a draft: honest defaults, nothing lost, and a text that the loader reads back."""

import datetime as dt
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.draft import Draft, make_draft
from mlprep_cli.importing.fit import fenced, fit
from mlprep_cli.importing.parts import Facts, Parts
from mlprep_cli.packs.document import front_matter, parse_question
from mlprep_cli.packs.markdown import block_tokens
from mlprep_cli.packs.slug import slug

DAY = dt.date(2026, 11, 23)


def draft(parts: Parts, day: dt.date = DAY) -> Draft:
    """Return the draft of some parts."""
    return make_draft(parts, source="page.txt", pack="imported", today=day)


def test_defaults_are_honest() -> None:
    """What a source does not say is medium, ten minutes, a concept, without a round or a tag; and a draft."""
    found = draft(Parts(title="Why scale?")).question
    assert found.id == "imported/why-scale"
    assert (found.difficulty, found.minutes, found.kind, found.rounds, found.topics) == (
        "medium",
        10,
        "concept",
        [],
        [],
    )
    assert (found.draft, found.rubric, found.answer, found.prompt) == (True, [], "", "Why scale?")
    assert (found.companies, found.updated) == ([], DAY)
    assert [item.model_dump(exclude_none=True) for item in found.sources] == [
        {"kind": "reported", "title": "Why scale?"}
    ]


def test_facts_become_tags_and_sources() -> None:
    """Companies are tags, each with a source that has the date of the page."""
    facts = Facts(
        companies=["X/Twitter", "Ben & Jerry's"], asked_on=DAY, minutes=300, site="Prep", url="https://p.example"
    )
    found = draft(Parts(title="Why?", facts=facts)).question
    assert found.companies == ["x-twitter", "ben-and-jerrys"]
    assert [(item.company, item.title, item.date) for item in found.sources] == [
        ("x-twitter", "Prep: Why?", DAY),
        ("ben-and-jerrys", "Prep: Why?", DAY),
    ]
    assert found.minutes == 10


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("Tell me about a time you were wrong.", "behavioural"),
        ("Write a function that samples.", "coding"),
        ("Design a system for search.", "design"),
        ("Derive the gradient.", "math"),
        ("In any case, explain probability to me.", "concept"),
    ],
)
def test_kind_is_guessed_from_words(prompt: str, kind: str) -> None:
    """Words that leave no doubt tell the kind; all else is a concept."""
    assert draft(Parts(title="Why?", prompt=prompt)).question.kind == kind


def test_unplaced_is_kept_in_the_answer() -> None:
    """What no part takes stands below the answer under a heading of its own, as do topics that are no tags."""
    parts = Parts(
        title="Why?",
        answer="So.",
        topics=["Bias-variance", "Regularisation: what the penalty does to the weights"],
        unplaced=[("Salary", "## High\n\nvery"), ("", "loose"), ("Salary", "low")],
    )
    found = draft(parts)
    assert found.question.topics == ["bias-variance", "regularisation"]
    assert found.unplaced == 4
    assert found.question.answer == (
        "So.\n\n### Unplaced notes from the page\n\n#### Salary\n\n##### High\n\nvery\n\nlow\n\nloose\n\n"
        "#### Topics\n\n- Bias-variance\n- Regularisation: what the penalty does to the weights"
    )


def test_long_title_is_cut_and_kept() -> None:
    """A title that is too long is cut between words, and stands whole in the question."""
    title = " ".join(["word"] * 50)
    first = draft(Parts(title=title)).question
    assert len(first.title) <= 100
    assert first.title.endswith(" word…")
    assert first.prompt == title
    assert title in draft(Parts(title=title, prompt="Why?")).question.answer


def test_same_content_has_the_same_fingerprint() -> None:
    """The day of an import makes no difference to the fingerprint, the content does."""
    first, later = draft(Parts(title="Why?")), draft(Parts(title="Why?"), DAY + dt.timedelta(1))
    assert first.fingerprint == later.fingerprint
    assert first.fingerprint != draft(Parts(title="Why not?")).fingerprint
    assert f"import {first.fingerprint}." in first.text


def test_comments_show_how_a_rubric_is_written() -> None:
    """The comments of a draft, their signs taken away, are a rubric point that the loader accepts."""
    found = draft(Parts(title="Why?"))
    lines = front_matter(found.text).split("\n")
    start = lines.index("# [[rubric]]")
    text = found.text.replace("\n".join(lines[start:]), "\n".join(line[2:] for line in lines[start:]))
    question, problems = parse_question(text.replace("draft = true\n", ""), "imported/why")
    assert problems == []
    assert question is not None
    assert (question.rubric[0].id, question.draft) == ("a-short-name", False)
    assert tomllib.loads("\n".join(line[2:] for line in lines[start:]))["rubric"]


def test_too_much_is_refused() -> None:
    """A draft that the loader would refuse for its size is not made."""
    with pytest.raises(MlprepError, match="larger than 1,000,000 bytes"):
        draft(Parts(title="Why?", answer="word " * 300_000))


TEXTS = st.lists(
    st.sampled_from(
        ["# a", "## b", "a\n---", "a\n===", "```", "~~~", "<!-- c", "-->", "<pre>", "- d", "    e", "> f", "+++", "\n",
         "g", "\x1b[31m", "\u200b## h", "1. i", "[j]: k", "|l|\n|-|", "###### m ##", "-" * 40, "- " * 30, "\t", "<?"]
    ), max_size=8,
).map("\n".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
@example(text="\n".join(["<!--\n"] * 9))
@example(text="    words\n-----")
def test_any_text_is_made_fit(text: str) -> None:
    """No text opens with, holds or hides a heading of the file, leaves a block open or grows with a second mending."""
    found = fit(text, 4)
    tokens = [token for token in block_tokens(f"{found}\n\n## Next") if not token.level]
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings[-1] == "h2"
    assert all(tag > "h3" for tag in headings[:-1])
    assert fit(found, 4) == found


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(TEXTS, min_size=9, max_size=9))
def test_any_parts_make_a_draft(texts: list[str]) -> None:
    """Whatever the parts hold, their draft is read back as it is."""
    title, prompt, answer, one, two, question, reply, heading, rest = texts
    parts = Parts(title, title, prompt, [one, two], [one], [two], answer, [one], [(question, reply)], [two])
    parts.unplaced.append((heading, rest))
    found = draft(parts)
    assert parse_question(found.text, found.question.id) == (found.question, [])


def test_fence_holds_any_fence() -> None:
    """A text word for word stands between more ticks than it holds."""
    assert fenced("a ```` b") == "`````text\na ```` b\n`````"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("  What's 2+2?  ", "whats-2-2"),
        ("Größe & Macht", "grosse-and-macht"),
        ("质量", ""),
        ("a" * 500, "a" * 60),
        ("word " * 40, "-".join(["word"] * 12)),
        ("-.-", ""),
    ],
)
def test_slugs(text: str, name: str) -> None:
    """A name for a file has only letters, digits and single dashes, whatever the title."""
    assert slug(text) == name
