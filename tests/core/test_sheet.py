"""The answer sheet: what is handed out, and what is read back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_question
from mlprep_cli.core.sheet import (
    COLUMNS,
    FIRST_LINE,
    HEADER,
    SCISSORS,
    Written,
    blank_sheet,
    filled,
    read_sheet,
    with_answer,
)

QUESTION = make_question()
SHEET = blank_sheet(QUESTION, expectations=True)
ANSWER = "Sums of d terms have variance d.\n\nSo the softmax saturates."
ANSWERS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")).map(str.strip)


def typed(answer: str = ANSWER, sheet: str = SHEET) -> str:
    """Return a sheet with an answer typed where the cursor was."""
    lines = sheet.split("\n")
    return "\n".join([*lines[: FIRST_LINE - 1], answer, *lines[FIRST_LINE - 1 :]])


def test_sheet_shows_the_question() -> None:
    """A blank sheet holds the header, a blank line to write on, and below the scissors the question."""
    above, below = SHEET.split(SCISSORS)
    assert above.strip() == HEADER
    assert not SHEET.split("\n")[FIRST_LINE - 1]
    assert all(words in below for words in ("Why scale dot products? (5 minutes)", QUESTION.prompt, "Says what grows."))


def test_strict_sheet_leaves_expectations_out() -> None:
    """Without expectations, none of them stands on the sheet, nor does their heading."""
    sheet = blank_sheet(QUESTION, expectations=False)
    assert QUESTION.prompt in sheet
    assert "expects" not in sheet
    assert not any(item in sheet for item in QUESTION.expectations)


def test_nothing_of_rubric_or_answer_on_the_sheet() -> None:
    """A sheet gives away neither rubric, hints nor sample answer."""
    hidden = [*(item.point for item in QUESTION.rubric), *QUESTION.approach, QUESTION.answer, *QUESTION.pitfalls]
    assert not any(words in SHEET for words in hidden)


def test_untouched_sheet_is_no_answer() -> None:
    """A sheet that comes back as it was handed out holds nothing."""
    assert read_sheet(SHEET, SHEET) == Written("", "")


@pytest.mark.parametrize(
    "text",
    [
        typed(),
        typed().replace(HEADER, ""),
        typed().replace(HEADER + "\n", ""),
        typed().replace(HEADER, f"\n\n{HEADER}"),
        typed().replace(SCISSORS, f"  {SCISSORS}  "),
        typed().replace(f"\n\n{SCISSORS}", f" {SCISSORS}"),
        typed().partition(SCISSORS)[0],
        typed().replace(SCISSORS, ""),
        typed().replace(SCISSORS + "\n", "").replace("# What stands below", "What stands below").partition("What")[0],
        "\n".join(line.rstrip() for line in typed().replace(SCISSORS, "").split("\n")),
        "\n".join(typed().split(SCISSORS)[0].split("\n") + typed().split(SCISSORS)[1].split("\n")[2:]),
        ANSWER,
    ],
    ids=[
        "as it should be",
        "header removed",
        "first line removed",
        "header moved down",
        "scissors indented",
        "scissors joined to the line above",
        "all below removed with the scissors",
        "scissors removed",
        "cut off within the note",
        "scissors removed and spaces trimmed",
        "scissors and note removed",
        "nothing but the answer",
    ],
)
def test_answer_is_read(text: str) -> None:
    """Whatever the user did to header and scissors line, the answer comes back and nothing of the question with it."""
    assert read_sheet(text, SHEET) == Written(ANSWER, "")


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        (f"My words.{HEADER}", "My words."),
        (f"{HEADER} My words.", "My words."),
        (HEADER.replace(" -->", " My words. -->"), "My words."),
        ("<!-- My words. -->", "<!-- My words. -->"),
    ],
)
def test_words_on_the_header_line_are_kept(first: str, kept: str) -> None:
    """Words written into the header line, or in its place, are part of the answer."""
    assert kept in read_sheet(SHEET.replace(HEADER, first), SHEET).answer


def test_words_below_the_scissors_are_told_apart() -> None:
    """Words among the lines of the question come back as stray, paragraphs and indents as they were written."""
    below = "First, *this*.\n\n    x = 1\n\nThen that."
    text = typed().replace(QUESTION.prompt, f"{QUESTION.prompt}\n\n{below}")
    assert read_sheet(text, SHEET) == Written(ANSWER, below)


@pytest.mark.parametrize("line", ["- Says what grows.", QUESTION.prompt])
@pytest.mark.parametrize("scissors", [SCISSORS, ""])
def test_lines_of_the_question_may_be_quoted(line: str, scissors: str) -> None:
    """A line of the question that the user copied into the answer stays there, with scissors or without."""
    answer = f"{line}\n  d of them."
    assert read_sheet(typed(answer).replace(SCISSORS, scissors), SHEET).answer == answer


def test_scissors_within_the_answer_lose_nothing() -> None:
    """An answer that quotes the scissors line is offered to its end, and the question is not part of it."""
    written = read_sheet(typed(f"One.\n{SCISSORS}\nTwo."), SHEET)
    assert written == Written("One.", "Two.")


@pytest.mark.parametrize("expectations", [True, False])
def test_older_sheet_is_read_by_its_own_text(expectations: bool) -> None:
    """After an update of the question, what the old sheet had printed is neither answer nor stray."""
    old = make_question(prompt="What did it ask once?\n\n- In a list.", title="Old", minutes=9)
    sheet = blank_sheet(old, expectations=expectations).replace(HEADER, "<!-- A header of long ago. -->")
    assert read_sheet(typed(sheet=sheet), sheet) == Written(ANSWER, "")
    assert read_sheet(sheet, sheet) == Written("", "")


def test_lost_sheet_keeps_what_stands_above() -> None:
    """Where nobody knows what the sheet was, the answer is what stands above the scissors line."""
    assert read_sheet(typed(), "") == Written(ANSWER, "")


@settings(max_examples=200, deadline=None)
@given(ANSWERS)
def test_answer_put_into_a_sheet_comes_back(answer: str) -> None:
    """Reading a sheet gives the answer that was put into it."""
    assert read_sheet(with_answer(SHEET, answer), SHEET) == Written(answer, "")


@settings(max_examples=200, deadline=None)
@given(ANSWERS, ANSWERS)
def test_answer_is_replaced_whole(before: str, after: str) -> None:
    """Putting an answer into a sheet leaves nothing of the one before."""
    assert with_answer(with_answer(SHEET, before), after) == with_answer(SHEET, after)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*SHEET.split("\n"), "mine", "  mine too", "", "<!--", "-->"])).map("\n".join))
def test_words_of_the_user_are_never_lost(text: str) -> None:
    """However the lines of a sheet are shuffled, repeated or removed, what the user added is in what is read."""
    written = read_sheet(text, SHEET)
    assert f"{written.answer}\n{written.stray}".count("mine") == text.count("mine")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text(alphabet="ab-/.1|`$*\n", min_size=1, max_size=40)).map(" ".join)).map("\n\n".join))
def test_filling_changes_no_word(text: str) -> None:
    """Wrapping moves words to other lines and changes none."""
    assert filled(text).split() == text.split()


@pytest.mark.parametrize(
    "block",
    [
        "```python\n" + "x = 1  # " + "word " * 30 + "\n\ny = 2\n```",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "Data:\n| a | b |\n| - | - |",
        "- one\n- two",
        "Given:\n- one\n- two",
        "Given:\n* one\n* two",
        "1. one\n2. two",
        "Where\n$$\nx = 1\n$$",
        "    indented code\n    of two lines",
    ],
)
def test_filling_keeps_what_is_set_in_lines(block: str) -> None:
    """Code, tables, lists and formulas keep their lines."""
    assert filled(f"Words.\n\n{block}\n\nMore words.") == f"Words.\n\n{block}\n\nMore words."


def test_long_paragraphs_are_wrapped() -> None:
    """A paragraph fits an editor of 80 columns; a link longer than that stays whole."""
    link = "https://example.org/" + "self-attention-" * 8
    lines = filled("word " * 60 + link).split("\n")
    assert all(len(line) <= COLUMNS for line in lines if line != link)
    assert link in lines
