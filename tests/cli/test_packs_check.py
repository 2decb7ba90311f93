"""`mlprep packs check`: what it takes, what it prints, and that it asks before it runs anything."""

import json
import re
from pathlib import Path

import pytest

from conftest import QUESTION_MD, Runner, write_pack
from mlprep_cli.packs.bundled import bundled_folder
from terminal import Person

FAULTY = QUESTION_MD.replace('"attention"', '"atention"')
LINE = (
    "lab/scaling.md:8: unknown topic `atention`; did you mean `attention`? If not, add it to `topics` in the pack.toml"
)


def test_lines_are_what_editors_jump_to(mlprep: Runner, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each problem is `path:line: message`, in order, the path from the current folder; a summary ends the list."""
    write_pack(home / "packs" / "lab", scaling=FAULTY, broken="+++\n+++\n")
    write_pack(home / "packs" / "two", other=QUESTION_MD)
    monkeypatch.chdir(home / "packs")
    done = mlprep("packs", "check", str(home / "packs"))
    *problems, last = done.out.splitlines()
    places = [re.match(r"((?:lab|two)/[\w.-]+):(\d+): [^A-Z\n].*; ", line) for line in problems]
    assert LINE in problems
    assert all(places)
    assert [(found[1], int(found[2])) for found in places if found] == sorted(
        (found[1], int(found[2])) for found in places if found
    )
    assert last == f"2 packs, 2 questions: {len(problems)} problems in 3 files."
    assert done.status == 3


def test_question_file_is_checked_in_its_pack(mlprep: Runner, home: Path) -> None:
    """A question file is checked alone, against the others of its pack; files and packs can be named together."""
    lab = write_pack(home / "packs" / "lab", scaling=FAULTY, twin=QUESTION_MD, broken="+++\n+++\n")
    two = write_pack(home / "elsewhere" / "two", other="no question")
    done = mlprep("packs", "check", str(lab / "scaling.md"), str(two), "--json")
    document = json.loads(done.out)
    assert {Path(item["file"]).name for item in document["problems"]} == {"scaling.md", "other.md"}
    assert any("`lab/twin`" in item["message"] for item in document["problems"])
    assert [(pack["id"], pack["questions"]) for pack in document["packs"]] == [("lab", 1), ("two", 0)]


def test_without_a_path_your_own_packs_are_checked(mlprep: Runner, home: Path) -> None:
    """Without a PATH the packs in the data folder and of the config are checked; without any it says so."""
    nothing = mlprep("packs", "check")
    assert nothing.status == 2
    assert "you have no packs of your own to check" in nothing.err
    write_pack(home / "packs" / "lab", scaling=FAULTY)
    write_pack(home / "mine", other=QUESTION_MD)
    (home / "config.toml").write_text(f'packs = ["{home / "mine"}"]', encoding="utf-8")
    assert "2 packs, 2 questions: " in mlprep("packs", "check").out


def test_user_pack_is_compared_with_bundled_ones(mlprep: Runner, home: Path) -> None:
    """A question copied from a bundled pack is found out, a taken pack id too; links to bundled questions are alive."""
    text = (bundled_folder() / "math" / "softmax-cross-entropy-gradient.md").read_text(encoding="utf-8")
    linked = text.replace("\nminutes", '\nrelated = ["evaluation/roc-versus-pr"]\nminutes', 1)
    mine = write_pack(home / "packs" / "mine", copied=linked)
    write_pack(home / "packs" / "debugging", scaling=QUESTION_MD)
    done = mlprep("packs", "check", str(mine), str(home / "packs" / "debugging"))
    assert "asks nearly what `math/softmax-cross-entropy-gradient` asks" in done.out
    assert "the id `debugging` belongs to the pack in" in done.out
    assert "there is no question" not in done.out


def test_pack_may_bring_topics_of_its_own(mlprep: Runner, home: Path) -> None:
    """A topic named in `pack.toml` is known in that pack."""
    lab = write_pack(home / "packs" / "lab", scaling=FAULTY)
    header = (lab / "pack.toml").read_text(encoding="utf-8")
    (lab / "pack.toml").write_text(f'{header}topics = ["atention"]\n', encoding="utf-8")
    assert " topic " not in mlprep("packs", "check", str(lab)).out


@pytest.mark.parametrize("name", ["nowhere", "README.md", "pack.txt"])
def test_path_that_leads_to_nothing(mlprep: Runner, lab: Path, name: str) -> None:
    """A path that is neither a pack nor a question of one is an error of the command line."""
    (lab / "README.md").write_text("read me", encoding="utf-8")
    done = mlprep("packs", "check", str(lab / name))
    assert done.status == 2
    assert f"`{lab / name}` is no pack, holds none, and is no question of one" in done.err


def test_code_runs_only_after_a_yes(lab: Path, tmp_path: Path) -> None:
    """The question says how many blocks of which pack would run; anything but yes runs nothing."""
    seen = tmp_path / "ran"
    path = lab / "scaling.md"
    path.write_text(QUESTION_MD.replace("assert 1 + 1 == 2", f"assert 1\nopen({str(seen)!r}, 'w')"), encoding="utf-8")
    for answer, status, ran in (("n", 2, False), ("y", 3, True)):
        person = Person("packs", "check", str(lab), "--run", columns=200)
        shown = person.sees(r"\[y/N\] ")
        assert f"Run 1 Python block of `lab` in {lab} on this machine?" in shown
        person.types(answer)
        assert person.leaves() == status
        assert seen.exists() == ran


def test_json_never_asks(mlprep: Runner, lab: Path) -> None:
    """A program must say `--yes` to run a pack that is not bundled; it is told so, as JSON."""
    done = mlprep("packs", "check", str(lab), "--run", "--json", stdin="y\n")
    assert done.status == 2
    assert "`--yes` runs it" in json.loads(done.out)["error"]["hint"]
    assert json.loads(mlprep("packs", "check", str(lab), "--run", "--json", "--yes").out)["problems"]


def test_bundled_question_runs_without_asking(mlprep: Runner) -> None:
    """The blocks of a bundled question run at once, and it passes."""
    done = mlprep("packs", "check", str(bundled_folder() / "math" / "softmax-cross-entropy-gradient.md"), "--run")
    assert (done.status, done.out) == (0, "1 pack, 1 question: nothing to mend.\n")
