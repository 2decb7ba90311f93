"""The settings."""

from pathlib import Path

import pytest

from mlprep_cli.errors import MlprepError
from mlprep_cli.store.config import Config, read_config


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the settings lie."""
    return tmp_path / "config.toml"


@pytest.mark.parametrize("text", [None, "", "# nothing yet\n"])
def test_defaults(path: Path, text: str | None) -> None:
    """Without a file, or with an empty one, each setting has its default."""
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert read_config(path) == Config(strict=False, day_starts_at=4, packs=[], llm_model="", llm_seconds=60)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_settings(path: Path, encoding: str) -> None:
    """What the file sets is what counts."""
    path.write_text('strict = true\nday_starts_at = 0\npacks = ["~/größe"]\n', encoding=encoding)
    assert read_config(path) == Config(strict=True, day_starts_at=0, packs=["~/größe"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("stricct = true", "stricct"),
        ("day_starts_at = 13", "day_starts_at"),
        ("day_starts_at = -1", "day_starts_at"),
        ("day_starts_at = 4.5", "day_starts_at"),
        ("strict = [1]", "strict"),
        ("packs = 'one'", "packs"),
        ("llm_model = 4", "llm_model"),
        ("llm_seconds = 4", "llm_seconds"),
        ("llm_seconds = 601", "llm_seconds"),
        ("packs = ['one', 2]", "packs.1"),
    ],
)
def test_wrong_setting_is_named(path: Path, text: str, key: str) -> None:
    """An unknown key or a value that cannot be is named, with the file and the settings there are."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MlprepError, match=f"`{key}`") as caught:
        read_config(path)
    assert str(path) in caught.value.message
    assert (
        caught.value.hint
        == "the settings are `strict`, `day_starts_at`, `packs`, `new_per_day`, `llm_model`, `llm_seconds`"
    )


def test_all_faults_at_once(path: Path) -> None:
    """Two faults are both told."""
    path.write_text("strikt = 1\nday_starts_at = 99\n", encoding="utf-8")
    with pytest.raises(MlprepError, match=r"`day_starts_at`.*`strikt`"):
        read_config(path)


@pytest.mark.parametrize(
    "data", [b"strict", b"\xff", b"strict = true\0", b"x = " + b"[" * 100_000, b"x = " + b"1" * 5000, None]
)
def test_unreadable(path: Path, data: bytes | None) -> None:
    """A file that is no TOML, or a folder, is an error that names it."""
    path.mkdir() if data is None else path.write_bytes(data)
    with pytest.raises(MlprepError, match="cannot be read") as caught:
        read_config(path)
    assert str(path) in caught.value.message
