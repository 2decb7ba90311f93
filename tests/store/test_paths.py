"""Where the user's files lie."""

from pathlib import Path

import pytest

from mlprep_cli.errors import MlprepError
from mlprep_cli.store.paths import Home, find_home


def test_all_below_the_home_named(tmp_path: Path) -> None:
    """With `MLPREP_HOME` set, everything lies below it, and nothing is made by asking."""
    home = find_home({"MLPREP_HOME": str(tmp_path / "new")})
    assert home == Home(tmp_path / "new", tmp_path / "new", tmp_path / "new" / "cache")
    assert (home.progress, home.config_file) == (home.data / "progress.toml", home.config / "config.toml")
    assert [path.name for path in (home.answers, home.drafts, home.packs)] == ["answers", "drafts", "packs"]
    assert not home.data.exists()


@pytest.mark.parametrize(("named", "found"), [("~", ""), ("~/x y", "x y"), ("here", "here"), ("~/../x", "../x")])
def test_home_is_absolute(named: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home may be named from `~` or from the folder one is in; where it lies stays settled."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert find_home({"MLPREP_HOME": named}).data == tmp_path / found


def test_unknown_user() -> None:
    """A home below that of a user who does not exist is an error, not a traceback."""
    with pytest.raises(MlprepError, match="MLPREP_HOME"):
        find_home({"MLPREP_HOME": "~nobody-of-this-name/x"})


@pytest.mark.parametrize("environment", [{}, {"MLPREP_HOME": ""}])
def test_platform_folders(environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, the files lie where the platform says, each kind in a folder of its own, named `mlprep`."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    home = find_home(environment)
    folders = (home.data, home.config, home.cache)
    assert all(folder.is_relative_to(tmp_path) and folder.name == "mlprep" for folder in folders)
    assert len(set(folders)) == len(folders)


def test_cache_may_lie_elsewhere(tmp_path: Path) -> None:
    """`MLPREP_CACHE` moves the cache alone, with `MLPREP_HOME` and without."""
    for environment in ({"MLPREP_HOME": str(tmp_path / "new")}, {}):
        home = find_home(environment | {"MLPREP_CACHE": str(tmp_path / "fast")})
        assert home.cache == tmp_path / "fast"
        assert home.data != home.cache
    with pytest.raises(MlprepError, match="MLPREP_CACHE"):
        find_home({"MLPREP_CACHE": "~nobody-of-this-name/x"})
