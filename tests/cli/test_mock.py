"""`mlprep mock` as a person and as a program see it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import QUESTION_MD, Runner, write_pack
from terminal import ANSWER, Person

Write = Callable[[str], str]
WRITES = f'printf "%s\\n" "{ANSWER}" >> "$FILE.new"; cat "$FILE" >> "$FILE.new"; mv "$FILE.new" "$FILE"'


@pytest.fixture(autouse=True)
def two(home: Path) -> None:
    """A pack of two questions of five minutes."""
    write_pack(home / "packs" / "two", one=QUESTION_MD, other=QUESTION_MD.replace("dot products", "something"))


def test_interview_at_a_terminal(home: Path, editor: Write) -> None:
    """The clock stands at every prompt; interrupted, the interview goes on; at the end there is a report, kept too."""
    person = Person("mock", "--pack", "two", editor=editor(WRITES))
    person.sees("An interview of 2 questions in 45 minutes")
    person.replies("begin; the clock starts")
    person.sees("write   ")
    person.sees(r"\[4[45]:\d\d left\] > $")
    person.types()
    person.sees("Follow-up 1 of 2")
    person.sees(r"\[4[45]:\d\d left\] > $")
    person.presses_control("c")
    assert person.leaves() == 130
    assert "Sample answer" not in person.seen
    person = Person("mock", editor=editor(WRITES))
    person.sees("Your interview goes on: 1 of 2 questions open, 4[45]:\\d\\d left")
    person.replies("go on")
    person.replies("skip it", "s")
    person.replies("take all marks as they are", "a")
    person.sees("Recorded: ")
    person.sees("Mock interview")
    person.sees("skipped")
    person.sees("Kept in ")
    assert person.leaves() == 0
    (report,) = (home / "reports").glob("mock-*.md")
    text = report.read_text(encoding="utf-8")
    assert "- questions: 1 of 2 answered" in text
    assert "Skipped." in text
    assert not (home / "mock.toml").exists()


def test_json_stands_alone_on_stdout(
    mlprep: Runner, home: Path, editor: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `--json` all talk goes to standard error, and standard output is one document."""
    monkeypatch.setenv("EDITOR", editor(WRITES))
    done = mlprep("mock", "--pack", "two", "--questions", "1", "--json", stdin="\n\n\n\na\n")
    assert done.status == 0
    found = json.loads(done.out)
    (asked,) = found["questions"]
    assert asked["attempt"]["question"] == asked["id"]
    assert found["score"] == pytest.approx(asked["attempt"]["score"])
    assert (found["minutes"], found["strict"]) == (5, False)
    assert Path(found["report"]).parent == home / "reports"
    assert {"seconds", "strong", "weak", "next"} <= set(found)


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--pack", "two", "--minutes", "5", "--company", "nobody"], 2, "there is no company `nobody`"),
        (["--difficulty", "hard", "--pack", "two"], 1, "no question for an interview"),
        (["--minutes", "5", "--pack", "system-design"], 1, "no question fits into 5 minutes"),
        (["--minutes", "1"], 2, "greater than or equal to 5"),
    ],
)
def test_no_interview(mlprep: Runner, home: Path, words: list[str], status: int, message: str) -> None:
    """Where no interview can be made it is said why, and nothing is begun."""
    done = mlprep("mock", *words)
    assert done.status == status
    assert message in done.err
    assert not (home / "mock.toml").exists()


def test_without_anybody_there(mlprep: Runner, home: Path) -> None:
    """Without input nothing is begun, and nothing fails."""
    done = mlprep("mock", "--pack", "two")
    assert done.status == 0
    assert not (home / "mock.toml").exists()
