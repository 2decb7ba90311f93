"""Practise one question with an installed mlprep, in a pseudo-terminal, as a person would.

Usage: practise_once.py PROGRAM, with MLPREP_HOME set to an empty folder.
"""

import os
import sys
import tempfile
import tomllib
from pathlib import Path

import pexpect

ANSWER = "The gradient is p minus y: the softmax couples the classes through its normaliser."


def main(program: str) -> None:
    """Go through the whole loop and look at what was recorded."""
    home = Path(os.environ["MLPREP_HOME"])
    with tempfile.TemporaryDirectory() as folder:
        editor = Path(folder, "editor")
        editor.write_text(f'#!/bin/sh\nfor FILE; do :; done\necho "{ANSWER}" > "$FILE"\n', encoding="utf-8")
        editor.chmod(0o755)
        environment = os.environ | {"EDITOR": str(editor), "TERM": "xterm"}
        words = ["practice", "math/softmax-cross-entropy-gradient"]
        child = pexpect.spawn(program, words, env=environment, encoding="utf-8", dimensions=(24, 80), timeout=30)
        go_through(child)
        child.close()
    assert child.exitstatus == 0, child.exitstatus
    (attempt,) = tomllib.loads((home / "progress.toml").read_text(encoding="utf-8"))["attempt"]
    assert (home / attempt["answer"]).read_text(encoding="utf-8").strip() == ANSWER
    print(f"recorded: {attempt['question']}, rated {attempt['rating']}, score {attempt['score']}")


def go_through(child: "pexpect.spawn[str]") -> None:
    """Answer each prompt with what comes next, until the program ends."""
    replies = {
        r"\[.{0,8}h.{0,8}\].{0,8} hint": "",
        "did you say this": "",
        "show what is missing": "",
        "Right so": "1 2?",
        "-- more": "a",
        "sample answer": "",
        r"follow-ups ": "",
        "think, then its answer": "",
        "rate it": "3",
    }
    patterns = [*replies, pexpect.EOF]
    while (index := child.expect(patterns)) < len(replies):
        child.expect("> $|-- $|")
        child.sendline(list(replies.values())[index])


if __name__ == "__main__":
    main(sys.argv[1])
