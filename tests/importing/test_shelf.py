"""The pack that imports are put into."""

import datetime as dt
from pathlib import Path

import pytest

from conftest import QUESTION_MD, read_only, write_pack
from mlprep_cli.errors import MlprepError, PackError
from mlprep_cli.importing.draft import Draft, make_draft
from mlprep_cli.importing.parts import Parts
from mlprep_cli.importing.shelf import Shelf
from mlprep_cli.packs.load import load_pack


def draft(title: str = "Why?", prompt: str = "Why?") -> Draft:
    """Return a draft with this title."""
    parts = Parts(title=title, prompt=prompt)
    return make_draft(parts, source="page.txt", pack="lab", today=dt.date(2026, 11, 23))


def test_pack_is_made_with_its_first_draft(tmp_path: Path) -> None:
    """A pack comes into being with the first draft, and loads without a problem."""
    folder = tmp_path / "packs" / "lab"
    shelf = Shelf(folder, "lab")
    assert not folder.exists()
    path = shelf.put(draft())
    pack, problems = load_pack(folder, "user")
    assert problems == []
    assert pack is not None
    assert (pack.header.id, pack.files) == ("lab", {"lab/why": path})


def test_names_that_are_taken_get_a_number(tmp_path: Path) -> None:
    """No file is written over: another question of the same title gets another name."""
    folder = write_pack(tmp_path / "lab", why=QUESTION_MD)
    shelf = Shelf(folder, "lab")
    assert [shelf.put(draft(prompt=prompt)).name for prompt in ("a?", "b?")] == ["why-2.md", "why-3.md"]
    assert (folder / "why.md").read_text(encoding="utf-8") == QUESTION_MD
    assert "A pack for tests" in (folder / "pack.toml").read_text(encoding="utf-8")


def test_content_that_is_there_is_found(tmp_path: Path) -> None:
    """The same content is known again, in a draft that was renamed and given its rubric too."""
    shelf = Shelf(tmp_path / "lab", "lab")
    path = shelf.put(draft())
    assert shelf.find(draft()) == path
    text = path.read_text(encoding="utf-8").replace("draft = true\n", "").replace("Why?", "Why, then?")
    path.rename(path.with_name("other.md")).write_text(text, encoding="utf-8")
    later = Shelf(tmp_path / "lab", "lab")
    assert later.find(draft()) == tmp_path / "lab" / "other.md"
    assert later.find(draft("Who?")) is None


def test_pack_of_another_name_is_left_alone(tmp_path: Path) -> None:
    """A folder that holds another pack, or a broken one, is not written to."""
    folder = write_pack(tmp_path / "lab", why=QUESTION_MD)
    with pytest.raises(MlprepError, match="holds the pack `lab`") as caught:
        Shelf(folder, "other")
    assert "`--pack lab`" in caught.value.hint
    (folder / "pack.toml").write_text("format = 1\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"pack.toml:1: missing key `id`"):
        Shelf(folder, "lab")


def test_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """A read-only folder is an error with the reason, and no half file."""
    folder = write_pack(tmp_path / "lab")
    with read_only(folder), pytest.raises(MlprepError, match="cannot be written to: Permission denied"):
        Shelf(folder, "lab").put(draft())
    assert [path.name for path in folder.iterdir()] == ["pack.toml"]
