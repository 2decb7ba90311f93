"""Places: room, rights, and what is in the way."""

from pathlib import Path

import pytest

from mlprep_cli.core.doctor.places import Place, check_places

HOME = Path("/home/ann/my data")


def place(**changes: object) -> Place:
    """Return a folder that is well, but for some changes."""
    values = {"name": "data", "path": HOME, "nearest": HOME, "is_folder": True, "is_writable": True, "free": 10**12}
    return Place(**values | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "state", "message"),
    [
        ({}, "ok", "/home/ann/my data (writable, 1000.0 GB free)"),
        ({"nearest": Path("/home")}, "ok", "/home/ann/my data (not made yet, 1000.0 GB free)"),
        ({"free": None}, "ok", "/home/ann/my data (writable)"),
        ({"free": 199_999_999}, "note", "/home/ann/my data (writable, 200.0 MB free)"),
        ({"free": 0}, "problem", "/home/ann/my data (writable, 0.0 MB free)"),
        ({"is_writable": False}, "problem", "`/home/ann/my data` cannot be written"),
        ({"is_folder": False}, "problem", "`/home/ann/my data` is in the way: it is no folder"),
    ],
)
def test_place(changes: dict[str, object], state: str, message: str) -> None:
    """A place is well while there is room and the right to write; else what to do is said."""
    (check,) = check_places([place(**changes)], [])
    assert (check.state, check.message) == (state, message)
    assert bool(check.mend) == (state != "ok")


def test_commands_can_be_pasted() -> None:
    """A command names a path with spaces as a shell takes it."""
    folder, file = check_places([place(is_writable=False)], [HOME / "progress.toml"])
    assert folder.mend.startswith("`chmod u+rwx '/home/ann/my data'`")
    assert (file.state, file.mend) == ("problem", "`chmod u+rw '/home/ann/my data/progress.toml'`")
