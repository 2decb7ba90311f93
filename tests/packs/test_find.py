"""Where packs lie."""

import sys
from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.find import find_packs


def found(tmp_path: Path, *named: Path) -> tuple[list[Pack], list[Problem]]:
    """Return the packs that are not bundled, and all problems."""
    packs, problems = find_packs(tmp_path / "user", named)
    return [pack for pack in packs if pack.origin != "bundled"], problems


def ids(packs: list[Pack]) -> list[tuple[str, str]]:
    """Return id and origin of packs."""
    return [(pack.header.id, pack.origin) for pack in packs]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on `sys.path` with a package `acme_pack`, whose code must not run, and its pack `acme`."""
    site = tmp_path / "site"
    write_pack(site / "acme_pack" / "questions" / "acme", scaling=QUESTION_MD)
    (site / "acme_pack" / "__init__.py").write_text("raise SystemExit('the code of a pack ran')", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    return site


def install(site: Path, value: str, name: str = "acme") -> None:
    """Declare an entry point of the group `mlprep.packs`, as an installer does."""
    info = site / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[mlprep.packs]\n{name} = {value}\n", encoding="utf-8")


def test_bundled_packs_are_found(tmp_path: Path) -> None:
    """The bundled packs are there, without problems, each named after its folder."""
    packs, problems = find_packs(tmp_path, [])
    assert problems == []
    assert packs
    assert {pack.origin for pack in packs} == {"bundled"}
    assert all(pack.path.parent == bundled_folder() and pack.path.name == pack.header.id for pack in packs)


def test_user_and_named_packs_are_found_in_order(tmp_path: Path) -> None:
    """Packs of the user come by name, then those of the folders named, be they packs or hold some."""
    write_pack(tmp_path / "user" / "b")
    write_pack(tmp_path / "user" / "a")
    write_pack(tmp_path / "one")
    write_pack(tmp_path / "shelf" / "two")
    packs, problems = found(tmp_path, tmp_path / "shelf", tmp_path / "one")
    assert problems == []
    assert ids(packs) == [("a", "user"), ("b", "user"), ("two", "config"), ("one", "config")]


@pytest.mark.parametrize("value", ["acme_pack:questions", "acme_pack.questions", "acme_pack.questions.acme"])
def test_installed_package_is_found(tmp_path: Path, installed: Path, value: str) -> None:
    """A package with the entry point `mlprep.packs` brings its packs, and none of its code runs."""
    install(installed, value)
    packs, problems = found(tmp_path)
    assert problems == []
    assert ids(packs) == [("acme", "installed")]
    assert list(packs[0].files) == ["acme/scaling"]


def test_installed_folder_without_code_is_found(tmp_path: Path, installed: Path) -> None:
    """A package that is a mere folder of questions is found too."""
    write_pack(installed / "bare_pack" / "bare")
    install(installed, "bare_pack", "bare")
    assert ids(found(tmp_path)[0]) == [("bare", "installed")]


@pytest.mark.parametrize(
    "value", ["gone", "gone.deep:questions", "acme_pack", "acme_pack:gone", "sys", "json.tool", "!!!", "a:../.."]
)
def test_entry_point_that_leads_nowhere_is_a_problem(tmp_path: Path, installed: Path, value: str) -> None:
    """A broken package is reported and hides no other pack."""
    install(installed, value, "broken")
    install(installed, "acme_pack:questions")
    packs, (problem,) = found(tmp_path)
    assert ids(packs) == [("acme", "installed")]
    assert problem.message == f"`{value}`, named in `mlprep.packs`, leads to no pack; mend or uninstall its package"


@pytest.mark.parametrize("name", ["gone", "empty", "a" * 300, "file.txt"])
def test_named_folder_without_a_pack_is_a_problem(tmp_path: Path, name: str) -> None:
    """A folder named in the config that holds no pack is reported."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").touch()
    packs, (problem,) = found(tmp_path, tmp_path / name)
    assert packs == []
    assert problem.file == tmp_path / name
    assert problem.message == "no pack is here; mend the path in the config, or take it out"


def test_first_pack_keeps_its_id(tmp_path: Path) -> None:
    """Of two packs with one id the later one is left out and reported with the line of its id."""
    first = write_pack(tmp_path / "user" / "lab", scaling=QUESTION_MD)
    second = write_pack(tmp_path / "named" / "lab", other=QUESTION_MD)
    packs, (problem,) = found(tmp_path, second)
    assert [(pack.path, list(pack.files)) for pack in packs] == [(first, ["lab/scaling"])]
    message = f"the id `lab` belongs to the pack in {first}; write another id"
    assert problem == Problem(second / "pack.toml", 2, message)


def test_bundled_pack_cannot_be_shadowed(tmp_path: Path) -> None:
    """A pack of the user that takes the id of a bundled one is left out."""
    write_pack(tmp_path / "user" / "nlp", scaling=QUESTION_MD)
    packs, problems = find_packs(tmp_path / "user", [])
    assert [pack.origin for pack in packs if pack.header.id == "nlp"] == ["bundled"]
    assert [item.file for item in problems] == [tmp_path / "user" / "nlp" / "pack.toml"]


def test_problems_of_every_pack_are_gathered(tmp_path: Path) -> None:
    """A bad file and a bad pack hide nothing, and both are reported."""
    good = write_pack(tmp_path / "user" / "a", good=QUESTION_MD, bad="nothing")
    (write_pack(tmp_path / "user" / "b") / "pack.toml").write_text("format =", encoding="utf-8")
    write_pack(tmp_path / "user" / "c", scaling=QUESTION_MD)
    packs, problems = found(tmp_path)
    assert [list(pack.files) for pack in packs] == [["a/good"], ["c/scaling"]]
    assert [item.file for item in problems] == [good / "bad.md", tmp_path / "user" / "b" / "pack.toml"]
