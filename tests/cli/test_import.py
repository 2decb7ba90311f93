"""`mlprep packs import` as a user types it, and the drafts it leaves in every other command."""

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from conftest import Runner
from terminal import ANSWER, Person

FILES = Path(__file__).parents[1] / "data" / "import"
PAGE = FILES / "page.txt"
NAME = "imported/when-would-you-quantise-rather-than-distil"


def test_page_becomes_a_draft_that_works_everywhere(mlprep: Runner, home: Path) -> None:
    """An imported page is listed as a draft, shown, graded, recorded, and known again when imported twice."""
    done = mlprep("packs", "import", str(PAGE))
    path = home / "packs" / f"{NAME}.md"
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{NAME}  draft, 3 expectations, 3 hints, 2 follow-ups, sample answer cut off",
        "",
        f"`mlprep practice {NAME}` asks it.",
        f"Its rubric goes into {path}",
    ]
    listed = mlprep("list", "--company", "hearthly-home")
    assert "When would you quantise rather than distil? · draft" in listed.out
    shown = mlprep("show", NAME, "--answer").out
    assert "phone-screen · concept · medium · 10 min · draft" in shown
    assert "(cut off in the source)" in shown
    assert "Topics:" not in shown
    assert mlprep("grade", NAME, "--answer", "-", stdin=ANSWER).status == 0
    assert mlprep("practice", NAME, "--answer", "-", stdin=ANSWER).status == 0
    assert mlprep("packs", "check", str(path.parent)).out == "1 pack, 1 question: nothing to mend.\n"
    again = mlprep("packs", "import", str(PAGE))
    assert (again.status, again.out) == (0, f"{NAME}  already imported\n")
    assert [item.name for item in sorted(path.parent.iterdir())] == ["pack.toml", path.name]


def test_draft_can_be_practised(mlprep: Runner, home: Path, editor: object) -> None:
    """A draft goes through the loop: nothing to compare with, a rating of one's own."""
    assert mlprep("packs", "import", str(PAGE)).status == 0
    person = Person("practice", NAME, editor=editor(f'printf "%s\\n" "{ANSWER}" > "$FILE"'))  # type: ignore[operator]
    person.sees("> $")
    person.types()
    seen = person.sees("nothing to compare with")
    for _ in range(12):
        seen += person.sees("> $|Recorded: [a-z]+")
        if "Recorded" in seen:
            break
        person.types("3" if "[1]" in seen.rpartition(">")[0][-300:] else "")
    assert person.leaves() == 0
    (attempt,) = tomllib.loads((home / "progress.toml").read_text(encoding="utf-8"))["attempt"]
    assert (attempt["question"], "score" in attempt) == (NAME, False)


def test_many_files_into_a_pack_of_ones_own(mlprep: Runner, home: Path) -> None:
    """Several files of several kinds go into one pack, with one document for programs."""
    names = [str(FILES / name) for name in ("page.html", "page.md", "pairs.csv", "pairs.json", "cards.txt")]
    done = mlprep("packs", "import", *names, "--pack", "mine", "--json")
    assert (done.status, done.err) == (0, "")
    found = json.loads(done.out)
    assert (found["format"], found["already"]) == (1, [])
    rows = found["imported"]
    assert [row["id"] for row in rows] == [
        "mine/cold-start-for-a-wine-shop",
        "mine/why-does-my-validation-loss-rise",
        "mine/what-does-a-p-value-say",
        "mine/what-is-recall",
        "mine/what-does-dropout-do",
        "mine/name-a-convex-loss",
        "mine/what-is-bagging",
        "mine/a-which-function-measures-similarity",
    ]
    assert set(rows[0]) == {"id", "path", "title", "draft", "unplaced", "incomplete", "dropped"}
    assert [row["unplaced"] for row in rows] == [1, 2, 1, 0, 0, 1, 0, 0]
    assert all(Path(row["path"]).parent == home / "packs" / "mine" for row in rows)
    questions = json.loads(mlprep("list", "--pack", "mine", "--json").out)["questions"]
    assert {(item["draft"], item["status"]) for item in questions} == {(True, "new")}


def test_standard_input_and_hostile_names(mlprep: Runner, home: Path) -> None:
    """A page from standard input can neither choose its path nor send an escape sequence to the terminal."""
    text = "../../\x1b[31mevil \x1b]0;title\x07 now\n\nAsked at ../../Acme.\nWhy \x9b2J so, and \u202ewhy not?\n"
    done = mlprep("packs", "import", "-", stdin=text)
    assert (done.status, done.err) == (0, "")
    assert [path.name for path in (home / "packs" / "imported").glob("*.md")] == ["31mevil-0-title-now.md"]
    shown = done.out + mlprep("show", "imported/31mevil").out
    assert not any(char < " " and char != "\n" for char in shown)
    assert not {"\x9b", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    ("words", "status", "wrong", "hint"),
    [
        (["no-such.txt", "/"], 2, "`no-such.txt`: No such file or directory; `/`: Is a directory", "paths of files"),
        (["page.txt", "--pack", "nlp"], 2, "the pack `nlp` comes with mlprep", "--pack my-nlp"),
        (["page.txt", "--pack", "../x"], 2, "`../x` cannot name a pack", "--pack x"),
        (["page.txt", "--pack", "x" * 81], 2, "cannot name a pack", "--pack xxx"),
        (["page.txt", "--pack", "lab"], 2, "the pack `lab` lies in", "--pack my-lab"),
        (["page.txt", "empty.txt"], 1, "`empty.txt` was not imported: there is nothing to import in it", "--from"),
        (["page.txt", "--from", "word"], 2, "'word' is not one of 'page', 'html', 'markdown', 'csv'", "--help"),
        ([], 2, "missing argument 'FILE'", "--help"),
    ],
)
def test_what_is_refused(
    mlprep: Runner, home: Path, lab: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: list[str], status: int, wrong: str, hint: str,
) -> None:  # fmt: skip
    """A missing file, a pack of others and a file without a question are refused, and nothing is written."""
    (home / "config.toml").write_text(f'packs = ["{tmp_path / "lab"}"]\n', encoding="utf-8")
    lab.rename(tmp_path / "lab")
    shutil.copy(PAGE, tmp_path)
    (tmp_path / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)
    done = mlprep("packs", "import", *words)
    assert (done.status, done.out) == (status, "")
    first, second = done.err.splitlines()
    assert wrong in first
    assert hint in second
    assert not list((home / "packs").glob("*"))
