"""Reading and changing single settings."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from conftest import full_disk
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.store import settings
from mlprep_cli.store.config import Config, read_config, setting_names
from mlprep_cli.store.settings import allowed, change, parse, read_settings, template, unknown_names


class Wider(Config):
    """Settings of kinds that a later mlprep may have."""

    llm_model: str = ""
    llm_seconds: Annotated[int, Field(ge=1)] = 60
    colour: Literal["light", "dark"] = "dark"
    share: Annotated[float, Field(le=1)] = 0.5
    words: list[str] = Field(default_factory=list)
    limit: Annotated[int, Field(ge=0)] | None = None


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the settings lie."""
    return tmp_path / "config.toml"


@pytest.fixture
def wider(monkeypatch: pytest.MonkeyPatch) -> None:
    """More settings than there are."""
    monkeypatch.setattr(settings, "Config", Wider)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("strict", ["true"], True),
        ("strict", ["YES"], True),
        ("strict", ["on"], True),
        ("strict", ["off"], False),
        ("strict", ["no"], False),
        ("strict", ["0"], False),
        ("day_starts_at", ["12"], 12),
        ("packs", ["/a"], ["/a"]),
        ("packs", ["~/a", "b c", "../d", "."], ["~/a", "/x/y/b c", "/x/d", "/x/y"]),
        ("llm_model", ["qwen3:4b"], "qwen3:4b"),
        ("llm_model", ["12"], "12"),
        ("llm_seconds", ["90"], 90),
        ("colour", ["light"], "light"),
        ("share", ["0.25"], 0.25),
        ("words", ["a", "b"], ["a", "b"]),
        ("limit", ["3"], 3),
    ],
)
@pytest.mark.usefixtures("wider")
def test_words_become_values(name: str, words: list[str], value: object) -> None:
    """Words mean what the type of the setting makes of them; a folder means the same wherever one stands later."""
    found = parse(name, words, Path("/x/y"))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "words", "hint"),
    [
        ("strict", ["maybe"], "it takes `true` or `false`"),
        ("strict", ["true", "false"], "it takes `true` or `false`"),
        ("day_starts_at", ["13"], "it takes a whole number from 0 to 12"),
        ("day_starts_at", ["-1"], "it takes a whole number from 0 to 12"),
        ("day_starts_at", ["4.5"], "it takes a whole number from 0 to 12"),
        ("day_starts_at", [""], "it takes a whole number from 0 to 12"),
        ("llm_model", ["a", "b"], "it takes text"),
        ("llm_seconds", ["0"], "it takes a whole number of 1 or more"),
        ("colour", ["red"], "it takes `light`, `dark`"),
        ("share", ["2"], "it takes a number of 1 or less"),
        ("limit", ["x"], "it takes a whole number of 0 or more"),
    ],
)
@pytest.mark.usefixtures("wider")
def test_wrong_words(name: str, words: list[str], hint: str) -> None:
    """What a setting cannot be is refused with what it can."""
    with pytest.raises(UsageError, match=f"`{name}` cannot be `{' '.join(words)}`") as caught:
        parse(name, words, Path("/x"))
    assert caught.value.hint == hint


WRITTEN = """\
# My settings.

strict = true  # as at the real thing
packs = [
    "~/a",
]
later = 3  # of a newer mlprep

[table]
key = "kept"
"""


def test_the_rest_stays(path: Path) -> None:
    """Comments, order, and what this version does not know survive a change."""
    path.write_text(WRITTEN, encoding="utf-8")
    faults = change(path, "strict", False)
    assert path.read_text(encoding="utf-8") == WRITTEN.replace("true", "false")
    assert [(fault.line, fault.name) for fault in faults] == [(7, "later"), (9, "table")]
    change(path, "day_starts_at", 5)
    assert path.read_text(encoding="utf-8") == WRITTEN.replace("true", "false").replace(
        "newer mlprep\n", "newer mlprep\nday_starts_at = 5\n"
    )


def test_unset(path: Path) -> None:
    """A setting that is taken out has its default again; one that was never there is no error."""
    path.write_text("# head\nday_starts_at = 5\nstrict = true\n", encoding="utf-8")
    assert change(path, "day_starts_at", None) == []
    assert change(path, "packs", None) == []
    assert path.read_text(encoding="utf-8") == "# head\nstrict = true\n"


def test_line_ends_stay(path: Path) -> None:
    """A file with the line ends of Windows keeps them."""
    path.write_bytes(b"# head\r\nstrict = true\r\n")
    change(path, "day_starts_at", 5)
    assert path.read_bytes() == b"# head\r\nstrict = true\r\nday_starts_at = 5\r\n"


def test_link_is_followed(path: Path, tmp_path: Path) -> None:
    """Settings that are a link into a folder of dotfiles stay one."""
    real = tmp_path / "dotfiles.toml"
    real.write_text("strict = true\n", encoding="utf-8")
    path.symlink_to(real)
    change(path, "strict", False)
    assert path.is_symlink()
    assert real.read_text(encoding="utf-8") == "strict = false\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_any_value_comes_back(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    """What is set is what is read, whatever signs it has."""
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    change(path, "packs", words)
    assert read_config(path).packs == words


def test_a_wrong_value_can_be_put_right(path: Path) -> None:
    """A file with a wrong value is mended by setting that value, one with an unknown setting by taking it out."""
    path.write_text("strikt = 1\nday_starts_at = 99\n", encoding="utf-8")
    assert unknown_names(path) == {"strikt"}
    assert [fault.name for fault in change(path, "day_starts_at", 3)] == ["strikt"]
    assert change(path, "strikt", None) == []
    assert read_config(path).day_starts_at == 3


@pytest.mark.parametrize("data", [b"strict", b"\xff", b"x = " + b"[" * 100_000])
def test_no_toml_is_left_alone(path: Path, data: bytes) -> None:
    """A file that cannot be understood is not written to."""
    path.write_bytes(data)
    with pytest.raises(MlprepError, match="cannot be read: line 1"):
        change(path, "strict", True)
    assert path.read_bytes() == data
    assert unknown_names(path) == set()


def test_full_disk(path: Path) -> None:
    """A disk that is full leaves the settings as they were."""
    path.write_text("strict = true\n", encoding="utf-8")
    with full_disk(), pytest.raises(MlprepError, match="cannot be written"):
        change(path, "strict", False)
    assert path.read_text(encoding="utf-8") == "strict = true\n"


def test_read(path: Path) -> None:
    """Every setting is told with value, default, whether the file sets it, and what it takes."""
    path.write_text("day_starts_at = 4\n", encoding="utf-8")
    found = {item.name: item for item in read_settings(path)}
    assert list(found) == setting_names()
    assert (found["day_starts_at"].value, found["day_starts_at"].is_set, found["strict"].is_set) == (4, True, False)
    assert all(item.meaning and item.allowed for item in found.values())


@pytest.mark.usefixtures("wider")
def test_template() -> None:
    """A new file sets nothing; with the marks taken away it sets every default."""
    text = template()
    assert tomllib.loads(text) == {}
    assert "# limit = ...\n" in text
    lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line and "..." not in line]
    defaults: dict[str, Any] = Wider().model_dump(exclude_none=True)
    assert tomllib.loads("\n".join(lines)) == defaults
    assert allowed("packs") == "one or more folders"
    assert allowed("words") == "one or more values"
