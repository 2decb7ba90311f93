"""`mlprep export` to files and pipes."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from conftest import NOW, QUESTION_MD, Runner, full_disk, make_attempt, write_pack
from mlprep_cli.cli.export.target import put
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.store.toml_file import to_toml

pytestmark = pytest.mark.usefixtures("lab")


@pytest.fixture
def attempts(home: Path, lab: Path) -> None:
    """Two attempts at `lab/scaling`, one with an answer that is there, and one at a question that is gone."""
    del lab
    first, second = make_attempt(0), make_attempt(1, answer="answers/lab/scaling/gone.md", score=None)
    gone = make_attempt(2, question="old/gone")
    text = "format = 1\n" + "".join(to_toml("attempt", item).decode() for item in (first, second, gone))
    (home / "progress.toml").write_text(text, encoding="utf-8")
    answer = home / first.answer
    answer.parent.mkdir(parents=True)
    answer.write_text("=Because\n", encoding="utf-8")


def table(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column."""
    return list(csv.DictReader(StringIO(text, newline="")))


def document(mlprep: Runner, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON document that a command prints."""
    done = mlprep(*words)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_json_of_questions(mlprep: Runner) -> None:
    """Each question is as `show --answer --json` gives it."""
    found = document(mlprep, "export", "json", "--company", "acme")
    shown = document(mlprep, "show", "lab/scaling", "--answer", "--json")
    assert found == {"format": 1, "questions": [shown["question"]]}


@pytest.mark.usefixtures("attempts")
def test_json_of_attempts(mlprep: Runner) -> None:
    """Attempts are oldest first; a filter leaves out those whose question is gone; `--answers` adds the texts."""
    found = document(mlprep, "export", "json", "--attempts")["attempts"]
    assert [item["question"] for item in found] == ["lab/scaling", "lab/scaling", "old/gone"]
    assert found == document(mlprep, "history", "--json")["attempts"][::-1]
    texts = document(mlprep, "export", "json", "--attempts", "--answers", "--pack", "lab")["attempts"]
    assert [item["text"] for item in texts] == ["=Because\n", None]


@pytest.mark.usefixtures("attempts")
def test_csv(mlprep: Runner) -> None:
    """Questions and attempts are tables; what would run in a spreadsheet does not."""
    (row,) = table(mlprep("export", "csv", "--pack", "lab").out)
    assert (row["id"], row["topics"]) == ("lab/scaling", "attention")
    assert row["rubric"].splitlines()[1].startswith("Large logits")
    rows = table(mlprep("export", "csv", "--attempts", "--answers").out)
    assert [row["text"] for row in rows] == ["'=Because\n", "", "'=Because\n"]
    assert [row["score"] for row in rows] == ["0.5", "", "0.5"]


def test_markdown_in_a_pipe(mlprep: Runner) -> None:
    """Without `--to`, text goes to standard output, nothing else with it, in UTF-8 whatever the locale."""
    done = mlprep("export", "markdown", "--pack", "lab", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Interview practice: 1 question\n")
    assert "*acme · technical" in done.out


def test_tabs_and_long_lines_stay(mlprep: Runner, home: Path) -> None:
    """The text of a question is not laid out anew."""
    code = f"```make\nall:\n\techo {'x' * 200}\n```"
    write_pack(home / "packs" / "lab", tab=QUESTION_MD.replace("## Pitfalls", f"{code}\n\n## Pitfalls"))
    assert code in mlprep("export", "markdown", "--pack", "lab").out


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["export"], 2, "needs a format"),
        (["export", "pdf"], 2, "pdf"),
        (["export", "csv", "--answers"], 2, "`--answers` goes with `--attempts`"),
        (["export", "anki", "--company", "zilow"], 2, "there is no company `zilow`"),
        (["export", "markdown", "--status", "due"], 1, "no question passes these filters"),
    ],
)
def test_errors(mlprep: Runner, words: list[str], status: int, message: str) -> None:
    """What cannot be exported is one line, and one of what to do."""
    done = mlprep(*words)
    assert (done.status, done.out, len(done.err.splitlines())) == (status, "", 2)
    assert message in done.err


@pytest.fixture
def world() -> World:
    """A world whose terminal prints into the test."""
    return World({}, lambda: NOW, seed=1)


def test_file(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file may be read by others, as any; one that is there is only replaced when told to, and keeps its mode."""
    path = tmp_path / "new" / "out.csv"
    put(world, b"one", str(path), "1 question", force=False)
    assert capsys.readouterr().out == f"Wrote 1 question to `{path}`.\n"
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask(tmp_path)
    with pytest.raises(UsageError, match="is there already"):
        put(world, b"two", str(path), "1 question", force=False)
    assert path.read_bytes() == b"one"
    path.chmod(0o640)
    put(world, b"two", str(path), "1 question", force=True)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)


@pytest.mark.parametrize("place", ["/dev/null", "."])
def test_no_file(world: World, place: str) -> None:
    """A device or a folder is never replaced, not even with `--force`."""
    with pytest.raises(UsageError, match="is no file"):
        put(world, b"", place, "nothing", force=True)
    assert not Path(place).is_file()


def test_full_disk(world: World, tmp_path: Path) -> None:
    """A disk that is full leaves no half file, and the old one as it was."""
    for force in (False, True):
        path = tmp_path / f"{force}.csv"
        if force:
            path.write_bytes(b"old")
        with full_disk(), pytest.raises(MlprepError, match="cannot be written"):
            put(world, b"new", str(path), "1 question", force=force)
    assert [item.read_bytes() for item in tmp_path.glob("*.csv*")] == [b"old"]


def _umask(folder: Path) -> int:
    """Return the mode bits that new files here go without."""
    probe = folder / "probe"
    probe.touch()
    return 0o666 & ~probe.stat().st_mode
