"""The files of a pack, before their content counts."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import not_root
from mlprep_cli.packs.source import MAX_BYTES, read_text, toml_values

LEAVES = "a link that leaves the pack; copy the file into the pack"


def refusal(path: Path) -> str:
    """Return why a file is refused."""
    text, (problem,) = read_text(path)
    assert (text, problem.file, problem.line) == ("", path, 1)
    return problem.message


@pytest.mark.parametrize("target", ["../secret.md", "../pack-two/a.md", "/etc/hostname"])
def test_link_that_leaves_the_pack_is_refused(tmp_path: Path, target: str) -> None:
    """A link out of the pack is not followed, not even to a pack whose name begins alike."""
    for place in ("secret.md", "pack-two/a.md"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("secret", encoding="utf-8")
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/link.md").symlink_to(target)
    assert refusal(tmp_path / "pack/link.md") == LEAVES


def test_link_within_the_pack_is_followed(tmp_path: Path) -> None:
    """A link to another file of the pack is read, also where the pack's folder is itself a link."""
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/a.md").write_text("inside", encoding="utf-8")
    (tmp_path / "pack/b.md").symlink_to("a.md")
    (tmp_path / "alias").symlink_to("pack")
    assert read_text(tmp_path / "alias/b.md") == ("inside", [])


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    """Links that lead to each other are a problem, not a crash."""
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert refusal(tmp_path / "a.md").startswith("cannot be read: ")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, and a pipe that nobody writes to, are refused without being opened."""
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    assert refusal(tmp_path / "folder.md").startswith("no file; ")
    assert refusal(tmp_path / "pipe.md").startswith("no file; ")


def test_absent_file_is_a_problem(tmp_path: Path) -> None:
    """A file that is gone, or a link to nothing, is a problem with its reason."""
    (tmp_path / "b.md").symlink_to("gone.md")
    for name in ("a.md", "b.md"):
        assert refusal(tmp_path / name) == "cannot be read: No such file or directory; mend or remove it"


def test_barred_file_is_a_problem(tmp_path: Path) -> None:
    """A file that may not be read is a problem with its reason."""
    path = tmp_path / "a.md"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    with not_root(tmp_path):
        assert refusal(path) == "cannot be read: Permission denied; mend or remove it"


@pytest.mark.parametrize(("size", "fits"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_size_is_limited(tmp_path: Path, size: int, fits: bool) -> None:
    """A file may have a million bytes and no more."""
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * size)
    text, problems = read_text(path)
    assert (len(text), [item.message for item in problems]) == (
        (size, []) if fits else (0, ["larger than 1,000,000 bytes; write less, or split it into several"])
    )


@pytest.mark.parametrize("raw", [b"\n\n\xff", b"\xef\xbb\xbf\n\nCaf\xe9", b"a\r\nb\r\n\xc3(", b"\n\n\xc0\x80"])
def test_first_line_that_is_not_utf8_is_named(tmp_path: Path, raw: bytes) -> None:
    """The line of the first byte that is not UTF-8 is given."""
    path = tmp_path / "a.md"
    path.write_bytes(raw)
    text, (problem,) = read_text(path)
    assert (text, problem.line, problem.message) == ("", 3, "not UTF-8; save the file as UTF-8")


@pytest.mark.parametrize("wrong", ["x = " + "9" * 5000, "x = " + "[" * 3000 + "]" * 3000, "x = " + "{a=" * 3000])
def test_limits_of_python_are_problems_with_a_line(wrong: str) -> None:
    """A number or a nesting that Python refuses is a problem on its line."""
    values, ((line, message),) = toml_values(f"a = 1\n\n{wrong}\nb = 2\n")
    assert (values, line) == ({}, 3)
    assert "; " in message


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab=[]{}\"'#\n.,\\ 129-:TZ\x00\x1b"), max_size=40))
def test_no_toml_makes_the_reader_stumble(text: str) -> None:
    """Whatever the text, there are values or there is one problem, on a line that the text has."""
    values, problems = toml_values(text)
    assert not (values and problems)
    assert all(1 <= line <= text.count("\n") + 1 for line, _ in problems)
