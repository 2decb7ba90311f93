"""What a Python block that failed says of itself, as a problem of the pack."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mlprep_cli.model.pack import Problem
from mlprep_cli.packs.blocks import Block

ERROR = re.compile(r"^[A-Za-z_][\w.]*(?:Error|Exception|Interrupt|Warning|Group)\b.*$", re.MULTILINE)
MISSING = re.compile(r"^ModuleNotFoundError: No module named '(\w+)")
CODE = 60  # characters of a line of code that a message quotes


@dataclass(frozen=True, slots=True)
class Failure:
    """How a block failed, on which line (from 1) of its file; `module` is the one it lacks, if that was it."""

    path: Path
    line: int
    message: str
    module: str = ""


def failure(path: Path, block: Block, said: str, status: int) -> Failure:
    """Return how a block failed, from what its process said on standard error and its exit status."""
    places = [int(line) for line in re.findall(rf'File "{re.escape(str(path))}", line (\d+)', said)]
    code = block.code.split("\n")
    line = places[-1] if places and 0 < places[-1] - block.line <= len(code) else 0
    where = f" at `{code[line - block.line - 1].strip()[:CODE]}`" if line else ""
    errors = ERROR.findall(said)
    reason = (errors[-1] if errors else said.strip().rpartition("\n")[2]) or f"status {status}"
    more = "; it may take 2 GB of memory at most" if "MemoryError" in reason else ""
    missing = MISSING.match(reason)
    message = f"this block failed{where}: {reason}{more}"
    return Failure(path, line or block.line + 1, message, missing[1] if missing else "")


def report(failures: Iterable[Failure]) -> list[Problem]:
    """Return a problem for each failure, but only one for all that lack the same module."""
    problems, lacking = list[Problem](), dict[str, list[Failure]]()
    for item in failures:
        if item.module:
            lacking.setdefault(item.module, []).append(item)
        else:
            problems.append(Problem(item.path, item.line, item.message))
    for module, items in lacking.items():
        need = "1 block needs" if len(items) == 1 else f"{len(items)} blocks need"
        message = f"{need} `{module}`, which is not installed; `pip install {module}`, then check again"
        problems.append(Problem(items[0].path, items[0].line, message))
    return problems
