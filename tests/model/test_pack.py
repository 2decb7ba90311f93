"""What can be wrong in a pack."""

from pathlib import Path

from mlprep_cli.model.pack import Problem


def test_problem_reads_as_editors_expect() -> None:
    """A problem reads as `file:line: message`, which editors can jump to."""
    assert str(Problem(Path("lab/a.md"), 7, "wrong; mend it")) == "lab/a.md:7: wrong; mend it"


def test_problem_is_one_line_of_safe_text() -> None:
    """A message that quotes a pack is one line without control characters."""
    assert Problem(Path("a.md"), 1, "bad `x\x1b[31m\u202e\ny`").message == "bad `x[31m y`"


def test_problems_sort_by_place() -> None:
    """Problems sort by file, then line."""
    places = [("b.md", 1), ("a.md", 10), ("a.md", 9)]
    found = sorted(Problem(Path(file), line, "wrong") for file, line in places)
    assert [(str(item.file), item.line) for item in found] == [("a.md", 9), ("a.md", 10), ("b.md", 1)]


def test_problem_is_seen_from_a_folder(tmp_path: Path) -> None:
    """A file below a folder is named from there, any other as it was."""
    problem = Problem(tmp_path / "lab" / "a.md", 1, "wrong; mend it")
    assert str(problem.seen_from(tmp_path)) == "lab/a.md:1: wrong; mend it"
    assert problem.seen_from(tmp_path / "elsewhere") == problem
