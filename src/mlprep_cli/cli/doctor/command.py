"""`mlprep doctor`."""

from collections.abc import Callable
from functools import partial

import typer

from mlprep_cli.cli.document import check_row
from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import Exit, MlprepError
from mlprep_cli.model.check import Check


def doctor(context: typer.Context, json: Json = False) -> None:
    """Say what is wrong here, and how to mend it.

    It mends nothing by itself, and ends with 1 where it found a problem.
    """
    world: World = context.obj
    checks = examine(world)
    if json:
        world.terminal.document({"checks": [check_row(check) for check in checks]})
    else:
        from mlprep_cli.ui.doctor import findings

        world.terminal.lines(findings(checks))
    raise typer.Exit(Exit.FAILED if any(check.state == "problem" for check in checks) else Exit.OK)


def examine(world: World) -> list[Check]:
    """Look at everything. What cannot be looked at is a finding too, told once."""
    from mlprep_cli.cli.doctor import surroundings
    from mlprep_cli.cli.doctor.content import Content
    from mlprep_cli.cli.doctor.language_model import language_model

    content = Content(world)
    sections: dict[str, Callable[[], list[Check]]] = {
        "mlprep": surroundings.program,
        "places": content.places,
        "settings": content.settings,
        "packs": content.packs,
        "progress": content.progress,
        "drafts": content.drafts,
        "language-model": partial(language_model, world),
        "editor": partial(surroundings.editor, world),
        "terminal": partial(surroundings.terminal, world),
    }
    checks = list[Check]()
    for name, look in sections.items():
        found = _guarded(name, look)
        seen = {check.message for check in checks if check.state == "problem"}
        checks += [check for check in found if check.message not in seen]
    return checks


def _guarded(section: str, look: Callable[[], list[Check]]) -> list[Check]:
    """Look at one section; what stops that is the finding."""
    try:
        return look()
    except MlprepError as error:
        return [Check(section, section, "problem", error.message, error.hint)]
    except (OSError, ValueError, RuntimeError) as error:
        mend = "check the permissions of what is named, and `mlprep paths`"
        return [Check(section, section, "problem", f"cannot be looked at: {error}", mend)]
