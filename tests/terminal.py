"""Driving the program through a pseudo-terminal, as a person does."""

import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pexpect

ANSWER = "The sum of d terms has variance d, so the softmax saturates."


class Person:
    """Someone at a terminal of 80 by 24 who runs `mlprep` with some words and answers its prompts."""

    def __init__(self, *words: str, editor: str = "", columns: int = 80, rows: int = 24, **env: str) -> None:
        environment = os.environ | {"EDITOR": editor, "TERM": "dumb"} | env
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "mlprep_cli", *words],
            env=environment,
            encoding="utf-8",
            dimensions=(rows, columns),
            timeout=15,
        )
        self.seen = ""

    def sees(self, pattern: str) -> str:
        """Wait until text that fits `pattern` is on the screen; return what came up to its end."""
        self.child.expect(pattern)
        shown = plain(f"{self.child.before}{self.child.after}")
        self.seen += shown
        return shown

    def types(self, line: str = "") -> None:
        """Type a line and press Enter."""
        self.child.sendline(line)

    def presses_control(self, key: str) -> None:
        """Press Ctrl with a key."""
        self._waits()
        self.child.sendcontrol(key)

    def is_sent(self, name: str) -> None:
        """Get a signal, as `SIGTERM`."""
        self._waits()
        self.child.kill(getattr(signal, name))

    def _waits(self) -> None:
        """Let a prompt come up: in that instant CPython's line editing can miss a signal until the next key."""
        time.sleep(0.2)

    def leaves(self) -> int:
        """Wait until the program ends; return its exit status, or 128 and the signal that ended it."""
        self.child.expect(pexpect.EOF)
        self.seen += plain(self.child.before)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else 128 + self.child.signalstatus)

    def answers_all_the_way(self, ticks: str = "all", rating: str = "") -> None:
        """Go from the comparison to the end of the round: look at everything, then rate."""
        self.replies("show what is missing")
        self.replies("Right so", ticks)
        self.replies("sample answer")
        self.replies("follow-ups   ")
        for number in ("1", "2"):
            self.sees(f"Follow-up {number} of 2")
            self.replies("think, then its answer")
        self.replies("rate it ", rating)

    def replies(self, pattern: str, line: str = "") -> None:
        """Wait for a pattern and for the prompt after it, then type: what is typed sooner, an editor may swallow."""
        self.sees(pattern)
        self.sees("> $")
        self.types(line)


def plain(text: str) -> str:
    """Return terminal output without escape sequences and carriage returns."""
    return re.sub(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[=>])", "", text).replace("\r", "")


def drafts(home: Path) -> list[str]:
    """Return the text of every draft on disk."""
    return [path.read_text(encoding="utf-8") for path in sorted(home.glob("drafts/*/*.md"))]
