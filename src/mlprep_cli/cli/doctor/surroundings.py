"""Facts about the program, the editor and the terminal."""

import platform
import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires, version

from mlprep_cli import __version__
from mlprep_cli.cli.wiring import World
from mlprep_cli.core.doctor.program import check_extras, check_program
from mlprep_cli.core.doctor.surroundings import Screen, check_editor, check_terminal
from mlprep_cli.errors import EditorError
from mlprep_cli.model.check import Check

DISTRIBUTION = "mlprep-cli"
REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*(?:;.*\bextra\s*==\s*["']([\w-]+)["'])?""")
FOR_DEVELOPERS = "dev"


def program() -> list[Check]:
    """Look at the versions of mlprep, of Python, of the libraries that it needs and of those that it may use."""
    wanted: dict[str, list[str]] = {"": []}
    for line in _requirements():
        found = REQUIREMENT.match(line)
        if found and found[2] != FOR_DEVELOPERS:
            wanted.setdefault(found[2] or "", []).append(found[1])
    installed = {extra: _versions(names) for extra, names in wanted.items()}
    python = f"{platform.python_version()}, {platform.system()} {platform.machine()}"
    return check_program(__version__, python, installed.pop("")) + check_extras(installed)


def editor(world: World) -> list[Check]:
    """Look for the editor."""
    from mlprep_cli.editor import Editor

    try:
        command = Editor(world.environment).command()
    except EditorError as error:
        return [Check("editor", "editor", "problem", error.message, error.hint.partition(";")[0])]
    variables = (name for name in ("VISUAL", "EDITOR") if world.environment.get(name, "").strip())
    return [check_editor(command, next(variables, ""))]


def terminal(world: World) -> list[Check]:
    """Look at the terminal."""
    out = world.terminal.out
    screen = Screen(
        columns=out.width,
        rows=out.height,
        is_terminal=out.is_terminal,
        interactive=world.terminal.interactive,
        colours=out.color_system or "",
        no_color=out.no_color,
        encoding=out.encoding,
        term=world.environment.get("TERM", ""),
    )
    return check_terminal(screen)


def _requirements() -> Iterable[str]:
    """Return what the installed mlprep says it needs; nothing where it runs without being installed."""
    try:
        return requires(DISTRIBUTION) or []
    except PackageNotFoundError:
        return []


def _versions(names: Iterable[str]) -> dict[str, str | None]:
    """Return the version of each library, None where it is not installed."""
    found = dict[str, str | None]()
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found
