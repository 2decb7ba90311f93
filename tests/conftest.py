"""What the tests share: a home of their own, packs and attempts to play with, the program as a process."""

import datetime as dt
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console, RenderableType

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.question import Question
from mlprep_cli.packs.document import parse_question

NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)
NOBODY = 65534
GOLDENS = Path(__file__).parent / "goldens"
PACK_TOML = """\
format = 1
id = "{id}"
title = "A pack for tests"
description = "Questions that tests ask."
version = "1"
license = "MIT"
authors = ["Tests"]
"""
QUESTION_MD = """\
+++
title = "Why scale dot products?"
summary = "Scaling keeps the softmax out of saturation."
kind = "concept"
difficulty = "easy"
rounds = ["technical"]
companies = ["acme"]
topics = ["attention"]
minutes = 5
updated = 2026-11-23

[[sources]]
kind = "published"
company = "acme"
title = "A paper"

[[rubric]]
id = "variance"
point = "The variance of a dot product of independent unit-variance vectors grows with their dimension."
evidence = ["sums of d terms have variance d", "longer vectors give bigger sums"]

[[rubric]]
id = "saturation"
point = "Large logits saturate the softmax, so that gradients vanish."
evidence = ["the softmax becomes one-hot and stops learning", "everything goes to one key"]
weight = 2
+++

## Question

Why does attention divide by $\\sqrt{d_k}$?

## Expectations

- Says what grows.
- Says what saturates.
- Says what is lost.

## Approach

- Think of one component.
- Add up d of them.
- Look at the softmax.

## Answer

Because a sum of $d$ terms has variance $d$. A mask is `x[0]`, and list[int] stays.

```python
assert 1 + 1 == 2
```

## Pitfalls

- "It is for speed." It is for gradients.
- "It normalises the keys." It scales the logits.

## Follow-ups

### What if d is 1?

Then nothing changes.

### Why not divide by d?

The logits would become too small at the start.

## References

- Vaswani et al., Attention Is All You Need, NeurIPS 2017
"""


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all tests share, so that the bundled packs are read once."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_cache: Path) -> Path:
    """A home of its own for every test: none can reach the real one."""
    place = tmp_path / "home"
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MLPREP_HOME", str(place))
    monkeypatch.setenv("MLPREP_CACHE", str(shared_cache))
    monkeypatch.setenv("TZ", "UTC")
    return place


@pytest.fixture
def question() -> Question:
    """A whole question, `lab/scaling`."""
    return make_question("lab/scaling")


def make_question(question_id: str = "lab/scaling", **changes: Any) -> Question:  # noqa: ANN401 - any field
    """Return the question above under another id, with some fields changed."""
    found, problems = parse_question(QUESTION_MD, question_id)
    assert found is not None, problems
    return found.model_copy(update=changes)


def make_attempt(number: int = 0, **changes: Any) -> Attempt:  # noqa: ANN401 - any field
    """Return an attempt at `lab/scaling`, `number` hours after NOW; its id sorts by `number`."""
    values = {
        "id": f"01KASX4Q6D3Z5T8V0W2Y4B{number:04d}",
        "question": "lab/scaling",
        "started": NOW + dt.timedelta(hours=number),
        "seconds": 60,
        "hints": 0,
        "rating": "good",
        "score": 0.5,
        "covered": ["variance"],
        "unsure": [],
        "missed": ["saturation"],
        "graded_by": "self",
        "answer": "answers/lab/scaling/20261123T100000Z.md",
    }
    return Attempt.model_validate(values | changes)


def write_pack(folder: Path, **questions: str) -> Path:
    """Write a pack named after its folder, with a file for each question text; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(PACK_TOML.format(id=folder.name), encoding="utf-8")
    for name, text in questions.items():
        (folder / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def lab(home: Path) -> Path:
    """A user pack `lab` with the question `lab/scaling`."""
    return write_pack(home / "packs" / "lab", scaling=QUESTION_MD)


@dataclass(frozen=True)
class Done:
    """What a run of the program came to."""

    status: int
    out: str
    err: str


Runner = Callable[..., Done]


@pytest.fixture
def mlprep(home: Path) -> Iterator[Runner]:
    """Run the program as a process: `mlprep("list", "--json", stdin="...", env={...})`."""
    del home

    def run(*words: str, stdin: str = "", env: dict[str, str] | None = None) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "mlprep_cli", *words],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONIOENCODING": "utf-8"} | (env or {}),
            timeout=60,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    yield run


@pytest.fixture
def editor(tmp_path: Path) -> Callable[[str], str]:
    """Write an editor script: `editor("body")` returns the command; `$FILE` is the file it is to edit."""

    def write(body: str, name: str = "editor.sh") -> str:
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\nfor FILE; do :; done\n{body}\n", encoding="utf-8")
        script.chmod(0o755)
        return str(script)

    return write


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Bar writing below a folder; root, whom no mode stops, is somebody else meanwhile."""
    below = [path for path in [folder, *folder.rglob("*")] if not path.is_symlink()]
    modes = {path: path.stat().st_mode for path in below}
    try:
        for path in below:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with not_root(folder):
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def not_root(folder: Path) -> Iterator[None]:
    """Be somebody whom the modes of files below a folder can stop."""
    if os.geteuid() != 0:
        yield
        return
    for path in folder.parents:
        if "pytest" in str(path):
            path.chmod(path.stat().st_mode | 0o011)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def full_disk(free: int = 0) -> Iterator[None]:
    """Let no file grow beyond `free` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (free, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def screen(part: RenderableType, columns: int = 80) -> str:
    """Return a part as a terminal of so many columns shows it without colour; spaces at line ends are cut off."""
    console = Console(width=columns, markup=False, highlight=False, emoji=False, color_system=None, _environ={})
    with console.capture() as captured:
        console.print(part)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites the golden screens."""
    parser.addoption("--update-goldens", action="store_true", help="Rewrite the screens in tests/goldens.")


Golden = Callable[..., None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a part with a golden screen: `golden("NAME", part, columns=120)`; `--update-goldens` rewrites it."""

    def compare(name: str, part: RenderableType, columns: int = 80) -> None:
        path, seen = GOLDENS / f"{name}.txt", screen(part, columns)
        if request.config.getoption("--update-goldens"):
            path.write_text(seen, encoding="utf-8")
        assert seen == path.read_text(encoding="utf-8"), f"mend it, or run `pytest --update-goldens` and read {path}"

    return compare
