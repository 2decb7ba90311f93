"""Telling a whole progress file from a torn one and from a damaged one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlprep_cli.store.tail import Damaged, NewerFormat, read_content, torn_start

V1 = (Path(__file__).parents[1] / "data" / "progress" / "v1.toml").read_bytes()
LAST = V1.rindex(b"\n[[") + 1


@pytest.mark.parametrize(
    "end", [b"", b"\n\n", b"# a remark", b"\n[[note]]\nx = 1\n", b"\n[meta]\n", b"\n[attempt.place]\n"]
)
def test_whole(end: bytes) -> None:
    """A file that ends with a whole table, ours or another's, has no torn end."""
    assert torn_start(V1 + end) is None


@pytest.mark.parametrize(
    "lost", [b"[", b"[[", b"[[att", b"[[attempt]]\n", b"[[undo]]\nattempt = 'x'\nat = 2026", b"[me\0\0"]
)
def test_torn(lost: bytes) -> None:
    """A table that stops before its end is torn from its header on."""
    assert torn_start(V1 + b"\n" + lost) == len(V1) + 1


@pytest.mark.parametrize("zeros", [1, 4096])
@pytest.mark.parametrize("rest", [b"", b'md"\n', b"\xff\n"])
def test_zeros(zeros: int, rest: bytes) -> None:
    """Zeros behind a whole table, and what follows them, are torn; the table is not."""
    assert torn_start(V1 + bytes(zeros) + rest) == len(V1)


@settings(deadline=None)
@given(st.integers(0, len(V1)))
def test_end_of_a_file_is_enough(skipped: int) -> None:
    """As long as the last header is among them, the last bytes of a file tell what the whole file tells."""
    skipped = min(skipped, LAST - 1)
    assert torn_start(V1[skipped:]) is None
    assert torn_start(V1[skipped:-9]) == LAST - skipped


def test_torn_file_is_read_up_to_the_cut() -> None:
    """What stands before the torn table is read."""
    content = read_content(V1[:-9])
    assert [item.id[-1] for item in content.attempts] == ["0", "1", "2"]
    assert {name[-1] for name in content.undone} == {"2"}
    assert content.torn == LAST


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b"seconds = 412", b"seconds = = 412", "not TOML"),
        (b"seconds = 412", b"seconds = -1", "`seconds` of this table: input should be greater than or equal to 0"),
        (b"hints = 2", b"hints = 2\nhints = 2", "not TOML: Cannot overwrite a value"),
        (b'rating = "again"', b'rating = "bad"', "`rating` of this table"),
        (b'"nlp/', b'"../', "`question` of this table"),
        (b"412", b"\xff", "not UTF-8"),
    ],
)
def test_damage_has_a_line_and_a_reason(old: bytes, new: bytes, reason: str) -> None:
    """Damage is told by line and reason; a wrong value by the line of its table."""
    with pytest.raises(Damaged, match=reason) as caught:
        read_content(V1.replace(old, new))
    lines = V1.replace(old, new).split(b"\n")
    table = max(number for number, line in enumerate(lines[: caught.value.line], start=1) if line == b"[[attempt]]")
    assert lines[table] == b'id = "01KASX4Q6D3Z5T8V0W2Y4B0001"'


@pytest.mark.parametrize("text", ["attempt = []", "[attempt]", "  attempt=[{}]", "undo = 3", "[undo.x]"])
def test_tables_must_be_appendable(text: str) -> None:
    """Attempts that were written as one list or one table are refused by line: nothing can be appended to them."""
    with pytest.raises(Damaged, match=r"must be written as `\[\[") as caught:
        read_content(f"format = 1\n# mine\n{text}\n".encode())
    assert caught.value.line == 3


@pytest.mark.parametrize("number", ["2", "99999999999999999999"])
def test_newer_format(number: str) -> None:
    """A higher format is told apart from damage, whatever else the file holds."""
    with pytest.raises(NewerFormat, match=number):
        read_content(f"format = {number}\nattempt = 1\n".encode())
