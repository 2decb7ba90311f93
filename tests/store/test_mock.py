"""The interview that goes on, and reports, on disk."""

from pathlib import Path

import pytest

from conftest import NOW, full_disk
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.mock import Asked, Mock
from mlprep_cli.store.mock import MockFile

MOCK = Mock(started=NOW, minutes=45, seconds=7, strict=True, questions=[Asked(question="lab/x", state="answered")])


@pytest.fixture
def box(tmp_path: Path) -> MockFile:
    """Where the interview is kept."""
    return MockFile(tmp_path / "mock.toml", tmp_path / "reports")


def test_comes_back(box: MockFile) -> None:
    """What is kept is what is read; before, and once it is over, there is none."""
    assert box.load() is None
    box.save(MOCK)
    assert box.load() == MOCK
    box.clear()
    assert box.load() is None


@pytest.mark.parametrize(
    "data", [b"format = ", b"format = 2", b"\xff", b"format = 1\nminutes = 3", b"x = " + b"[" * 9999]
)
def test_what_is_no_interview(box: MockFile, data: bytes) -> None:
    """A file that is none is named, with what to do; it is left alone."""
    box.path.write_bytes(data)
    with pytest.raises(MlprepError, match="no interview of this mlprep") as caught:
        box.load()
    assert "`mlprep mock --new`" in caught.value.hint
    assert box.path.read_bytes() == data


def test_reports_never_replace_each_other(box: MockFile) -> None:
    """Two reports of one second lie side by side."""
    places = [box.keep(text, NOW) for text in ("one", "two")]
    assert [place.name for place in places] == ["mock-20261123T100000Z.md", "mock-20261123T100000Z-2.md"]
    assert [place.read_text(encoding="utf-8") for place in places] == ["one", "two"]


def test_full_disk(box: MockFile) -> None:
    """A disk that is full is an error, and the interview is as it was kept before."""
    box.save(MOCK)
    with full_disk(), pytest.raises(MlprepError, match="cannot be written"):
        box.save(MOCK.model_copy(update={"seconds": 99}))
    assert box.load() == MOCK
