"""Running the Python blocks of a pack, so that a number in an answer is a number that was computed.

Each block runs in a fresh, isolated process in an empty temporary folder, under a time limit, and may
open no network connection. That guards against accidents; it is no sandbox against malice, so packs
that are not bundled run only after the user said so.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.packs.blocks import Block, blocks

SECONDS = 20.0
RUNNER = """\
import sys
CALLS = "connect bind sendto sendmsg getaddrinfo gethostbyname gethostbyaddr getnameinfo".split()
def guard(event, args):
    if event.startswith("socket.") and event.partition(".")[2] in CALLS:
        raise PermissionError("a block of a pack may not use the network")
sys.addaudithook(guard)
name, line = sys.argv[1], int(sys.argv[2])
code = compile("\\n" * line + sys.stdin.read(), name, "exec")
exec(code, {"__name__": "__main__"})
"""


def run_blocks(pack: Pack, seconds: float = SECONDS) -> Iterator[Problem]:
    """Run every Python block of a pack and yield a problem for each that fails or takes over `seconds`."""
    for question in pack.questions:
        path = pack.files[question.id]
        for block in blocks(path.read_text(encoding="utf-8-sig")):
            if block.language == "python":
                message = _run(path, block, seconds)
                if message:
                    yield Problem(path, block.line + 1, message)


def _run(path: Path, block: Block, seconds: float) -> str:
    """Run one block; return what went wrong, empty when nothing did."""
    with tempfile.TemporaryDirectory(prefix="mlprep-run-") as folder:
        try:
            done = subprocess.run(  # noqa: S603 - running pack code is what --run asks for
                [sys.executable, "-I", "-X", "utf8", "-c", RUNNER, str(path), str(block.line)],
                input=block.code,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=seconds,
                cwd=folder,
                env={"PATH": os.defpath, "OPENBLAS_NUM_THREADS": "1"},
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"this block ran longer than {seconds:g} seconds; make it quicker"
    return "" if done.returncode == 0 else _reason(path, done.stderr, done.returncode)


def _reason(path: Path, stderr: str, status: int) -> str:
    """Return the last words of a failed block, with the line of the pack that they come from."""
    lines = stderr.strip().split("\n")
    places = re.findall(rf'File "{re.escape(str(path))}", line (\d+)', stderr)
    where = f"line {places[-1]} of the file: " if places else ""
    return f"this block failed: {where}{lines[-1] or f'status {status}'}"
