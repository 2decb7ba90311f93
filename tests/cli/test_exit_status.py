"""Every exit status of the design, and that an error is one line of what is wrong and one of what to do."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import QUESTION_MD, Runner, write_pack

pytestmark = pytest.mark.usefixtures("lab")


def test_0_done(mlprep: Runner) -> None:
    """What worked ends with 0 and says nothing on standard error."""
    done = mlprep("list")
    assert (done.status, done.err) == (0, "")


def test_1_failed(mlprep: Runner) -> None:
    """A task that cannot be done ends with 1."""
    done = mlprep("undo")
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [
        "mlprep: there is no attempt to take back",
        "  try: `mlprep practice` makes one",
    ]


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["show", "lab/scalign"], "lab/scaling"),
        (["show", "nlp/pruning-vs-transformers"], "nlp/pruning-versus-transformers"),
        (["list", "--company", "zilow"], "zillow"),
        (["list", "--topic", "calibratoin"], "calibration"),
        (["list", "--pack", "nlpp"], "nlp"),
        (["list", "--kind", "desing"], "design"),
        (["list", "--difficulty", "medum"], "medium"),
        (["list", "--round", "on-site"], "onsite"),
        (["list", "--status", "learned"], "learning"),
        (["practice", "lab/scaling", "--answer", "-", "--rating", "fine"], "again, hard, good, easy"),
        (["practice", "lab/scaling", "--answer", "no-such-file.md"], "path"),
        (["practice", "--due", "--new"], "one of them"),
        (["practice", "--answer", "-"], "QUESTION"),
        (["lits"], "--help"),
        (["list", "--colour"], "--help"),
        (["packs", "check", "no-such-folder"], "pack.toml"),
    ],
)
def test_2_usage(mlprep: Runner, words: list[str], hint: str) -> None:
    """A wrong command line ends with 2; an unknown name comes with the nearest known ones."""
    done = mlprep(*words)
    assert (done.status, done.out) == (2, "")
    wrong, mend = done.err.splitlines()
    assert wrong.startswith("mlprep: ")
    assert hint in mend


def test_3_bad_pack(mlprep: Runner, home: Path) -> None:
    """A question whose file is wrong ends with 3, naming file and line; the others still work."""
    write_pack(home / "packs" / "lab", scaling=QUESTION_MD, broken=QUESTION_MD.replace("minutes = 5", "minuets = 5"))
    done = mlprep("show", "lab/broken")
    assert done.status == 3
    assert "broken.md:1: missing key `minutes`; add `minutes = 10` (and 1 more)" in done.err
    assert mlprep("show", "lab/scaling").status == 0
    checked = mlprep("packs", "check", str(home / "packs"))
    assert checked.status == 3
    assert "broken.md:9: unknown key `minuets`; did you mean `minutes`?" in checked.out


@pytest.mark.parametrize(
    "words", [["list"], ["stats"], ["history"], ["undo"], [], ["practice", "lab/scaling", "--answer", "-"]]
)
@pytest.mark.parametrize("content", ["not toml at all", "format = 2\n", ""])
def test_4_bad_progress(mlprep: Runner, home: Path, words: list[str], content: str) -> None:
    """A progress file that cannot be read ends with 4 and is left as it was; nothing is written beside it."""
    home.mkdir(exist_ok=True)
    (home / "progress.toml").write_text(content, encoding="utf-8")
    done = mlprep(*words, stdin="an answer")
    assert (done.status, len(done.err.splitlines())) == (4, 2)
    assert (home / "progress.toml").read_text(encoding="utf-8") == content
    assert not list(home.glob("answers/**/*.md"))


def test_5_editor(mlprep: Runner) -> None:
    """Giving up after the editor failed ends with 5."""
    done = mlprep("practice", "lab/scaling", stdin="\nq\n", env={"EDITOR": "no-such-editor"})
    assert done.status == 5
    assert "`no-such-editor`" in done.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_130_interrupted(home: Path, number: int) -> None:
    """Ctrl-C, a polite kill and a closed terminal end with 130, without a traceback."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mlprep_cli", "practice", "lab/scaling"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    while not process.stdout.readline().startswith("[Enter]"):
        pass
    time.sleep(0.2)
    process.send_signal(number)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err.startswith("mlprep: ")
    assert "Traceback" not in err
    assert not (home / "progress.toml").exists()


@pytest.mark.parametrize("words", [["show", "lab/nothing"], ["undo"], ["list", "--kind", "x"], ["list", "--nonsense"]])
def test_errors_as_json(mlprep: Runner, words: list[str]) -> None:
    """With `--json` an error is a document on standard output as well."""
    done = mlprep(*words, "--json")
    document = json.loads(done.out)
    assert set(document) == {"format", "error"}
    assert set(document["error"]) == {"message", "hint"}
    assert document["error"]["message"] in done.err


def test_closed_pipe_is_no_error(home: Path) -> None:
    """`mlprep list | head -1` ends quietly."""
    command = f'"{sys.executable}" -m mlprep_cli list --json | head -1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not home.joinpath("progress.toml").exists()
