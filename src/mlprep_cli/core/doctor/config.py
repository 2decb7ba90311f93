"""Whether the settings can be understood."""

from collections.abc import Sequence
from pathlib import Path

from mlprep_cli.model.check import Check
from mlprep_cli.model.setting import Fault

SECTION = "settings"
EDIT = "`mlprep config edit`"


def check_config(path: Path, faults: Sequence[Fault], *, exists: bool, unfinished: Path | None) -> list[Check]:
    """Return what is wrong in the settings; `unfinished` is a copy of them that was left while it was wrong."""
    checks = [Check(SECTION, path.name, "problem", f"{path}: {fault}", EDIT) for fault in faults]
    if not faults:
        checks.append(Check(SECTION, path.name, "ok", str(path) if exists else "all defaults"))
    if unfinished:
        message = f"changes that do not count yet lie in {unfinished}"
        checks.append(Check(SECTION, unfinished.name, "note", message, f"{EDIT} goes on with them"))
    return checks
