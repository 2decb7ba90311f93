"""Versions, libraries, extras, settings."""

from pathlib import Path

from mlprep_cli.core.doctor.config import check_config
from mlprep_cli.core.doctor.program import check_extras, check_program
from mlprep_cli.model.setting import Fault


def test_versions() -> None:
    """Versions are told, for a report of a fault."""
    version, libraries = check_program("1.2", "3.11.7, Linux", {"rich": "15.0", "typer": "0.29"})
    assert version.message == "1.2 on Python 3.11.7, Linux"
    assert (libraries.state, libraries.message) == ("ok", "rich 15.0, typer 0.29")
    assert len(check_program("1.2", "3.11.7", {})) == 1


def test_missing_library() -> None:
    """A library that is needed and not there is a problem."""
    _, check = check_program("1.2", "3.11.7", {"rich": "15.0", "fsrs": None})
    assert (check.state, check.message) == ("problem", "not installed: fsrs")
    assert "pip install" in check.mend


def test_extras() -> None:
    """An optional part that is not installed is a note that says what it is for."""
    anki, other = check_extras({"anki": {"genanki": None}, "other": {"lib": "1"}})
    assert (anki.state, anki.mend) == ("note", "`pip install 'mlprep-cli[anki]'`")
    assert "`mlprep export anki` needs it" in anki.message
    assert (other.state, other.message) == ("ok", "lib 1")


def test_settings() -> None:
    """Each fault of the settings is a problem; changes that were left while they were wrong are a note."""
    path, copy = Path("/h/config.toml"), Path("/h/config.edit.toml")
    faults = [Fault(1, "strikt", "there is no such setting"), Fault(2, "", "no TOML")]
    checks = check_config(path, faults, exists=True, unfinished=copy)
    assert [check.state for check in checks] == ["problem", "problem", "note"]
    assert checks[0].message == "/h/config.toml: `strikt` (line 1): there is no such setting"
    (well,) = check_config(path, [], exists=False, unfinished=None)
    assert (well.state, well.message) == ("ok", "all defaults")
