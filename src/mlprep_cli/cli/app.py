"""`run`, the one place that shows errors, and what `mlprep` does alone."""

import datetime as dt
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any

import typer

from mlprep_cli import __version__
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import Exit, Interrupted, MlprepError

COMPLETING = "_MLPREP_COMPLETE"  # in the environment when a shell asks what may come next


def clock() -> dt.datetime:
    """Return the time it is, in UTC."""
    return dt.datetime.now(dt.UTC)


def world_of(environment: Mapping[str, str], now: Callable[[], dt.datetime] = clock) -> World:
    """Return the world as an environment describes it."""
    return World(environment, now, seed=None)


def run(argv: Sequence[str], world: World | None = None) -> int:
    """Run the program and return its exit status. Errors are shown here, and nowhere else.

    Args:
        argv: the arguments, without the program's name.
        world: what the commands work in; by default what this process finds.
    """
    here = world or world_of(os.environ)
    before = _end_gently()
    try:
        return _run(argv, here)
    except (KeyboardInterrupt, typer.Abort):
        return _show(here, Interrupted("interrupted"), argv)
    except MlprepError as error:
        return _show(here, error, argv)
    except typer.TyperException as error:
        return _show(here, _usage(error), argv)
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does: that is no failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


def _run(argv: Sequence[str], world: World) -> int:
    """Run the command and return its status."""
    from mlprep_cli.cli.commands import COMMANDS, app_with, named

    app = app_with(tuple(COMMANDS) if COMPLETING in world.environment else named(argv))
    status = app(args=list(argv), prog_name="mlprep", standalone_mode=False, obj=world)
    sys.stdout.flush()
    return int(status or Exit.OK)


def _show(world: World, error: MlprepError, argv: Sequence[str]) -> int:
    """Show an error, for programs too where they asked for it, and return its status."""
    world.terminal.error(error)
    if "--json" in argv:
        from mlprep_cli.cli.document import error_document

        with suppress(OSError):
            world.terminal.document(error_document(error))
    return error.exit


def _usage(error: typer.TyperException) -> MlprepError:
    """Return a fault of the command line, found by Typer, as one of our errors."""
    from mlprep_cli.errors import UsageError

    message = str(getattr(error, "format_message", lambda: str(error))()).rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "mlprep"
    return UsageError(message[:1].lower() + message[1:], hint=f"`{command} --help` shows what there is")


def _end_gently() -> dict[int, Any]:
    """Let a closed terminal or a polite kill end us as Ctrl-C does: with everything saved."""

    def end(number: int, _: object) -> None:
        raise Interrupted(f"ended by {signal.Signals(number).name}")

    before = dict[int, Any]()
    for name in ("SIGHUP", "SIGTERM"):
        with suppress(AttributeError, ValueError):  # Windows has no SIGHUP; a thread may set no handler
            before[getattr(signal, name)] = signal.signal(getattr(signal, name), end)
    return before


def _version(value: bool) -> None:
    """Print the version and stop."""
    if value:
        typer.echo(f"mlprep {__version__}")
        raise typer.Exit


def glance(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Practise machine-learning interviews in the terminal. Alone: what today holds."""
    del version
    if context.invoked_subcommand is None:
        from mlprep_cli.cli.today import today

        today(context.obj)
