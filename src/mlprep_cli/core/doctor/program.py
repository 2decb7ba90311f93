"""Whether the program and its libraries are whole."""

from collections.abc import Mapping

from mlprep_cli.model.check import Check

SECTION = "mlprep"
# What needs an extra, as far as it is not plain from its name.
USES = {"anki": "`mlprep export anki`"}


def check_program(version: str, python: str, libraries: Mapping[str, str | None]) -> list[Check]:
    """Return the versions; a library without one is not installed."""
    checks = [Check(SECTION, "version", "ok", f"{version} on Python {python}")]
    missing = [name for name, installed in libraries.items() if installed is None]
    if missing:
        mend = "`pip install --upgrade --force-reinstall mlprep-cli`"
        return [*checks, Check(SECTION, "libraries", "problem", f"not installed: {', '.join(missing)}", mend)]
    names = ", ".join(f"{name} {installed}" for name, installed in libraries.items())
    return [*checks, Check(SECTION, "libraries", "ok", names)] if names else checks


def check_extras(extras: Mapping[str, Mapping[str, str | None]]) -> list[Check]:
    """Return which optional parts are installed, given the version of each library by extra."""
    checks = []
    for extra, libraries in extras.items():
        missing = [name for name, installed in libraries.items() if installed is None]
        if missing:
            use = f"{USES[extra]} needs it" if extra in USES else "optional"
            message = f"not installed: {', '.join(missing)} ({use})"
            checks.append(Check(SECTION, f"extra {extra}", "note", message, f"`pip install 'mlprep-cli[{extra}]'`"))
        else:
            names = ", ".join(f"{name} {installed}" for name, installed in libraries.items())
            checks.append(Check(SECTION, f"extra {extra}", "ok", names))
    return checks
