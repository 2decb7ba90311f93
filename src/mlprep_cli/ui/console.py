"""The terminal itself: width, colour, printing, asking. Nothing else prints."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any

from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.text import Text

from mlprep_cli.errors import Interrupted, MlprepError
from mlprep_cli.model.text import clean

PIPE_COLUMNS = 100
UNBOUNDED = 10_000
INTERRUPTED = "interrupted"


class Terminal:
    """Standard output for what was asked for, standard error for what went wrong."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # a letter that the terminal lacks must not end a session
        self.out = _console(environment, stderr=False)
        self.err = _console(environment, stderr=True)
        self._has_columns = environment.get("COLUMNS", "").isdecimal()
        self.interactive = sys.stdin.isatty() and self.out.is_terminal
        self._documents = self.out
        self._prompts_on_stderr = False

    def talk_on_stderr(self) -> None:
        """Show and ask on standard error from now on, so that standard output holds the JSON document alone."""
        self.out, self._prompts_on_stderr = self.err, True
        self.interactive = sys.stdin.isatty() and self.err.is_terminal

    @property
    def columns(self) -> int:
        """The width to lay out for; a pipe takes any."""
        return self.out.width if self._bounded else UNBOUNDED

    @property
    def _bounded(self) -> bool:
        """Whether there is a width to keep to: a terminal's, or one that the user asked for."""
        return self.out.is_terminal or self._has_columns

    def say(self, text: str) -> None:
        """Print one line, never wrapped, so that paths can be copied."""
        self.out.print(Text(clean(text)), soft_wrap=True)

    def lines(self, texts: Iterable[Text]) -> None:
        """Print styled lines, never wrapped, so that paths and commands can be copied."""
        for text in texts:
            self.out.print(text, soft_wrap=True)

    def show(self, *parts: RenderableType) -> None:
        """Print parts one below the other."""
        for part in parts:
            self._print(part)

    def show_whole(self, part: RenderableType) -> None:
        """Print a table: within the terminal's width, or, into a pipe, as wide as it needs to be."""
        if self._bounded:
            self._print(part)
            return
        wide = self.out.options.update(max_width=UNBOUNDED)
        self.out.width = Measurement.get(self.out, wide, part).maximum
        self._print(part, crop=False, overflow="ignore", no_wrap=True)

    def _print(self, part: RenderableType, **options: Any) -> None:  # noqa: ANN401 - what Rich's print takes
        """Print a part; into a pipe without the blanks that fill its lines."""
        if self.out.is_terminal:
            self.out.print(part, **options)
            return
        with self.out.capture() as captured:
            self.out.print(part, **options)
        self.out.file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))

    def write(self, data: bytes) -> None:
        """Write text that is encoded in UTF-8, byte by byte into a pipe, without laying it out."""
        if isinstance(sys.stdout, TextIOWrapper) and not self.out.is_terminal:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        else:
            self.out.file.write(data.decode())

    def document(self, value: Mapping[str, Any]) -> None:
        """Print one JSON document, with its format number first."""
        text = document_text(value, ascii_only=not self._documents.encoding.startswith("utf"))
        self._documents.file.write(f"{text}\n")

    def warn(self, text: str) -> None:
        """Say on standard error what the user should know."""
        self.err.print(Text(clean(text), "yellow"), soft_wrap=True)

    @contextmanager
    def passing(self, text: str) -> Iterator[Callable[[str], None]]:
        """Show on standard error, at a terminal only, what goes on; yield how to change it. It leaves no trace."""
        if not self.err.is_terminal or self.err.is_dumb_terminal:
            yield lambda _: None
            return
        with self.err.status(Text(clean(text), "dim")) as status:
            yield lambda changed: status.update(Text(clean(changed), "dim"))

    def error(self, error: MlprepError) -> None:
        """Say on standard error what is wrong, and what to do."""
        with suppress(OSError):
            self.err.print(Text.assemble(("mlprep: ", "bold red"), clean(error.message)), soft_wrap=True)
            if error.hint:
                self.err.print(Text.assemble(("  try: ", "bold"), clean(error.hint)), soft_wrap=True)

    def ask(self, prompt: str) -> str | None:
        """Return one line that the user typed; None at the end of input.

        The prompt is left to `input`: line editing must know how wide it is.

        Raises:
            Interrupted: the user pressed Ctrl-C.
        """
        _load_line_editing(self.interactive and not self._prompts_on_stderr)
        if self._prompts_on_stderr:
            self.err.out(prompt, end="", highlight=False)
            prompt = ""
        try:
            return clean(input(prompt))
        except EOFError:
            self.out.print()
            return None
        except KeyboardInterrupt:
            self.out.print()
            raise Interrupted(INTERRUPTED) from None


def _console(environment: Mapping[str, str], *, stderr: bool) -> Console:
    """Return a console that takes no text for markup."""
    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False, _environ=environment)
    if not console.is_terminal and "COLUMNS" not in environment:
        console.width = PIPE_COLUMNS
    return console


def document_text(value: Mapping[str, Any], *, ascii_only: bool = False) -> str:
    """Return a JSON document with its format number first, safe to show in a terminal."""
    text = json.dumps({"format": 1, **value}, ensure_ascii=ascii_only, indent=2)
    return text if clean(text) == text else "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    r"""Return a character of a JSON document; what a terminal should not see is written as `\u....`."""
    return char if clean(char) == char else json.dumps(char)[1:-1]


def _load_line_editing(interactive: bool) -> None:
    """Give `input` its arrow keys, where the system has them."""
    if interactive:
        with suppress(ImportError):
            import readline  # noqa: F401 - importing it is what does it
