"""Tables and JSON of question and answer pairs."""

from pathlib import Path

import pytest

from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.fields import read_record
from mlprep_cli.importing.pairs import read_csv, read_json
from mlprep_cli.importing.parts import Parts

FILES = Path(__file__).parents[1] / "data" / "import"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("question,answer\nWhy?,So.\n", [("Why?", "So.")]),
        ('Front;Back\n"a; b";"c\nd"\n', [("a; b", "c\nd")]),
        ("q\ta\tx\nWhy?\tSo, then.\t\n", [("Why?", "So, then.")]),
        ('Why?,So.\nWho?,"She, ""herself"""\n', [("Why?", "So."), ("Who?", 'She, "herself"')]),
        ("Answer|Question\nSo.|Why?\n", [("Why?", "So.")]),
        ("question\nWhy?\nWho?", [("Why?", ""), ("Who?", "")]),
        ("question,answer\n\n,,\nWhy?,So.,more", [("Why?", "So.")]),
    ],
)  # fmt: skip
def test_tables(text: str, pairs: list[tuple[str, str]]) -> None:
    """Whatever separates the cells and whatever stands in quotes, a row is a question with its answer."""
    assert [(part.prompt, part.answer) for part in map(read_record, read_csv(text))] == pairs


def test_columns_are_known_by_name() -> None:
    """Company and tags of a row are taken over; a column that says nothing is kept under its name."""
    first = read_record(read_csv((FILES / "pairs.csv").read_text(encoding="utf-8-sig"))[0])
    assert first.prompt == 'What does a "p-value" say?'
    assert (first.facts.companies, first.topics) == (["Tidepool"], ["statistics", "testing"])
    assert first.unplaced == [("Remark", "from a colleague")]


WHY = [("Why?", "So.")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('{"question": "Why?", "answer": "So."}', WHY),
        ('[{"q": "Why?", "a": "So."}]', WHY),
        ('[{"front": "Why?", "back": "So."}, {"term": "Who?", "definition": "She."}]', [*WHY, ("Who?", "She.")]),
        ('{"title": "Deck", "questions": [{"Question": "Why?", "Answer": ["So."]}]}', WHY),
        ('{"a": {"x": 1}, "cards": [["Why?", "So."], ["Who?", "She.", "tag"]]}', [*WHY, ("Who?", "She.")]),
        ('{"question": "Why?", "answer": "So."}\n\n{"question": "Who?"}\n', [*WHY, ("Who?", "")]),
        ('{"Why?": "So.", "Who?": "She."}', [*WHY, ("Who?", "She.")]),
        ('["Why?", 7, null, ""]', [("Why?", "")]),
        ("7", []),
    ],
)
def test_json_of_many_shapes(text: str, pairs: list[tuple[str, str]]) -> None:
    """A list, an object that holds one, an object per line, an object of pairs: each is read."""
    assert [(part.prompt, part.answer) for part in map(read_record, read_json(text))] == pairs


def test_records_of_json() -> None:
    """HTML, formulas, lists and facts of a record become parts; what no part takes keeps its key."""
    first, second = map(read_record, read_json((FILES / "pairs.json").read_text(encoding="utf-8")))
    assert first.prompt == "What does **dropout** do?  \nAnd when?"
    assert first.answer == "It zeroes units at random: $p = 0.5$ in training."
    assert (second.facts.difficulty, second.follow_ups) == ("easy", [("Why does convexity help?", "")])
    assert second.unplaced == [("mood", "of: the day")]


def test_second_answer_is_kept() -> None:
    """Where two columns mean the same, the second is kept apart."""
    found: Parts = read_record({"question": "Why?", "answer": "So.", "explanation": "Because.", "minutes": "soon"})
    assert (found.answer, found.unplaced) == ("So.", [("explanation", "Because."), ("minutes", "soon")])


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"a":' * 100_000, "[1" + "0" * 9000 + "]", '{"a": 1}\nnot'])
def test_what_is_no_json(text: str) -> None:
    """Broken or monstrous JSON is refused with a hint."""
    with pytest.raises(MlprepError) as caught:
        read_json(text)
    assert caught.value.hint
