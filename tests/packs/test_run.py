"""Running the Python blocks of a pack."""

import time
from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.model.pack import Problem
from mlprep_cli.packs.load import load_pack
from mlprep_cli.packs.run import python_blocks, run_blocks

LINE = 50  # of the block's first line of code in the file


def run(folder: Path, code: str, seconds: float = 20.0) -> list[Problem]:
    """Return the problems of a pack whose only block holds this code."""
    text = QUESTION_MD.replace("assert 1 + 1 == 2", code)
    pack, problems = load_pack(write_pack(folder / "lab", scaling=text), "user")
    assert problems == []
    assert pack is not None
    return run_blocks(python_blocks([pack]), seconds)


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
    ("code", "line", "reason"),
    [
        (
            "x = 1\nassert x == 2, 'one is not two'",
            51,
            " at `assert x == 2, 'one is not two'`: AssertionError: one is not two",
        ),
        ("def f():\n    return 1 / 0\n\nf()", 51, " at `return 1 / 0`: ZeroDivisionError: division by zero"),
        ("x = 1\nx = = 2", 51, " at `x = = 2`: SyntaxError: invalid syntax"),
        ("raise SystemExit(3)", 50, ": status 3"),
        ("raise SystemExit('enough')", 50, ": enough"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", 50, ": status -9"),
        ("s = '\\x1b[31m\\u202ered'\nraise ValueError(s)", 51, " at `raise ValueError(s)`: ValueError: [31mred"),
        (
            "import json\njson.loads('x')",
            51,
            " at `json.loads('x')`: json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
        ),
    ],
)
def test_failing_block_names_the_line_of_the_pack(tmp_path: Path, code: str, line: int, reason: str) -> None:
    """A block that fails is reported at the line that failed, else at its first, with the code there and why."""
    path = tmp_path / "lab" / "scaling.md"
    assert run(tmp_path, code) == [Problem(path, line, f"this block failed{reason}")]


def test_line_is_right_on_a_path_that_looks_like_a_traceback(tmp_path: Path) -> None:
    """The name of the pack's folder does not confuse the line."""
    (problem,) = run(tmp_path / 'a", line 9, in b', "assert False")
    assert (problem.line, problem.message) == (LINE, "this block failed at `assert False`: AssertionError")


def test_blocks_in_follow_ups_and_lists_run(tmp_path: Path) -> None:
    """Every Python block of a file runs, each on its own, and no other block does."""
    text = QUESTION_MD.replace("assert 1 + 1 == 2", "shared = 1").replace(
        "Then nothing changes.", "- So:\n\n  ```python\n  assert 'shared' not in globals(), 1\n  assert False, 2\n  ```"
    )
    text = text.replace("- Look at the softmax.", "- Look:\n\n  ```text\n  no python\n  ```")
    pack, _ = load_pack(write_pack(tmp_path / "lab", scaling=text), "user")
    assert pack is not None
    (problem,) = run_blocks(python_blocks([pack]))
    assert (problem.line, problem.message) == (70, "this block failed at `assert False, 2`: AssertionError: 2")


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


def test_only_the_markdown_of_a_file_is_looked_at(tmp_path: Path) -> None:
    """What looks like a block inside the front matter is text, and does not run."""
    text = QUESTION_MD.replace('title = "A paper"', 'title = """\n```python\nassert False\n```\n"""')
    pack, _ = load_pack(write_pack(tmp_path / "lab", scaling=text), "user")
    assert pack is not None
    (task,) = python_blocks([pack])
    assert task.block.code == "assert 1 + 1 == 2"
    assert text.split("\n")[task.block.line] == task.block.code


def test_greedy_block_is_refused_memory(tmp_path: Path) -> None:
    """A block that asks for more memory than a block may have fails; the machine does not."""
    (problem,) = run(tmp_path, "x = bytearray(3 * 2 ** 30)\nassert x")
    assert problem.message.endswith("`x = bytearray(3 * 2 ** 30)`: MemoryError; it may take 2 GB of memory at most")


def test_block_cannot_fill_the_disk(tmp_path: Path) -> None:
    """A file that a block writes, and what it says on standard error, stop growing at a limit."""
    (problem,) = run(tmp_path, "f = open('x', 'wb')\nf.truncate(65 * 2 ** 20)")
    assert "File too large" in problem.message


def test_missing_module_is_said_once(tmp_path: Path) -> None:
    """However many blocks need a module that is not there, one problem says so and how to install it."""
    text = QUESTION_MD.replace("assert 1 + 1 == 2", "import nosuchmodule.sub")
    text = text.replace("Then nothing changes.", "```python\nfrom nosuchmodule import x\n```\n\n```python\n1 / 0\n```")
    pack, _ = load_pack(write_pack(tmp_path / "lab", scaling=text), "user")
    assert pack is not None
    messages = [problem.message for problem in run_blocks(python_blocks([pack]))]
    assert messages == [
        "this block failed at `1 / 0`: ZeroDivisionError: division by zero",
        "2 blocks need `nosuchmodule`, which is not installed; `pip install nosuchmodule`, then check again",
    ]


def test_what_a_block_starts_ends_with_it(tmp_path: Path) -> None:
    """A process that a block leaves behind, even one that holds its standard error, is ended and not waited for."""
    seen = tmp_path / "pid.txt"
    child = "[sys.executable, '-c', 'import time; time.sleep(60)']"
    code = f"import subprocess, sys\np = subprocess.Popen({child})\nopen({str(seen)!r}, 'w').write(str(p.pid))"
    assert run(tmp_path, code) == []
    assert is_gone(int(seen.read_text(encoding="utf-8")))


def test_order_is_that_of_the_files_and_progress_is_told(tmp_path: Path) -> None:
    """Blocks run side by side, but what failed is listed in their order, and each that ran is counted."""
    texts = {
        name: QUESTION_MD.replace("assert 1 + 1 == 2", f"import time\ntime.sleep({seconds})\nassert 0, {name!r}")
        for name, seconds in (("a", 0.3), ("b", 0), ("c", 0.1))
    }
    pack, _ = load_pack(write_pack(tmp_path / "lab", **texts), "user")
    assert pack is not None
    counts = list[int]()
    problems = run_blocks(python_blocks([pack]), ran=counts.append)
    assert [problem.message[-1] for problem in problems] == ["a", "b", "c"]
    assert counts == [1, 2, 3]


def test_interruption_ends_the_blocks_that_run(tmp_path: Path) -> None:
    """After Ctrl-C no block goes on, and none is started any more."""
    seen = tmp_path / "pid.txt"
    slow = f"import os, time\nopen({str(seen)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)"
    texts = {"a": QUESTION_MD, "b": QUESTION_MD.replace("assert 1 + 1 == 2", slow)}
    pack, _ = load_pack(write_pack(tmp_path / "lab", **texts), "user")
    assert pack is not None

    def interrupt(_: int) -> None:
        while not seen.exists() or not seen.read_text(encoding="utf-8"):
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_blocks(python_blocks([pack]), ran=interrupt)
    assert is_gone(int(seen.read_text(encoding="utf-8")))


def is_gone(pid: int) -> bool:
    """Tell whether a process has ended within five seconds; one that nobody has asked after counts as ended."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
