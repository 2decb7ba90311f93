"""Saved question pages: every part in its place, whatever its heading is called; nothing lost but the furniture."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.page import read_page
from mlprep_cli.importing.parts import Parts
from mlprep_cli.importing.read import read_drafts

FILES = Path(__file__).parents[1] / "data" / "import"
PAGE = (FILES / "page.txt").read_text(encoding="utf-8")
MORE = (
    "This ML question from Hearthly/Home's Phone Screen asks for a choice under constraints. "
    "A plain list of definitions is not enough here."
)


def page(text: str, *, markdown: bool = False) -> Parts:
    """Return the parts of a page."""
    return read_page(text, markdown=markdown)


def test_page_comes_out_whole() -> None:
    """Each part of a page copied as text is found, with its facts, though a date and a heading are glued to others."""
    found = page(PAGE)
    assert found.title == "When would you quantise rather than distil?"
    assert found.summary == "Weigh quantisation against distillation for a speech model that has to run on a phone."
    assert found.prompt.split("\n\n") == [
        found.summary,
        MORE,
    ]
    assert found.expectations == [
        "Names what each method changes: the numbers or the network",
        "Asks for the latency budget before choosing",
        "Says how the loss of accuracy would be measured on rare words",
    ]
    assert found.topics == []
    assert [item.split()[0] for item in found.approach] == ["Start", "Ask", "Think"]
    assert found.follow_ups == [
        ("What changes when the phone has no integer unit?", ""),
        ("How would you notice that only one accent got worse?", ""),
    ]
    facts = found.facts
    assert (facts.companies, facts.rounds, facts.asked_on) == (["Hearthly/Home"], ["phone-screen"], dt.date(2026, 5, 9))
    assert (found.unplaced, found.incomplete) == ([], True)


def test_cut_off_answer_is_kept_and_marked() -> None:
    """An answer that the page cuts off keeps its sections and says where it was cut, its bold text closed."""
    assert page(PAGE).answer == (
        "### Two Different Levers\n\n"
        "Quantisation keeps the network and stores its numbers in fewer bits, while distillation trains a smaller one. "
        "**A first estim...** *(cut off in the source)*\n\n"
        "### Choosing on a Phone\n\n"
        "**Take quantisation** when the chip multiplies bytes quickly and the model fits after shrinking. "
        "**Take distillation** when even that is too lar... *(cut off in the source)*"
    )


def test_furniture_is_dropped_and_listed() -> None:
    """Adverts, counters and navigation are in no part, and can be looked up."""
    found = page(f"Home\nLog in\n{PAGE}\nPrivacy Policy\n© 2026 Prepdeck\n")
    assert sorted(found.dropped) == sorted(
        [
            "Home",
            "Log in",
            "12",
            "1,208 solved",
            "Sharpen Your Skills on Prepdeck",
            "Practice similar problems with our guided workspace, compare notes, and track your progress.",
            "Explore Speech Interview Prep",
            "Privacy Policy",
            "© 2026 Prepdeck",
        ]
    )
    assert (found.title, found.unplaced) == ("When would you quantise rather than distil?", [])


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_line_ends_and_encodings_make_no_difference(end: str, encoding: str) -> None:
    """A page is the same question however it was saved."""
    text = PAGE.replace("Names what", "“Näms” what")
    whole, other = (
        read_drafts(data, name="page.txt", kind=None, pack="imported", today=dt.date(2026, 11, 23))[0]
        for data in (text.encode(), text.replace("\n", end).encode(encoding))
    )
    assert other == whole


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("What interviewers look for", "expectations"),
        ("Evaluation Criteria:", "expectations"),
        ("💡 What the interviewer is looking for", "expectations"),
        ("Hints", "approach"),
        ("How would you approach this problem", "approach"),
        ("3. Suggested approach", "approach"),
        ("**Common mistakes to avoid**", "pitfalls"),
        ("Red flags", "pitfalls"),
        ("Further reading", "references"),
    ],
)
def test_headings_in_other_words(heading: str, part: str) -> None:
    """A part is known by what its heading means."""
    found = page(f"Why does dropout help?\n\n{heading}\n- The first thing\n- The second thing\n")
    assert getattr(found, part) == ["The first thing", "The second thing"]
    assert found.title == "Why does dropout help?"


@pytest.mark.parametrize("markdown", [True, False])
def test_headings_in_another_order(markdown: bool) -> None:
    """The parts may stand in any order, and their marks be those of Markdown."""
    found = page(
        "# Ranking wine\n\n## Follow-up questions\n\n1. What about ties?\n\n## Sample solution\n\nSort them.\n\n"
        "### Strategy\n\nSort well.\n\n## Tips\n\n* Think of sorting.\n\n## Problem statement\n\nRank a cellar.\n",
        markdown=markdown,
    )
    assert found.title == "Ranking wine"
    assert found.prompt == "Rank a cellar."
    assert found.follow_ups == [("What about ties?", "")]
    assert found.approach == ["Think of sorting."]
    assert found.answer == "Sort them.\n\n### Strategy\n\nSort well."


def test_missing_parts_stay_empty() -> None:
    """A page that is no more than a question is a title and a prompt."""
    found = page("Explore the trade-offs between precision and recall.\n")
    assert found.title == "Explore the trade-offs between precision and recall."
    assert (found.answer, found.approach, found.unplaced, found.dropped) == ("", [], [], [])


def test_unknown_headings_are_kept_apart() -> None:
    """What has no part is kept under its own heading."""
    found = page("# Ties\n\nWhat are ties?\n\n## Salary bands\n\nHigh.\n\n## Answer\n\nEqual ranks.\n", markdown=True)
    assert found.unplaced == [("Salary bands", "High.")]
    assert (found.prompt, found.answer) == ("What are ties?", "Equal ranks.")


def test_sentences_are_no_headings() -> None:
    """A sentence, an item and a line of code that hold the words of a heading do not end a part."""
    found = page(
        "Ties\n\nSample Answer\nA sample answer would sort.\n- Common pitfalls\n```\n# Follow-up questions\n```\n"
        "How would you approach this?\nBy sorting, of course, as one always does when there is a rank to be found.\n"
    )
    assert (found.pitfalls, found.follow_ups, found.approach) == ([], [], [])
    assert "# Follow-up questions" in found.answer
    assert "How would you approach this?" in found.answer


def test_labelled_lines_give_the_facts() -> None:
    """`Company: ...` and the like, and a row of labels, are facts and no text."""
    found = page(
        "Ties in ranks\nGoogle & Co | Take-home | Hard | 2026-02-03\nEstimated time: 25 min\nType: Coding\n"
        "Source: https://prep.example/ties\nGrade: 7\nHow would Google & Co treat ties in its ranks?\n"
    )
    facts = found.facts
    assert (facts.companies, facts.rounds, facts.difficulty) == (["Google & Co"], ["take-home"], "hard")
    assert (facts.minutes, facts.kind, facts.asked_on) == (25, "coding", dt.date(2026, 2, 3))
    assert facts.url == "https://prep.example/ties"
    assert found.prompt == "How would Google & Co treat ties in its ranks?"
    assert found.unplaced == [("Top of the page", "Grade: 7")]


def test_question_and_answer_on_labelled_lines() -> None:
    """`Q:` and `A:` lines are prompt and answer, follow-ups with answers keep them."""
    found = page("Ties\nQ: What is a tie?\nA: An equal rank.\nFollow-up: Are ties rare? In counts they are common.\n")
    assert (found.prompt, found.answer) == ("What is a tie?", "An equal rank.")
    assert found.follow_ups == [("Are ties rare?", "In counts they are common.")]


def test_wall_in_an_answer_is_a_cut() -> None:
    """An answer behind a wall is kept as far as it goes, and counts as cut off."""
    found = page("Ties\n\nAnswer\nThey are equal ranks.\nSign up to read the full answer\n")
    assert (found.answer, found.incomplete) == ("They are equal ranks.", True)


def test_page_with_site_chips_and_comments() -> None:
    """The one name among the labels is the company, not the site above the title; comments and links are kept apart."""
    found = page(
        "Prepdeck\nPricing\n\nRanking ties for cards\nMedium\nPhone screen\nStripes\n\nQuestion\nWhat are ties?\n"
        "Follow-up questions:\nQ1: Are ties rare?\nA: Not in counts.\nQ2: Why not?\nComments (3)\nanon: nice!\n"
        "Related questions\nRanking dogs\n"
    )
    assert (found.title, found.prompt) == ("Ranking ties for cards", "What are ties?")
    facts = found.facts
    assert (facts.companies, facts.rounds, facts.difficulty) == (["Stripes"], ["phone-screen"], "medium")
    assert found.follow_ups == [("Are ties rare?", "Not in counts."), ("Why not?", "")]
    assert found.unplaced == [
        ("Top of the page", "Prepdeck"),
        ("Comments (3)", "anon: nice!"),
        ("Related questions", "Ranking dogs"),
    ]


def test_list_of_questions_in_markdown() -> None:
    """A number before the title, a row of labels and bold questions are what they are on a page of study notes."""
    found = page(
        "# 12. What is a tie?\n\n**Difficulty**: Hard | **Asked at**: Acme, Globex | **Round**: Phone screen\n\n"
        "## Answer\n\nAn equal rank.\n\n## Follow-ups\n\n- **Why not sort?**\n",
        markdown=True,
    )
    assert (found.title, found.follow_ups) == ("What is a tie?", [("Why not sort?", "")])
    facts = found.facts
    assert (facts.companies, facts.rounds, facts.difficulty) == (["Acme", "Globex"], ["phone-screen"], "hard")


def test_hearsay_gives_the_facts() -> None:
    """A sentence that tells where a question was asked gives company, round and date, and stays in the prompt."""
    said = "Reported by a candidate at Netfox, onsite, 12 June 2026"
    found = page(f"Interview question: Explain ties\n\n{said}\n\nBriefly.\n")
    facts = found.facts
    assert (facts.companies, facts.rounds, facts.asked_on) == (["Netfox"], ["onsite"], dt.date(2026, 6, 12))
    assert found.prompt == f"Explain ties\n\n{said}\n\nBriefly."


def test_front_matter_of_a_note() -> None:
    """The `key: value` lines that a Markdown file may start with are facts; what they say else is kept."""
    found = page((FILES / "page.md").read_text(encoding="utf-8"), markdown=True)
    assert (found.title, found.facts.companies) == ("Why does my validation loss rise?", ["Tidepool"])
    assert found.topics == ["overfitting", "early stopping"]
    assert (found.facts.rounds, found.facts.difficulty) == (["take-home"], "easy")
    assert found.unplaced == [("author", "someone"), ("Hiring notes", "Asked of juniors only.")]
    assert found.answer.startswith("### Look first\n\nPlot both losses per class. A shift shows in *some* classes,\n")
    assert "# Solution\nassert max(0, 1) == 1\n```" in found.answer
    assert "### Common pitfalls\n\nStopping" in found.answer


WORDS = st.integers(0, 99_999).map(lambda number: f"wurd{number:05}")
SENTENCES = st.lists(WORDS, min_size=2, max_size=12).map(lambda words: f"{' '.join(words).capitalize()}.")
HEADINGS = st.sampled_from(
    ["## Sample Answer", "Sample Answer", "## {}", "### {} {}", "{} {}", "What the Interviewer Expects", "## Hints",
     "Possible Follow-up Questions", "**{}**", "Key Topics to Cover", "Quick Overview", "## Answer", "{}:", "# {} {}",
     "Company: {}", "Note: {}", "- {}", "  - {} {}", "> {}", "| {} | {} |", "```", "Q: {}?", "{}...", "Title: {}"]
)  # fmt: skip
LINES = st.one_of(
    SENTENCES, st.just(""), st.tuples(HEADINGS, WORDS, WORDS, WORDS).map(lambda it: it[0].format(*it[1:]))
)


@settings(max_examples=150, deadline=None)
@given(lines=st.lists(LINES, min_size=1, max_size=14))
def test_no_word_is_lost(lines: list[str]) -> None:
    """Whatever the layout of a page, its words are in the draft, or on a line that was dropped and is listed."""
    text = "\n".join(lines)
    try:
        drafts = read_drafts(text.encode(), name="page.txt", kind=None, pack="p", today=dt.date(2026, 11, 23))
    except MlprepError:
        assert not any(line.endswith((".", "?")) for line in lines)
        return
    kept = "\n".join([*(draft.text for draft in drafts), *(line for draft in drafts for line in draft.dropped)])
    assert set(re.findall(r"wurd\d{5}", text.casefold())) <= set(re.findall(r"wurd\d{5}", kept.casefold()))
