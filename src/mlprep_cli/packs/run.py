"""Running the Python blocks of packs, so that a number in an answer is a number that was computed.

Each block runs in a fresh, isolated process in an empty temporary folder, with limits on time, memory
and files, and may open no network connection. That guards against accidents; it is no sandbox against
malice, so packs that are not bundled run only after the user said so.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import IO

from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.packs.blocks import Block, blocks
from mlprep_cli.packs.document import body
from mlprep_cli.packs.failure import Failure, failure, report

SECONDS = 20.0
MEMORY_BYTES = 2 * 1024**3
FILE_BYTES = 64 * 1024**2
BEAT_SECONDS = 0.1  # between looks at whether a block should be stopped
TAIL_BYTES = 64_000  # of what a block said on standard error
RUNNER = """\
import sys
def bound(name, most):
    try:
        import resource
        resource.setrlimit(getattr(resource, name), (most, most))
    except (ImportError, AttributeError, OSError, ValueError):
        pass
CALLS = "connect bind sendto sendmsg getaddrinfo gethostbyname gethostbyaddr getnameinfo".split()
def guard(event, args):
    if event.startswith("socket.") and event.partition(".")[2] in CALLS:
        raise PermissionError("a block of a pack may not use the network")
name, line, memory, file = sys.argv[1], *map(int, sys.argv[2:5])
bound("RLIMIT_AS", memory)
bound("RLIMIT_FSIZE", file)
bound("RLIMIT_CORE", 0)
del sys.argv[1:]
sys.addaudithook(guard)
code = compile("\\n" * line + sys.stdin.read(), name, "exec")
exec(code, {"__name__": "__main__"})
"""
# One thread for each library that would start as many as there are cores: blocks run side by side already.
THREADS = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Task:
    """One Python block to run: its code, and the line (from 0) of its file on which that starts."""

    path: Path
    block: Block


def python_blocks(packs: Iterable[Pack]) -> list[Task]:
    """Return the Python blocks of packs, in the order of packs, files and lines."""
    return [
        Task(path, Block(block.language, block.code, block.line + offset))
        for pack in packs
        for path in (pack.files[question.id] for question in pack.questions)
        for content, offset in [body(path.read_text(encoding="utf-8-sig"))]
        for block in blocks(content)
        if block.language == "python"
    ]


def run_blocks(
    tasks: Sequence[Task], seconds: float = SECONDS, ran: Callable[[int], None] = lambda _: None
) -> list[Problem]:
    """Run blocks side by side on all cores; return a problem for each that fails, in the order of `tasks`.

    Args:
        tasks: what to run.
        seconds: how long each may take.
        ran: told how many blocks have run, each time that it has grown.
    """
    stop, failures = Event(), list[Failure | None]()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        try:
            futures: list[Future[Failure | None]] = [pool.submit(_run, task, seconds, stop) for task in tasks]
            for number, future in enumerate(futures, start=1):
                failures.append(future.result())
                ran(number)
        except BaseException:  # Ctrl-C, or a polite kill: nothing that was started goes on without us
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return report(found for found in failures if found)


def _run(task: Task, seconds: float, stop: Event) -> Failure | None:
    """Run one block; return how it failed, None when it did not."""
    with (
        tempfile.TemporaryDirectory(prefix="mlprep-run-", ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryFile() as code,
        tempfile.TemporaryFile() as words,
    ):
        code.write(task.block.code.encode())
        code.seek(0)
        process = _start(task, folder, code, words)
        try:
            in_time = _wait(process, seconds, stop)
        finally:
            _end(process)
        if not in_time:
            return Failure(
                task.path, task.block.line + 1, f"this block ran longer than {seconds:g} seconds; make it quicker"
            )
        words.seek(max(0, words.seek(0, os.SEEK_END) - TAIL_BYTES))
        said = words.read().decode("utf-8", "replace")
    return failure(task.path, task.block, said, process.returncode) if process.returncode else None


def _start(task: Task, folder: str, code: IO[bytes], words: IO[bytes]) -> "subprocess.Popen[bytes]":
    """Start the process of one block, in a session of its own, so that all it starts can be ended with it."""
    limits = [str(task.block.line), str(MEMORY_BYTES), str(FILE_BYTES)]
    return subprocess.Popen(  # noqa: S603 - running pack code is what --run asks for
        [sys.executable, "-I", "-X", "utf8", "-c", RUNNER, str(task.path), *limits],
        stdin=code,
        stdout=subprocess.DEVNULL,
        stderr=words,
        cwd=folder,
        env={"PATH": os.defpath, **THREADS},
        start_new_session=True,
    )


def _wait(process: "subprocess.Popen[bytes]", seconds: float, stop: Event) -> bool:
    """Wait for a process to end; return whether it did in its time."""
    for _ in range(round(seconds / BEAT_SECONDS)):
        if stop.is_set():
            return False
        with suppress(subprocess.TimeoutExpired):
            process.wait(BEAT_SECONDS)
            return True
    return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
