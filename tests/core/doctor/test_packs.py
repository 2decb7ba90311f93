"""Packs that cannot be read, wholly or in part."""

from pathlib import Path

from conftest import QUESTION_MD, make_question, write_pack
from mlprep_cli.core.doctor.packs import check_packs
from mlprep_cli.model.pack import Pack, PackHeader
from mlprep_cli.packs.find import find_packs
from mlprep_cli.packs.load import load_pack


def test_broken_questions(tmp_path: Path) -> None:
    """A pack with broken questions is one problem, with the first fault and the command that shows all."""
    broken = QUESTION_MD.replace("easy", "eesy")
    folder = write_pack(tmp_path / "my pack", good=QUESTION_MD, one=broken, two=broken.replace("minutes = 5", ""))
    (folder / "pack.toml").write_text((folder / "pack.toml").read_text().replace("my pack", "lab"))
    pack, problems = load_pack(folder, "user")
    assert pack
    _, bundled, check = check_packs([pack], problems)
    assert (bundled.state, bundled.name) == ("problem", "bundled")
    assert (check.name, check.state) == ("lab", "problem")
    assert check.message.startswith("one.md:5: `difficulty` cannot be `eesy`")
    assert check.message.endswith("(and 2 more)")
    assert check.mend == f"`mlprep packs check '{folder}'`"


def test_packs_that_stay_out(tmp_path: Path) -> None:
    """A broken header, an id that is taken and a path that leads nowhere are told with what mends each."""
    user = tmp_path / "packs"
    write_pack(user / "lab", scaling=QUESTION_MD)
    taken = write_pack(user / "later", scaling=QUESTION_MD)
    (taken / "pack.toml").write_text((user / "lab" / "pack.toml").read_text())
    write_pack(user / "bad")
    (user / "bad" / "pack.toml").write_text("format = 2\n")
    checks = check_packs(*find_packs(user, [tmp_path / "nowhere"]))
    assert [check.state for check in checks] == ["ok", "problem", "problem", "problem"]
    nowhere, header, clash = checks[1:]
    assert (header.name, header.mend) == ("bad", "upgrade mlprep, or write `format = 1`")
    assert (clash.name, clash.mend) == ("later", "write another id")
    assert str(user / "lab") in clash.message
    assert (nowhere.name, nowhere.mend) == ("nowhere", "mend the path in the config, or take it out")


def test_all_well() -> None:
    """Packs without a fault are counted, and that is all."""
    header = PackHeader(format=1, id="lab", title="T", description="D", version="1", license="MIT", authors=["A"])
    (check,) = check_packs([Pack(header, Path("lab"), "bundled", [make_question()])], [])
    assert (check.state, check.message) == ("ok", "1 pack, 1 question")
