"""Editing the settings."""

from pathlib import Path

import pytest

from mlprep_cli.errors import EditorError, MlprepError
from mlprep_cli.flows.config import edit_config
from mlprep_cli.store.config_sheet import ConfigSheet
from scripted import Clock, Edit, ScriptedEditor, ScriptedScreen, changes, fails, nothing

NEW = "# nothing set\n"


def writes(text: str) -> Edit:
    """Return an edit that leaves this text."""
    return changes(lambda _: text)


class Story:
    """The settings in a folder, and one who edits them."""

    def __init__(self, folder: Path, before: str | None) -> None:
        self.path = folder / "config.toml"
        self.copy = folder / "config.edit.toml"
        if before is not None:
            self.path.write_text(before, encoding="utf-8")
        self.shown = list[str]()

    def goes(self, *edits: Edit, typed: tuple[str | None, ...] = ()) -> bool:
        """Edit the settings; tell whether they changed."""
        clock = Clock()
        screen = ScriptedScreen(clock, *typed)
        try:
            return edit_config(ConfigSheet(self.path, NEW), ScriptedEditor(clock, list(edits)), screen)
        finally:
            self.shown = screen.shown

    @property
    def text(self) -> str | None:
        """What counts."""
        return self.path.read_text(encoding="utf-8") if self.path.exists() else None


@pytest.mark.parametrize("before", [None, "day_starts_at = 5\n"])
def test_right(tmp_path: Path, before: str | None) -> None:
    """What is written and right counts, and no copy is left."""
    story = Story(tmp_path, before)
    assert story.goes(writes("strict = true\n"))
    assert (story.text, story.copy.exists()) == ("strict = true\n", False)


@pytest.mark.parametrize(("before", "edit"), [(None, nothing), ("strict = true\n", lambda path: path.unlink())])
def test_unchanged(tmp_path: Path, before: str | None, edit: Edit) -> None:
    """Closing the editor without a change makes no file."""
    story = Story(tmp_path, before)
    assert not story.goes(edit)
    assert (story.text, story.copy.exists()) == (before, False)


def test_emptied(tmp_path: Path) -> None:
    """Emptying the file puts everything back to its default."""
    story = Story(tmp_path, "strict = true\n")
    assert story.goes(writes(""))
    assert story.text == ""


def test_wrong_is_offered_again(tmp_path: Path) -> None:
    """What is wrong is told by line, and edited again, with what was written, until it is right."""
    story = Story(tmp_path, None)
    seen = list[str]()

    def mends(path: Path) -> None:
        seen.append(path.read_text(encoding="utf-8"))
        path.write_text("strict = true\n", encoding="utf-8")

    assert story.goes(writes("\nday_starts_at = 99\nstrikt = 1\n"), mends, typed=("",))
    assert seen == ["\nday_starts_at = 99\nstrikt = 1\n"]
    assert any("`day_starts_at` (line 2)" in line for line in story.shown)
    assert any("`strikt` (line 3): there is no such setting" in line for line in story.shown)
    assert story.text == "strict = true\n"


@pytest.mark.parametrize("typed", [("q",), ()])
def test_wrong_is_kept_for_later(tmp_path: Path, typed: tuple[str, ...]) -> None:
    """What is wrong never counts and is never lost: the next time goes on with it."""
    story = Story(tmp_path, "strict = true\n")
    with pytest.raises(MlprepError, match="as they were") as caught:
        story.goes(writes("strict = 7\n# long thoughts\n"), typed=typed)
    assert str(story.copy) in caught.value.hint
    assert story.text == "strict = true\n"
    assert story.goes(changes(lambda text: text.replace("7", "false")))
    assert any("You go on with" in line for line in story.shown)
    assert story.text == "strict = false\n# long thoughts\n"


def test_editor_fails(tmp_path: Path) -> None:
    """A failing editor changes nothing; what it saved before is kept, and a copy that says nothing new is not."""
    story = Story(tmp_path, "strict = true\n")
    with pytest.raises(EditorError) as caught:
        story.goes(fails())
    assert "as they were" in caught.value.hint
    assert not story.copy.exists()
    with pytest.raises(EditorError):
        story.goes(fails(writes("strict = false\n")))
    assert (story.text, story.copy.read_text(encoding="utf-8")) == ("strict = true\n", "strict = false\n")


def test_wrong_before(tmp_path: Path) -> None:
    """Settings that were wrong already are told when they are left so, and no copy of them stays."""
    story = Story(tmp_path, "strict = 7\n")
    with pytest.raises(MlprepError, match="wrong"):
        story.goes(nothing)
    assert (story.text, story.copy.exists()) == ("strict = 7\n", False)
