"""What is written to follow-ups, beside the draft."""

from pathlib import Path

import pytest

from conftest import full_disk, read_only
from mlprep_cli.errors import ProgressError
from mlprep_cli.store.base import Note
from mlprep_cli.store.drafts import FileDrafts
from mlprep_cli.store.notes import FileNotes


@pytest.fixture
def draft(tmp_path: Path) -> str:
    """The place of a draft."""
    path = tmp_path / "drafts" / "lab" / "scaling.md"
    path.parent.mkdir(parents=True)
    path.write_text("An answer.", encoding="utf-8")
    return str(path)


@pytest.fixture
def notes(tmp_path: Path) -> FileNotes:
    """The notes of a home."""
    return FileNotes(tmp_path / "drafts" / "set-aside")


def test_note_comes_back(notes: FileNotes, draft: str) -> None:
    """What was kept is read back by its number, and another number has nothing."""
    note = notes.open(draft, 2, "sheet")
    assert Path(note.place).name == "scaling.follow-up-2.markdown"
    notes.save(Note("A thought, größer.", note.place))
    assert notes.read(draft, 2) == Note("A thought, größer.", note.place)
    assert notes.read(draft, 1) is None


def test_opening_again_keeps_the_words(notes: FileNotes, draft: str) -> None:
    """A note that holds something is not made anew."""
    notes.save(Note("Words.", notes.open(draft, 1, "sheet").place))
    assert notes.open(draft, 1, "sheet").text == "Words."


def test_note_is_no_draft(notes: FileNotes, draft: str, tmp_path: Path) -> None:
    """A note is not offered as the draft of an answer."""
    notes.open(draft, 1, "sheet")
    assert [item.place for item in FileDrafts(tmp_path / "drafts").left_over()] == [draft]


def test_clearing_takes_only_the_drafts_own(notes: FileNotes, draft: str) -> None:
    """Recording a draft removes its notes, and neither another draft's nor the answer."""
    other = str(Path(draft).with_name("scaling.2.md"))
    for place in (draft, other):
        notes.open(place, 1, "sheet")
    notes.clear(draft)
    assert notes.read(draft, 1) is None
    assert notes.read(other, 1) is not None
    assert Path(draft).exists()


def test_what_editors_leave_behind(notes: FileNotes, draft: str, tmp_path: Path) -> None:
    """What nano saved when its terminal closed is taken over; what vim kept unsaved is set aside."""
    note = notes.open(draft, 1, "sheet")
    path = Path(note.place)
    path.with_name(f"{path.name}.save").write_text("rescued", encoding="utf-8")
    path.with_name(f".{path.name}.swp").write_bytes(b"unsaved")
    found = notes.read(draft, 1)
    assert found is not None
    assert found.text == "rescued"
    notes.clear(draft)
    (kept,) = (tmp_path / "drafts" / "set-aside").iterdir()
    assert kept.read_bytes() == b"unsaved"


def test_refusals_are_our_errors(notes: FileNotes, draft: str) -> None:
    """A full disk or a folder that cannot be written is an error that says what is kept."""
    with full_disk(), pytest.raises(ProgressError, match="cannot be kept"):
        notes.open(draft, 1, "sheet")
    with read_only(Path(draft).parent), pytest.raises(ProgressError) as caught:
        notes.open(draft, 1, "sheet")
    assert "draft" in caught.value.hint
