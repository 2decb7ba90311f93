"""The JSON documents that other programs rely on."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Runner

pytestmark = pytest.mark.usefixtures("lab")
LISTED = {
    "id", "title", "summary", "pack", "kind", "difficulty", "rounds", "companies", "topics", "minutes", "status", "due",
    "draft",
}  # fmt: skip
ASKED = {"prompt", "expectations", "approach", "sources", "updated", "prerequisites", "related", "draft"}
ANSWERED = {"rubric", "answer", "pitfalls", "follow_ups", "references"}
STATS = {
    "attempts", "questions_practised", "questions_total", "streak_days", "seconds", "due_today", "days",
    "packs", "companies", "topics",
}  # fmt: skip


def document(mlprep: Runner, *words: str, stdin: str = "") -> dict[str, Any]:
    """Return the one document that a command prints, which starts with its format."""
    done = mlprep(*words, "--json", stdin=stdin)
    assert done.status == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    assert found.pop("format") == 1
    return found


def practise(mlprep: Runner, *words: str) -> dict[str, Any]:
    """Record an answer to `lab/scaling`."""
    return document(mlprep, "practice", "lab/scaling", "--answer", "-", *words, stdin="Because of the variance.\n")


def test_list(mlprep: Runner) -> None:
    """`list` gives every question with the keys of the design."""
    questions = document(mlprep, "list")["questions"]
    assert len(questions) >= 25
    assert {frozenset(item) for item in questions} == {frozenset(LISTED)}
    (ours,) = [item for item in questions if item["id"] == "lab/scaling"]
    assert (ours["status"], ours["due"], ours["companies"]) == ("new", None, ["acme"])


def test_list_zillow(mlprep: Runner) -> None:
    """Six questions and more are tagged with Zillow, each with a source that speaks for the tag."""
    questions = document(mlprep, "list", "--company", "Zillow")["questions"]
    assert len(questions) >= 6
    for item in questions:
        sources = document(mlprep, "show", item["id"])["question"]["sources"]
        assert any(source.get("company") == "zillow" and source["kind"] != "standard" for source in sources)


@pytest.mark.parametrize(
    "words",
    [
        ["--pack", "lab", "--pack", "NLP"],
        ["--topic", "Attention", "--company", "ACME"],
        ["--kind", "Math", "--difficulty", "EASY"],
        ["--round", "phone screen"],
        ["--round", "phone_screen", "--status", "new"],
    ],
)
def test_filters(mlprep: Runner, words: list[str]) -> None:
    """Case, dashes and spaces do not matter; a filter repeated means any of, different ones all of."""
    questions = document(mlprep, "list", *words)["questions"]
    assert questions
    wanted: dict[str, set[str]] = {}
    for name, value in zip(words[::2], words[1::2], strict=True):
        wanted.setdefault(name.removeprefix("--"), set()).add(value.casefold().replace(" ", "-").replace("_", "-"))
    keys = {"company": "companies", "topic": "topics", "round": "rounds"}
    for item in questions:
        for name, values in wanted.items():
            given = item[keys.get(name, name)]
            assert values & set(given if isinstance(given, list) else [given])


def test_show(mlprep: Runner) -> None:
    """`show` hides rubric and answer; `--answer` gives them, with weights and evidence."""
    asked = document(mlprep, "show", "scaling")["question"]
    assert set(asked) >= LISTED | ASKED
    assert not ANSWERED & set(asked)
    whole = document(mlprep, "show", "lab/scaling", "--answer")["question"]
    assert set(whole) >= LISTED | ASKED | ANSWERED
    assert whole["rubric"][1]["weight"] == 2
    assert set(whole["rubric"][0]) >= {"id", "point", "weight", "evidence"}
    assert set(whole["follow_ups"][0]) == {"question", "answer"}
    assert "$\\sqrt{d_k}$" in whole["prompt"]


def test_practice_with_an_answer(mlprep: Runner, home: Path) -> None:
    """`practice --answer` records without asking, and gives the attempt and when it is due."""
    found = practise(mlprep, "--rating", "hard", "--seconds", "90")
    attempt = found["attempt"]
    assert (attempt["question"], attempt["rating"], attempt["seconds"]) == ("lab/scaling", "hard", 90)
    assert (attempt["score"], attempt["graded_by"]) == (0.0, "rubric")
    assert attempt["missed"] == ["variance", "saturation"]
    assert (home / attempt["answer"]).read_text(encoding="utf-8") == "Because of the variance.\n"
    assert found["due"] > "2026"


def test_practice_with_a_file(mlprep: Runner, tmp_path: Path) -> None:
    """`--answer FILE` reads any encoding; the rating defaults to the suggested one."""
    path = tmp_path / "my answer.md"
    path.write_bytes("Varianz wächst.\r\n".encode("latin-1"))
    attempt = document(mlprep, "practice", "lab/scaling", "--answer", str(path))["attempt"]
    assert attempt["rating"] == "again"


def test_answer_that_cannot_be_compared(mlprep: Runner) -> None:
    """Code gets no verdict from `practice --answer`, rather than none of the points; standard error says why."""
    done = mlprep("practice", "lab/scaling", "--answer", "-", "--json", stdin="```python\nx = [1]\nprint(x)\n```")
    attempt = json.loads(done.out)["attempt"]
    assert (attempt["score"], attempt["graded_by"], attempt["missed"]) == (None, "self", [])
    assert "only code" in done.err


def test_grade(mlprep: Runner, home: Path) -> None:
    """`grade` gives verdict, flag, sentence and confidence per point, a score, and records nothing."""
    answer = "Sums of d terms have variance d. My dog is called Ben."
    found = document(mlprep, "grade", "lab/scaling", "--answer", "-", stdin=answer)
    assert set(found) >= {"question", "score", "graded_by", "points"}
    assert (found["question"], found["graded_by"]) == ("lab/scaling", "rubric")
    assert found["score"] == pytest.approx(1 / 3, abs=1e-4)
    first, second = found["points"]
    assert set(first) == {"id", "verdict", "flag", "sentence", "confidence"}
    assert (first["verdict"], first["flag"], first["sentence"]) == ("covered", None, "Sums of d terms have variance d.")
    assert (second["id"], second["verdict"]) == ("saturation", "missed")
    assert not (home / "progress.toml").exists()


def test_grade_on_screen(mlprep: Runner) -> None:
    """`grade` shows each point with its mark, and the sentence that the verdict rests on."""
    out = mlprep("grade", "lab/scaling", "--answer", "-", stdin="Sums of d terms have variance d.").out
    assert "Your answer covers 1 of 2 points" in out
    assert "1 [x] The variance of a dot product" in out
    assert '"Sums of d terms have variance d."' in out
    assert "2 [ ] Large logits" in out


def test_empty_answer_is_refused(mlprep: Runner, home: Path) -> None:
    """An empty answer records nothing."""
    done = mlprep("practice", "lab/scaling", "--answer", "-", stdin=" \n")
    assert done.status == 1
    assert not (home / "progress.toml").exists()


def test_history_and_undo(mlprep: Runner) -> None:
    """`history` is newest first; `undo` takes back the last attempt, and the one before after that."""
    ids = [practise(mlprep)["attempt"]["id"] for _ in range(3)]
    assert [item["id"] for item in document(mlprep, "history")["attempts"]] == sorted(ids, reverse=True)
    assert document(mlprep, "undo")["attempt"]["id"] == max(ids)
    assert [item["id"] for item in document(mlprep, "history", "scaling")["attempts"]] == sorted(ids, reverse=True)[1:]


def test_history_diff(mlprep: Runner) -> None:
    """`--diff` shows what changed between the last two answers, word by word, and gives it to programs."""
    was = practise(mlprep)["attempt"]["id"]
    document(mlprep, "practice", "lab/scaling", "--answer", "-", stdin="Because of the saturation.\n")
    assert "Because of the [-variance.-] {+saturation.+}" in mlprep("history", "scaling", "--diff").out.splitlines()
    found = document(mlprep, "history", "scaling", "--diff")
    assert found["old"] == {"attempt": was, "text": "Because of the variance.\n"}
    assert set(found) == {"old", "new", "changes"}
    assert found["changes"] == [
        {"kind": "same", "text": "Because of the"},
        {"kind": "removed", "text": " variance."},
        {"kind": "added", "text": " saturation."},
    ]


def test_stats(mlprep: Runner) -> None:
    """`stats` counts attempts by day, and gives each pack, company and topic its readiness."""
    empty = document(mlprep, "stats")
    assert set(empty) >= STATS
    assert (empty["attempts"], empty["streak_days"], empty["days"]) == (0, 0, {})
    practise(mlprep, "--seconds", "60")
    found = document(mlprep, "stats", "--pack", "lab")
    assert (found["attempts"], found["questions_total"], found["streak_days"], found["seconds"]) == (1, 1, 1, 60)
    assert sum(found["days"].values()) == 1
    (company,) = found["companies"]
    assert (company["name"], company["questions"], company["practised"]) == ("acme", 1, 1)
    assert 0.9 < company["readiness"] <= 1


def test_paths(mlprep: Runner, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`paths` names what lies where, all of it below `$MLPREP_HOME`."""
    monkeypatch.delenv("MLPREP_CACHE")
    paths = document(mlprep, "paths")["paths"]
    ours = {name: path for name, path in paths.items() if name != "bundled"}
    assert set(ours) == {"progress", "answers", "drafts", "reports", "packs", "config", "cache"}
    assert all(Path(path).is_relative_to(home) for path in ours.values())
    assert paths["cache"] == str(home / "cache")


def test_packs(mlprep: Runner, home: Path) -> None:
    """`packs list` and `packs check` give the packs, where they come from, and their problems by line."""
    packs = {item["id"]: item for item in document(mlprep, "packs", "list")["packs"]}
    assert (packs["lab"]["origin"], packs["nlp"]["origin"]) == ("user", "bundled")
    done = mlprep("packs", "check", str(home / "packs" / "lab"), "--json")
    problems = json.loads(done.out)["problems"]
    assert done.status == 3
    assert {frozenset(item) for item in problems} == {frozenset({"file", "line", "message"})}
