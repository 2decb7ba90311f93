"""The round trip through the user's editor: `$VISUAL`, `$EDITOR`, else what the system has."""

import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from mlprep_cli.errors import EditorError

FALLBACKS = ("nano", "vim", "vi", "emacs", "micro", "notepad")
# Editors that open a file at a line when told `+N` before its name.
TAKES_LINE = {"vim", "vi", "nvim", "nano", "emacs", "emacsclient", "micro", "view", "pico", "joe", "kak"}
LAST_SECONDS = 3.0
HINT = "set $EDITOR to your editor, as in `export EDITOR=nano`; the draft is kept"


class Editor:
    """The editor that the environment names."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def command(self) -> list[str]:
        """Return the editor's command line.

        Raises:
            EditorError: the one named does not exist, or none is named and none was found.
        """
        path = self._environment.get("PATH")
        for variable in ("VISUAL", "EDITOR"):
            named = self._environment.get(variable, "").strip()
            if named:
                words = _split(named, variable)
                if shutil.which(words[0], path=path):
                    return words
                raise EditorError(f"the editor `{named}` of ${variable} was not found", hint=HINT)
        found = next((name for name in FALLBACKS if shutil.which(name, path=path)), None)
        if found is None:
            raise EditorError("no editor was found", hint=HINT)
        return [found]

    def edit(self, path: Path, line: int) -> None:
        """Open a file, with the cursor on `line` (from 1) where the editor can, and wait until it closes.

        Raises:
            EditorError: the editor is missing, cannot start, was killed, or ends with a status other than 0.
        """
        words = self.command()
        place = [f"+{line}"] if Path(words[0]).stem in TAKES_LINE else []
        try:
            with _signals_left_to_the_editor():
                status = _wait(subprocess.Popen([*words, *place, str(path)]))  # noqa: S603 - the user's editor
        except OSError as error:
            raise EditorError(f"the editor `{words[0]}` cannot start: {error.strerror}", hint=HINT) from error
        if status:
            how = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
            raise EditorError(f"the editor `{words[0]}` {how}", hint=f"what it saved is kept in `{path}`")


def _split(named: str, variable: str) -> list[str]:
    """Split a command line as a shell does; a path with spaces that exists is one word."""
    if Path(named).is_file():
        return [named]
    try:
        return shlex.split(named)
    except ValueError as error:
        raise EditorError(f"${variable} cannot be understood: {error}", hint=HINT) from error


def _wait(process: "subprocess.Popen[bytes]") -> int:
    """Return the editor's status. When we are told to end, it is told too, and given time to save."""
    try:
        return process.wait()
    except BaseException:
        process.send_signal(getattr(signal, "SIGHUP", signal.SIGTERM))
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=LAST_SECONDS)
        raise


@contextmanager
def _signals_left_to_the_editor() -> Iterator[None]:
    r"""Let Ctrl-C and Ctrl-\ reach the editor without ending us.

    A handler that does nothing is used, not SIG_IGN: the editor would inherit that.
    """
    names = [name for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), lambda *_: None) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
