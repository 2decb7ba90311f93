"""Naming a setting on the command line."""

from typing import Annotated

import typer

from mlprep_cli.catalog.filters import normal
from mlprep_cli.errors import UsageError
from mlprep_cli.packs.nearest import nearest
from mlprep_cli.store.config import setting_names


def complete_setting(incomplete: str) -> list[str]:
    """Complete the name of a setting."""
    return [name for name in setting_names() if name.startswith(incomplete)]


Name = Annotated[str, typer.Argument(metavar="SETTING", help="Its name.", autocompletion=complete_setting)]


def setting_name(given: str) -> str:
    """Return the setting that a name means; case, dashes and underscores do not matter.

    Raises:
        UsageError: there is none; the hint names the nearest, or all.
    """
    known = {normal(name): name for name in setting_names()}
    if normal(given) in known:
        return known[normal(given)]
    close = nearest(given, known.values())
    names = ", ".join(f"`{name}`" for name in close or known.values())
    hint = f"did you mean {names}?" if close else f"the settings are {names}"
    raise UsageError(f"there is no setting `{given}`", hint=hint)
