"""The table of questions."""

import datetime as dt

import pytest
from rich.cells import cell_len

from conftest import NOW, Golden, make_attempt, make_question, screen
from mlprep_cli.core.schedule import Standing
from mlprep_cli.model.question import Question
from mlprep_cli.ui.listing import listing

TODAY = NOW.date()
QUESTIONS = [
    make_question("nlp/scaling"),
    make_question(
        "nlp/pruning-versus-transformers",
        title="Pruning or transformers for text summarization",
        companies=["acme", "big-tech"],
        kind="behavioural",
        difficulty="medium",
        minutes=120,
    ),
    make_question(
        "recommendation-ranking/a-very-long-name-of-a-question-that-goes-on",
        title="A title of list[int] [bold]seventy[/bold] characters, as long as allowed",
        companies=[],
        kind="debugging",
        difficulty="hard",
    ),
    make_question("math/softmax", title="The gradient of the softmax", kind="math"),
]
STANDINGS = {
    item.id: standing
    for item, standing in zip(
        QUESTIONS,
        [
            Standing("new", None, 0.0, []),
            Standing("due", TODAY - dt.timedelta(2), 0.8, [make_attempt()]),
            Standing("learning", TODAY + dt.timedelta(1), 0.9, [make_attempt()]),
            Standing("known", TODAY + dt.timedelta(40), 0.95, [make_attempt()]),
        ],
        strict=True,
    )
}

DRAFT = {"lab/scaling": Standing("new", None, 0.0, [])}


def table(questions: list[Question], columns: int) -> str:
    """Return the list of questions as a terminal of so many columns shows it."""
    return screen(listing(questions, STANDINGS, today=TODAY, columns=columns), columns)


@pytest.mark.parametrize("columns", [80, 120, 140])
def test_list_looks(golden: Golden, columns: int) -> None:
    """The list has status, title, id, company, kind, level and minutes; the id in its own column where it has room."""
    golden(f"list-{columns}", listing(QUESTIONS, STANDINGS, today=TODAY, columns=columns), columns)


@pytest.mark.parametrize("columns", [60, 80, 100, 117, 118, 140, 250])
def test_list_fits_and_cuts_nothing(columns: int) -> None:
    """At any usual width no line is too wide, and no letter of a title, an id or a company is lost."""
    long = make_question(
        f"lab/{'q' * 70}", title="Z" * 90, companies=["j" * 40], kind="behavioural", difficulty="medium"
    )
    standings = {long.id: Standing("learning", TODAY + dt.timedelta(27), 0.9, [make_attempt()])}
    seen = screen(listing([long], standings, today=TODAY, columns=columns), columns)
    assert max(map(cell_len, seen.split("\n"))) <= columns
    assert (seen.count("q"), seen.count("Z"), seen.lower().count("j")) == (70 + "question".count("q"), 90, 40)
    assert all(word in seen for word in ("◐ learning", "in 27 days", "behavioural", "medium", "5"))


def test_counts_leave_out_what_is_not_there() -> None:
    """The last line counts the questions by status, those without any left out."""
    assert table(QUESTIONS, 80).split("\n")[-2] == "4 questions: 1 new, 1 due, 1 learning, 1 known"
    assert table(QUESTIONS[:1], 80).split("\n")[-2] == "1 question: 1 new"


def test_nothing_fits() -> None:
    """Where no question passes the filters, the list says so."""
    assert table([], 80) == "No question fits.\n"


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_draft_says_so(columns: int) -> None:
    """A question without its rubric has the word beside its title; the others have not."""
    seen = screen(
        listing([make_question(draft=True), QUESTIONS[3]], STANDINGS | DRAFT, today=TODAY, columns=columns), columns
    )
    assert " ".join(seen.split()).count("· draft") == 1
