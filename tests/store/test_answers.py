"""The answers as files."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, full_disk, read_only
from mlprep_cli.errors import ProgressError
from mlprep_cli.store.answers import AnswerFolder

QUESTION = "lab/scaling"


@settings(deadline=None)
@given(st.text().filter(lambda text: "\r" not in text and not text.startswith("\ufeff")))
def test_answer_comes_back(text: str) -> None:
    """Any answer is read back by its place, with one newline at its end."""
    with TemporaryDirectory() as folder:
        answers = AnswerFolder(Path(folder))
        assert answers.read(answers.write(QUESTION, NOW, text)) == f"{text.rstrip()}\n"


@pytest.mark.parametrize("hours", [0, 5, -12])
def test_place_is_named_by_question_and_utc(tmp_path: Path, hours: int) -> None:
    """The place is the question and the time in UTC, whatever the zone it was given in."""
    started = NOW.astimezone(dt.timezone(dt.timedelta(hours=hours)))
    assert AnswerFolder(tmp_path).write(QUESTION, started, "x") == "answers/lab/scaling/20261123T100000Z.md"
    assert (tmp_path / "answers/lab/scaling/20261123T100000Z.md").read_text(encoding="utf-8") == "x\n"


def test_two_in_a_second(tmp_path: Path) -> None:
    """Two answers of one second are both kept."""
    answers = AnswerFolder(tmp_path)
    places = [answers.write(QUESTION, NOW, text) for text in ("one", "two")]
    assert [answers.read(place) for place in places] == ["one\n", "two\n"]


@pytest.mark.parametrize(
    "place",
    [
        "answers/gone.md",
        "",
        ".",
        "answers",
        "../secret.md",
        "answers/../../secret.md",
        "/etc/passwd",
        "a\0b",
        "x" * 5000,
    ],
)
def test_elsewhere_is_none(tmp_path: Path, place: str) -> None:
    """A place that is gone, a folder, impossible or outside the data folder has no answer."""
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "data" / "answers").mkdir(parents=True)
    assert AnswerFolder(tmp_path / "data").read(place) is None


def test_link_to_itself_is_none(tmp_path: Path) -> None:
    """A link that leads nowhere has no answer."""
    (tmp_path / "loop.md").symlink_to("loop.md")
    assert AnswerFolder(tmp_path).read("loop.md") is None


@pytest.mark.parametrize("linked", ["data", "data/answers"])
def test_folder_may_be_a_link(tmp_path: Path, linked: str) -> None:
    """Answers are read back where their folder is a link to another disk."""
    (tmp_path / "disk").mkdir()
    (tmp_path / linked).parent.mkdir(exist_ok=True)
    (tmp_path / linked).symlink_to(tmp_path / "disk")
    answers = AnswerFolder(tmp_path / "data")
    assert answers.read(answers.write(QUESTION, NOW, "words")) == "words\n"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_answer_saved_by_another_editor(tmp_path: Path, encoding: str) -> None:
    """An answer that was saved again in another encoding is still read."""
    (tmp_path / "a.md").write_bytes("Größe\r\n".encode(encoding))
    assert AnswerFolder(tmp_path).read("a.md") == "Größe\n"


@pytest.mark.parametrize("free", [0, 10])
def test_full_disk(tmp_path: Path, free: int) -> None:
    """A full disk is an error that says where the words still are, and no half answer is left."""
    with full_disk(free), pytest.raises(ProgressError, match="too large") as caught:
        AnswerFolder(tmp_path).write(QUESTION, NOW, "words " * 10)
    assert "draft" in caught.value.hint
    assert list(tmp_path.rglob("*.md")) == []


def test_read_only_folder(tmp_path: Path) -> None:
    """A folder that cannot be written is an error that names the file."""
    with read_only(tmp_path), pytest.raises(ProgressError, match=r"scaling/20261123T100000Z.md`: Permission denied"):
        AnswerFolder(tmp_path).write(QUESTION, NOW, "words")
