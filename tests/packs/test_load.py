"""A folder read as a pack."""

from pathlib import Path

import pytest

from conftest import PACK_TOML, QUESTION_MD, write_pack
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.packs.load import load_pack

KEYS = ("format", "id", "title", "description", "version", "license", "authors")
GOOD = PACK_TOML.format(id="lab")


def test_whole_pack(tmp_path: Path) -> None:
    """A pack has its questions in the order of their file names, and the file of each."""
    folder = write_pack(tmp_path / "lab", b=QUESTION_MD, a=QUESTION_MD)
    pack, problems = load_pack(folder, "user")
    assert problems == []
    assert pack is not None
    assert pack.files == {"lab/a": folder / "a.md", "lab/b": folder / "b.md"}
    assert [item.id for item in pack.questions] == ["lab/a", "lab/b"]
    assert {item.pack for item in pack.questions} == {"lab"}


def test_id_comes_from_the_pack_not_its_folder(tmp_path: Path) -> None:
    """A folder may have another name than its pack."""
    folder = write_pack(tmp_path / "lab", a=QUESTION_MD).rename(tmp_path / "Some Folder")
    pack, problems = load_pack(folder, "user")
    assert problems == []
    assert pack is not None
    assert list(pack.files) == ["lab/a"]


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    """Whatever is wrong with a file, the other questions of its pack are there."""
    folder = write_pack(tmp_path / "lab", a=QUESTION_MD, z=QUESTION_MD, b="", c="+++\nx = [\n+++\n", d="\x00" * 50)
    (folder / "e.md").write_bytes(b"\xff\xfe+")
    (folder / "f.md").mkdir()
    (folder / "g.md").symlink_to("g.md")
    (folder / "h.md").symlink_to("/etc/passwd")
    (folder / "i.md").write_bytes(b"x" * 1_000_001)
    (folder / "j.md").write_text(f"+++\nx = {'[' * 3000}\n+++\n", encoding="utf-8")
    pack, problems = load_pack(folder, "user")
    assert pack is not None
    assert list(pack.files) == ["lab/a", "lab/z"]
    assert pack.problems == problems
    assert sorted({item.file.stem for item in problems}) == list("bcdefghij")


def test_what_is_no_question_is_left_alone(tmp_path: Path) -> None:
    """A README, files with a dot or an underscore in front, and other kinds of file are not read."""
    folder = write_pack(tmp_path / "lab", a=QUESTION_MD)
    for name in ("README.md", "_draft.md", ".hidden.md", "notes.txt", "a.md.bak", "LICENSE"):
        (folder / name).write_text("no question", encoding="utf-8")
    pack, problems = load_pack(folder, "user")
    assert problems == []
    assert pack is not None
    assert list(pack.files) == ["lab/a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "",
            [(1, f"missing key `{key}`") for key in KEYS],
        ),
        (GOOD.replace('id = "lab"', 'id = "My Lab"'), [(2, "`id` cannot be `My Lab`; write lower-case")]),
        (
            GOOD.replace("license", "licence"),
            [(1, "missing key `license`"), (6, "unknown key `licence`; did you")],
        ),
        (GOOD.replace('["Tests"]', '"Tests"'), [(7, "`authors` should be a valid list, not 'Tests'; write it as in")]),
        (GOOD.replace('"1"', "1"), [(5, "`version` should be a valid string, not 1; write it as in `version")]),
        (GOOD.replace("format = 1", 'format = "1"'), [(1, "`format` should be a valid integer, not '1'; write it")]),
        (GOOD.replace("format = 1", "format = 2\nnovelty = true"), [(1, "format 2 is not known here; upgrade mlprep")]),
        (f"# a comment\n{GOOD}".replace("= 1", "= 0"), [(2, "format 0 is not known here; upgrade mlprep, or write")]),
        (GOOD.replace('title = "', "title = "), [(3, "not TOML: invalid value; mend this line")]),
        (f"{GOOD}x = {'9' * 5000}", [(8, "a number of thousands of digits")]),
        (GOOD.replace("A pack for tests", r"\u001b\u200b"), [(3, "`title` is empty; write it")]),
        ("x" * 1_000_001, [(1, "larger than 1,000,000 bytes; ")]),
    ],
)
def test_bad_pack_toml(tmp_path: Path, text: str, expected: list[tuple[int, str]]) -> None:
    """A wrong `pack.toml` is refused with every problem, its line and the mend."""
    folder = write_pack(tmp_path / "lab", a=QUESTION_MD)
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    pack, problems = load_pack(folder, "user")
    assert pack is None
    assert {item.file for item in problems} == {folder / "pack.toml"}
    assert [item.line for item in problems] == [line for line, _ in expected]
    assert all(item.message.startswith(start) for item, (_, start) in zip(problems, expected, strict=True))


def test_pack_toml_that_is_not_utf8(tmp_path: Path) -> None:
    """A `pack.toml` in another encoding is refused with the line."""
    folder = write_pack(tmp_path / "lab")
    (folder / "pack.toml").write_bytes(GOOD.replace("A pack", "Ein Päckchen").encode("latin-1"))
    pack, (problem,) = load_pack(folder, "user")
    assert (pack, problem.line, problem.message) == (None, 3, "not UTF-8; save the file as UTF-8")


def test_pack_toml_that_is_a_link_out_of_the_pack(tmp_path: Path) -> None:
    """A `pack.toml` that leads out of its folder is not read."""
    folder = write_pack(tmp_path / "lab")
    (folder / "pack.toml").rename(tmp_path / "elsewhere.toml")
    (folder / "pack.toml").symlink_to("../elsewhere.toml")
    pack, (problem,) = load_pack(folder, "user")
    assert (pack, problem.message) == (None, "a link that leaves the pack; copy the file into the pack")


def test_pack_toml_saved_on_windows(tmp_path: Path) -> None:
    """A mark of byte order and Windows line ends make no difference."""
    folder = write_pack(tmp_path / "lab", a=QUESTION_MD)
    (folder / "pack.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    pack, problems = load_pack(folder, "user")
    assert (pack is not None, problems) == (True, [])


def test_pack_folders(tmp_path: Path) -> None:
    """A pack is its own folder; another gives the packs right below it, by name, and no deeper or hidden ones."""
    outer = write_pack(tmp_path / "b")
    write_pack(tmp_path / "a")
    write_pack(tmp_path / "c" / "deep")
    write_pack(tmp_path / ".e")
    (tmp_path / "d").mkdir()
    assert pack_folders(outer) == [outer]
    assert pack_folders(tmp_path) == [tmp_path / "a", outer]
