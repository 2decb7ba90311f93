"""Which language models the user agreed to."""

import tomllib
from pathlib import Path

import pytest

from conftest import NOW, full_disk
from mlprep_cli.errors import MlprepError
from mlprep_cli.store.agreement import AgreementFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the agreements lie: in a folder that does not exist yet."""
    return tmp_path / "config" / "agreed.toml"


@pytest.fixture
def agreements(path: Path) -> AgreementFile:
    """The agreements, none at first."""
    return AgreementFile(path, lambda: NOW)


def test_nobody_has_agreed_at_first(agreements: AgreementFile, path: Path) -> None:
    """Without a file nothing is agreed, and asking writes none."""
    assert not agreements.includes("gpt-x")
    assert not path.exists()


def test_agreement_is_kept(agreements: AgreementFile, path: Path) -> None:
    """An agreement holds for its model alone, in the documented format, and outlives the process."""
    agreements.add("gpt-x")
    assert path.read_text() == 'format = 1\n\n[[agreed]]\nmodel = "gpt-x"\nat = 2026-11-23T10:00:00Z\n'
    again = AgreementFile(path, lambda: NOW)
    assert (again.includes("gpt-x"), again.includes("gpt-y")) == (True, False)


def test_what_else_is_there_stays(agreements: AgreementFile, path: Path) -> None:
    """Keys, agreements and remarks that were there are kept."""
    path.parent.mkdir()
    path.write_text(
        'format = 1\nlater = "x"  # a remark\n[[agreed]]\nmodel = "old"\nat = 2026-01-01T00:00:00Z\nhow = "so"\n'
    )
    agreements.add("new")
    document = tomllib.loads(path.read_text())
    assert (document["later"], [item["model"] for item in document["agreed"]]) == ("x", ["old", "new"])
    assert document["agreed"][0]["how"] == "so"
    assert "# a remark" in path.read_text()


def test_inline_tables_are_left_alone(agreements: AgreementFile, path: Path) -> None:
    """Agreements written inline by hand count, and are not broken by adding to them."""
    path.parent.mkdir()
    path.write_text('format = 1\nagreed = [{ model = "old" }]\n')
    assert agreements.includes("old")
    with pytest.raises(MlprepError, match="not written as"):
        agreements.add("new")
    assert agreements.includes("old")


@pytest.mark.parametrize("text", ["format = 2", "[[agreed]]\nmodel = 'x'", "format = 1\nagreed = 'x'", "x", "\0"])
def test_wrong_file_is_no_agreement(agreements: AgreementFile, path: Path, text: str) -> None:
    """A file that cannot be understood is named, agrees to nothing, and is never overwritten."""
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(MlprepError, match=r"agreed\.toml"):
        agreements.includes("x")
    with pytest.raises(MlprepError, match=r"agreed\.toml"):
        agreements.add("x")
    assert path.read_text() == text


def test_full_disk(agreements: AgreementFile, path: Path) -> None:
    """On a full disk the agreement fails in one line, and what was agreed before stands."""
    agreements.add("old")
    with full_disk(), pytest.raises(MlprepError, match="cannot be written"):
        agreements.add("new")
    assert AgreementFile(path, lambda: NOW).includes("old")
