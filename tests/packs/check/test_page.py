"""Where in a file a finding stands."""

from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.packs.check.page import Page
from mlprep_cli.packs.load import load_pack

LINES = ["", *QUESTION_MD.split("\n")]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """The page of `lab/scaling`."""
    pack, _ = load_pack(write_pack(tmp_path / "lab", scaling=QUESTION_MD), "user")
    assert pack is not None
    return Page(pack.questions[0], pack)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 'title = "Why scale dot products?"'),
        (("prompt",), "## Question"),
        (("follow_ups",), "## Follow-ups"),
        (("references",), "## References"),
        (("rubric", 1, "id"), 'id = "saturation"'),
        (("rubric", 1, "evidence"), 'evidence = ["the softmax becomes'),
        (("sources", 0, "company"), 'company = "acme"'),
    ],
)
def test_place_has_its_line(page: Page, place: tuple[str | int, ...], line: str) -> None:
    """A section stands at its heading, a key of the front matter where it is written."""
    assert LINES[page.at(*place)].startswith(line)


@pytest.mark.parametrize(
    ("words", "place", "line"),
    [
        ("large LOGITS saturate", ("rubric", 1, "point"), "point = "),
        ("nothing changes. ### Why not divide", ("follow_ups",), "Then nothing"),
        ("Says what is lost.", ("expectations",), "- Says what is lost."),
        ("Says what is lost.", ("answer",), "## Answer"),
        ("never written", ("pitfalls",), "## Pitfalls"),
        ("Says what is lost.", (), "- Says what is lost."),
        ("never written", (), "+++"),
    ],
)
def test_words_have_their_line(page: Page, words: str, place: tuple[str | int, ...], line: str) -> None:
    """Words are found at or after their place, however they are wrapped; if not, they stand at the place."""
    assert LINES[page.of(words, *place)].startswith(line)


def test_block_has_the_line_of_its_code(page: Page) -> None:
    """A fenced block of the file starts where its code does."""
    (block,) = page.blocks
    assert LINES[block.line] == block.code == "assert 1 + 1 == 2"
