"""Running the Python blocks of a pack."""

from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.model.pack import Problem
from mlprep_cli.packs.load import load_pack
from mlprep_cli.packs.run import run_blocks

LINE = 50  # of the block's first line of code in the file


def run(folder: Path, code: str, seconds: float = 20.0) -> list[Problem]:
    """Return the problems of a pack whose only block holds this code."""
    text = QUESTION_MD.replace("assert 1 + 1 == 2", code)
    pack, problems = load_pack(write_pack(folder / "lab", scaling=text), "user")
    assert problems == []
    assert pack is not None
    return list(run_blocks(pack, seconds))


@pytest.mark.parametrize(
    "code",
    [
        "assert 1 + 1 == 2",
        "assert __name__ == '__main__'",
        "def f(n):\n    return n and n * f(n - 1)\n\nassert f(3) == 0",
        "assert [len(c.encode()) for c in ('e', 'é', '中', '🏠')] == [1, 2, 3, 4]",
        "print('é 中 🏠' * 10 ** 6)",
        "import sys\nsys.exit(0)",
        "import asyncio\n\nasync def f():\n    return 1\n\nassert asyncio.run(f()) == 1",
    ],
)
def test_sound_block_passes(tmp_path: Path, code: str) -> None:
    """A block that runs to its end is no problem, whatever it prints."""
    assert run(tmp_path, code) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("x = 1\nassert x == 2, 'one is not two'", "line 51 of the file: AssertionError: one is not two"),
        ("def f():\n    return 1 / 0\n\nf()", "line 51 of the file: ZeroDivisionError: division by zero"),
        ("x = 1\nx = = 2", "line 51 of the file: SyntaxError: invalid syntax"),
        ("raise SystemExit(3)", "status 3"),
        ("raise SystemExit('enough')", "enough"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "status -9"),
        ("raise ValueError('\\x1b[31m\\u202ered')", "line 50 of the file: ValueError: [31mred"),
    ],
)
def test_failing_block_names_the_line_of_the_pack(tmp_path: Path, code: str, reason: str) -> None:
    """A block that fails is reported at its first line, with the line of the file that failed and why."""
    path = tmp_path / "lab" / "scaling.md"
    assert run(tmp_path, code) == [Problem(path, LINE, f"this block failed: {reason}")]


def test_line_is_right_on_a_path_that_looks_like_a_traceback(tmp_path: Path) -> None:
    """The name of the pack's folder does not confuse the line."""
    (problem,) = run(tmp_path / 'a", line 9, in b', "assert False")
    assert problem.message == "this block failed: line 50 of the file: AssertionError"


def test_blocks_in_follow_ups_and_lists_run(tmp_path: Path) -> None:
    """Every Python block of a file runs, each on its own, and no other block does."""
    text = QUESTION_MD.replace("assert 1 + 1 == 2", "shared = 1").replace(
        "Then nothing changes.", "- So:\n\n  ```python\n  assert 'shared' not in globals(), 1\n  assert False, 2\n  ```"
    )
    text = text.replace("- Look at the softmax.", "- Look:\n\n  ```text\n  no python\n  ```")
    pack, _ = load_pack(write_pack(tmp_path / "lab", scaling=text), "user")
    assert pack is not None
    (problem,) = run_blocks(pack)
    assert problem.message == "this block failed: line 70 of the file: AssertionError: 2"


def test_endless_block_is_stopped(tmp_path: Path) -> None:
    """A block that does not end is stopped at its limit and reported."""
    (problem,) = run(tmp_path, "while True:\n    pass", seconds=0.5)
    assert (problem.line, problem.message) == (LINE, "this block ran longer than 0.5 seconds; make it quicker")


@pytest.mark.parametrize(
    "call",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket().connect(('127.0.0.1', 9))",
        "socket.socket().bind(('127.0.0.1', 0))",
        "socket.getaddrinfo('localhost', 80)",
        "socket.gethostbyname('localhost')",
        "socket.gethostbyaddr('127.0.0.1')",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "socket.socket(type=socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, ('127.0.0.1', 9))",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_no_network(tmp_path: Path, call: str) -> None:
    """A block can neither connect nor listen, look up a name nor send."""
    (problem,) = run(tmp_path, f"import socket\n{call}")
    assert "a block of a pack may not use the network" in problem.message


def test_block_runs_in_an_empty_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block starts in an empty folder, which is gone afterwards, and writes nowhere near the pack."""
    monkeypatch.chdir(tmp_path)
    seen = tmp_path / "seen.txt"
    code = f"import os\nassert os.listdir() == []\nopen('x', 'w').close()\nopen({str(seen)!r}, 'w').write(os.getcwd())"
    assert run(tmp_path, code) == []
    place = Path(seen.read_text(encoding="utf-8"))
    assert place.name.startswith("mlprep-run-")
    assert not place.exists()
    assert not (tmp_path / "x").exists()


def test_block_sees_nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment, with what is secret in it, and the user's own modules do not reach a block."""
    monkeypatch.setenv("SECRET_KEY", "12345")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    code = f"import os, sys\nassert 'SECRET_KEY' not in os.environ\nassert {str(tmp_path)!r} not in sys.path"
    assert run(tmp_path, code) == []
