"""`progress.toml`: what is appended is kept, whatever happens to the machine, the disk or the file."""

import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import NOW, full_disk, make_attempt, read_only
from mlprep_cli.errors import ProgressError
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.store import toml_file
from mlprep_cli.store.tail import FORMAT
from mlprep_cli.store.toml_file import TAIL_BYTES, TomlProgress

RELEASED = Path(__file__).parents[1] / "data" / "progress"
V1 = (RELEASED / "v1.toml").read_bytes()
FIRST, SECOND, LAST, NEXT = (make_attempt(number) for number in (0, 1, 3, 9))
RICH = make_attempt(3, covered=['"a"', "b\\"], unsure=["[[undo]]", "é\n[x"], graded_by="llm:x", answer='answers/"\\.md')
ACTIONS: dict[str, Callable[[TomlProgress], object]] = {
    "read": lambda store: store.read(),
    "append": lambda store: store.append(NEXT),
    "undo": lambda store: store.undo(FIRST.id, NOW),
}
ATTEMPT = b'\n[[attempt]]\nid = "01KASX4Q6D3Z5T8V0W2Y4B0001"\n'
REFUSED = {
    "empty": b"",
    "prose": b"My progress is great.\n",
    "json": b'{"format": 1}\n',
    "binary": b"\x7fELF\x00\x00\x01",
    "zeros only": bytes(5000),
    "half its first line": b"form",
    "utf-16": V1.decode().encode("utf-16"),
    "no format": V1.removeprefix(b"format = 1\n"),
    "format of zero": V1.replace(b"format = 1", b"format = 0"),
    "format as text": V1.replace(b"format = 1", b'format = "1"'),
    "format as truth": V1.replace(b"format = 1", b"format = true"),
    "newer format": V1.replace(b"format = 1", b"format = 2"),
    "newer format, torn": V1.replace(b"format = 1", b"format = 2")[:-9],
    "newer format, other shape": b"format = 2\nattempt = 3\n[[undo]]\nwhat = 1\n",
    "line damaged": V1.replace(b"seconds = 412", b"seconds = = 412"),
    "value damaged": V1.replace(b"seconds = 412", b"seconds = -412"),
    "key lost": V1.replace(b"seconds = 412\n", b""),
    "latin-1": V1.replace(b'"variance"', b'"varianc\xe9"', 1),
    "zeros in the middle": V1[:200] + bytes(100) + V1[300:],
    "middle cut out": V1[:200] + V1[400:],
    "format twice": V1 + b"\n[[undo]]\nattempt = 1\n" + V1,
    "damaged and torn": V1.replace(b"seconds = 412", b"seconds = 4 12")[:-9],
    "attempt as table": b'format = 1\n[attempt]\nid = "x"\n',
    "undo as list": b"format = 1\nundo = []\n" + V1.removeprefix(b"format = 1\n").replace(b"[[undo]]", b"[[note]]"),
    "deeply nested": b"format = 1\nx = " + b"[" * 100_000,
    "endless number": b"format = 1\nx = " + b"1" * 5000 + ATTEMPT,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a progress file may lie."""
    return tmp_path / "data" / "progress.toml"


def store_at(path: Path, data: bytes | None = None) -> TomlProgress:
    """Return the store at `path`, its file holding `data`."""
    if data is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return TomlProgress(path, lambda: NOW)


def ids(store: TomlProgress) -> list[str]:
    """Return the ids that stand."""
    return [item.id for item in store.read().attempts]


def aside(path: Path) -> bytes:
    """Return what was set aside beside the file."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob("progress.torn-*.toml")))


def tables(path: Path) -> dict[str, Any]:
    """Return a progress file as TOML, which it must be."""
    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def written(folder: Path, *steps: Attempt | str) -> bytes:
    """Return the file that these attempts and undone ids make."""
    store = store_at(folder / "progress.toml")
    for step in steps:
        store.append(step) if isinstance(step, Attempt) else store.undo(step, NOW)
    return store.path.read_bytes()


def test_file_as_a_person_sees_it(path: Path) -> None:
    """The first append makes the folder and a file that a person can read."""
    store_at(path).append(make_attempt(covered=["variance", "d"], missed=[]))
    assert path.read_text(encoding="utf-8") == (
        'format = 1\n\n[[attempt]]\nid = "01KASX4Q6D3Z5T8V0W2Y4B0000"\nquestion = "lab/scaling"\n'
        'started = 2026-11-23T10:00:00Z\nseconds = 60\nhints = 0\nrating = "good"\nscore = 0.5\n'
        'covered = ["variance", "d"]\nunsure = []\nmissed = []\ngraded_by = "self"\n'
        'answer = "answers/lab/scaling/20261123T100000Z.md"\n'
    )


def test_fixture_for_every_format() -> None:
    """Each released format has a fixture."""
    assert [file.name for file in sorted(RELEASED.glob("v*.toml"))] == [f"v{n + 1}.toml" for n in range(FORMAT)]


def test_format_1_reads(path: Path) -> None:
    """A file of format 1, as it was released, reads as it did then."""
    attempts = store_at(path, V1).read().attempts
    assert [(item.id[-1], item.rating, item.score) for item in attempts] == [
        ("0", "good", 0.5),
        ("1", "again", None),
        ("4", "easy", 1.0),
    ]
    assert attempts[2].covered == ["variance", "saturation"]
    assert attempts[2].graded_by == 'llm:model "x"+self'


def test_format_1_is_still_written(tmp_path: Path) -> None:
    """The attempts of the released file, written today, make the same bytes."""
    values = tables(RELEASED / "v1.toml")
    attempts = [Attempt.model_validate(item) for item in values["attempt"]]
    store = store_at(tmp_path / "progress.toml", written(tmp_path / "other", *attempts[:3]))
    store.undo(values["undo"][0]["attempt"], values["undo"][0]["at"])
    store.append(attempts[3])
    assert store.path.read_bytes() == V1


@pytest.mark.parametrize("last", [RICH, SECOND.id], ids=["attempt", "undo"])
@pytest.mark.parametrize("first", ["read", "append"])
def test_every_cut_is_recovered(tmp_path: Path, last: Attempt | str, first: str) -> None:
    """Cut the last table at any byte: the others stay, the torn bytes are set aside, the next append is whole."""
    before = len(written(tmp_path / "before", FIRST, SECOND))
    data = written(tmp_path / "whole", FIRST, SECOND, last)
    for cut in range(before, len(data)):
        path = tmp_path / str(cut) / "progress.toml"
        store = store_at(path, data[:cut])
        ACTIONS[first](store)
        is_torn = before + 1 < cut < len(data) - 1
        assert aside(path) == (data[before + 1 : cut] if is_torn else b"")
        assert path.read_bytes().startswith(data[: before + 1 if is_torn else cut])
        store.append(NEXT)
        kept = [item["id"] for item in tables(path)["attempt"]]
        assert (kept[:2], kept[-1]) == ([FIRST.id, SECOND.id], NEXT.id)
        assert {FIRST.id, NEXT.id} <= set(ids(store))


@pytest.mark.parametrize("first", ["read", "append"])
@settings(max_examples=100, deadline=None)
@given(
    cut=st.integers(0, 10_000),
    zeros=st.integers(0, 9000),
    end=st.sampled_from([b"", b"\n", b"hts = 0\n", b'md"\n']),
    crlf=st.booleans(),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@example(cut=2, zeros=1, end=b"", crlf=False, mark=b"")
@example(cut=0, zeros=7, end=b'md"\n', crlf=False, mark=b"")
@example(cut=0, zeros=7, end=b"", crlf=True, mark=b"\xef\xbb\xbf")
def test_zeros_after_any_cut(first: str, *, cut: int, zeros: int, end: bytes, crlf: bool, mark: bytes) -> None:
    """Where the disk lost a block and holds zeros instead, what came before it stays and no byte is lost."""
    with TemporaryDirectory() as folder:
        whole = mark + V1.replace(b"\n", b"\r\n" if crlf else b"\n")
        last = whole.rindex(b"\n[[") + 1
        data = whole[: last + cut % (len(whole) - last)] + bytes(zeros) + (end if zeros else b"")
        store = store_at(Path(folder) / "progress.toml", data)
        ACTIONS[first](store)
        store.append(NEXT)
        torn = aside(store.path)
        assert data.endswith(torn)
        assert store.path.read_bytes().startswith(data.removesuffix(torn))
        assert {item["id"][-1] for item in tables(store.path)["attempt"]} >= {"0", "1", "2", "9"}
        assert store.read().warnings == []


def test_torn_end_is_reported_once(path: Path) -> None:
    """Reading a torn file says how many bytes lie where, and says nothing the next time."""
    store = store_at(path, V1[:-9])
    (warning,) = store.read().warnings
    assert (
        f"its {len(aside(path))} bytes were set aside in `{path.with_name('progress.torn-20261123T100000Z.toml')}`"
        in warning
    )
    assert store.read().warnings == []


def test_torn_twice_in_a_second(path: Path) -> None:
    """What is set aside never replaces what was set aside before."""
    for cut in (-9, -99):
        store_at(path, V1[:cut]).read()
    assert len(list(path.parent.glob("progress.torn-*.toml"))) == 2


@pytest.mark.parametrize("size", [10, TAIL_BYTES, 3 * TAIL_BYTES])
def test_torn_table_of_any_length(path: Path, size: int) -> None:
    """A torn table longer than the end that an append looks at is set aside as a whole."""
    torn = ATTEMPT[1:] + b'answer = "' + b"x" * size
    store_at(path, V1 + b"\n" + torn).append(NEXT)
    assert aside(path) == torn
    assert path.read_bytes().startswith(V1 + b"\n" + ATTEMPT[:13])
    assert len(tables(path)["attempt"]) == 5


@pytest.mark.parametrize(
    "middle", [b"# x\n" * 50_000, b"\n[[note]]\ntext = '''\n[[x\n'''\n" * 5000], ids=["comments", "notes"]
)
@pytest.mark.parametrize("cut", [0, 9])
def test_long_file(path: Path, middle: bytes, cut: int) -> None:
    """A file longer than the end that an append looks at is recovered and appended to as a short one is."""
    data = V1 + middle + V1[V1.rindex(b"\n[[") : len(V1) - cut].replace(b"0004", b"0005")
    store = store_at(path, data)
    store.append(NEXT)
    assert path.read_bytes().startswith(data.removesuffix(aside(path)))
    assert bool(aside(path)) == bool(cut)
    assert len(tables(path)["attempt"]) == (5 if cut else 6)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_refused_and_untouched(path: Path, data: bytes, action: str) -> None:
    """A file that is no progress file, damaged before its last table or of a newer format is left as it is."""
    with pytest.raises(ProgressError) as caught:
        ACTIONS[action](store_at(path, data))
    assert str(path) in caught.value.message
    assert "left as it was" in caught.value.hint
    assert path.read_bytes() == data
    assert {file.name for file in path.parent.iterdir()} <= {path.name, "progress.toml.lock"}


def test_damage_names_its_line(path: Path) -> None:
    """The error says on which line the file is damaged, and why."""
    line = V1[: V1.index(b"seconds = 412")].count(b"\n") + 1
    with pytest.raises(ProgressError, match=f"line {line}: not TOML: Invalid value"):
        store_at(path, REFUSED["line damaged"]).read()


def test_newer_format_names_both(path: Path) -> None:
    """The error says which format the file has, which ones are known, and how to upgrade."""
    with pytest.raises(ProgressError, match=f"has format 2, and this mlprep knows formats up to {FORMAT}") as caught:
        store_at(path, REFUSED["newer format"]).read()
    assert "pip install --upgrade" in caught.value.hint


def damaged(data: bytes, place: int, lost: int, put: bytes) -> bytes:
    """Return `data` with `lost` bytes at `place` replaced."""
    start = place % len(data)
    return data[:start] + put + data[start + lost :]


@pytest.mark.parametrize("action", ACTIONS)
@settings(max_examples=100, deadline=None)
@given(st.builds(damaged, st.just(V1), st.integers(0), st.integers(0, 60), st.binary(max_size=20)) | st.binary())
def test_no_damage_loses_a_byte(action: str, data: bytes) -> None:
    """Whatever a file holds, each byte is afterwards in it or set aside, and a refusal leaves it untouched."""
    with TemporaryDirectory() as folder:
        store = store_at(Path(folder) / "progress.toml", data)
        try:
            ACTIONS[action](store)
        except ProgressError:
            assert (store.path.read_bytes(), aside(store.path)) == (data, b"")
        else:
            torn = aside(store.path)
            assert data.endswith(torn)
            assert store.path.read_bytes().startswith(data.removesuffix(torn))
            assert store.read().warnings == []


NOTE = b'\n[[note]]\nattempt = "01KASX4Q6D3Z5T8V0W2Y4B0000"\ntext = """\n[[attempt]]\n"""\n'
KEPT = {
    "byte order mark": b"\xef\xbb\xbf" + V1,
    "windows line ends": V1.replace(b"\n", b"\r\n"),
    "comments": b"# mine\n" + V1.replace(b"[[attempt]]", b"  [[attempt]] # practised") + b"# to be continued",
    "no last newline": V1.rstrip(b"\n"),
    "format further down": b'owner = "me"\n' + V1,
    "keys of a newer version": V1.replace(b"hints =", b"mood = { x = [1, 2] }\nhints ="),
    "tables of a newer version": V1.replace(b"\n[[undo]]", NOTE + b"\n[[undo]]") + NOTE,
    "table of a table": V1 + b'[attempt.place]\ncity = "Basel"\n',
    "list of lists": V1 + b"matrix = [\n[1, 2],\n[3]\n]\n",
    "single table": V1 + b"\n[settings]\nx = 1\n",
    "blank lines": V1 + b"\n \n\t\n",
}


@pytest.mark.parametrize("data", KEPT.values(), ids=KEPT)
def test_what_others_wrote_is_kept(path: Path, data: bytes) -> None:
    """Comments, marks, line ends, and keys and tables of a newer version do not disturb, and stay byte for byte."""
    store = store_at(path, data)
    before = store.read()
    assert (len(before.attempts), before.warnings) == (3, [])
    store.append(NEXT)
    store.undo(FIRST.id, NOW)
    assert path.read_bytes().startswith(data)
    assert [item[-1] for item in ids(store)] == ["1", "4", "9"]
    assert len(list(path.parent.iterdir())) == 2


@pytest.mark.parametrize("lost", [b"\n[settings]\nx =", b'\n[attempt.place]\ncity = "Ba', b"\n[[note]]\ntext = 'x"])
def test_only_the_torn_table_is_set_aside(path: Path, lost: bytes) -> None:
    """A torn table of another kind takes no attempt with it."""
    store = store_at(path, V1 + lost)
    assert len(store.read().attempts) == 3
    assert aside(path) == lost[1:]


@pytest.mark.parametrize("data", [V1, V1[:-9], None], ids=["whole", "torn", "missing"])
def test_link_stays_a_link(tmp_path: Path, data: bytes | None) -> None:
    """A progress file that is a link stays one: what it leads to is written, and torn bytes lie beside that."""
    target, link = tmp_path / "synced" / "mine.toml", tmp_path / "progress.toml"
    store_at(target, data).path.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
    store = TomlProgress(link, lambda: NOW)
    store.append(NEXT)
    assert link.is_symlink()
    assert ids(store_at(target))[-1] == NEXT.id
    assert bool(aside(target)) == (data == V1[:-9])


@pytest.mark.parametrize("action", ["append", "undo"])
@pytest.mark.parametrize("data", [V1, V1[:-9], None], ids=["whole", "torn", "missing"])
def test_read_only_folder_refuses(path: Path, data: bytes | None, action: str) -> None:
    """In a folder that cannot be written, appending is an error that names the file, and nothing changes."""
    store = store_at(path, data)
    path.parent.mkdir(exist_ok=True)
    with read_only(path.parent), pytest.raises(ProgressError, match=r"progress.toml` cannot be written"):
        ACTIONS[action](store)
    assert (path.read_bytes() if path.exists() else None) == data


def test_read_only_folder_reads(path: Path) -> None:
    """A torn file that cannot be mended is read all the same, with a warning."""
    store = store_at(path, V1[:-9])
    with read_only(path.parent):
        progress = store.read()
    assert [item.id[-1] for item in progress.attempts] == ["0", "1"]
    assert "is torn and was left out" in progress.warnings[0]
    assert path.read_bytes() == V1[:-9]


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("place", ["", "file/progress.toml"])
def test_impossible_place(tmp_path: Path, place: str, action: str) -> None:
    """Where a folder stands in the place of the file, or a file in that of its folder, an error says so."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ProgressError, match="cannot be"):
        ACTIONS[action](TomlProgress(tmp_path / place, lambda: NOW))


@pytest.mark.parametrize("free", [0, 1, 100, 250])
@pytest.mark.parametrize("data", [V1, V1.rstrip(b"\n"), None], ids=["whole", "no last newline", "missing"])
def test_full_disk(path: Path, data: bytes | None, free: int) -> None:
    """A disk that fills up in the middle of an append leaves the file as it was; with room again, it works."""
    store = store_at(path, data)
    with full_disk(len(data or b"") + free), pytest.raises(ProgressError, match="too large"):
        store.append(RICH)
    assert (path.read_bytes() if path.exists() else None) == data
    assert {file.name for file in path.parent.iterdir()} <= {path.name, "progress.toml.lock"}
    store.append(RICH)
    assert RICH in store.read().attempts


def test_locked_for_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When another process will not let go of the lock, the append is an error and the file as it was."""
    monkeypatch.setattr(toml_file, "LOCK_SECONDS", 0.05)
    store = store_at(path, V1)
    with FileLock(path.with_name("progress.toml.lock")), pytest.raises(ProgressError, match="locked by another mlprep"):
        store.append(NEXT)
    assert path.read_bytes() == V1


def test_reader_waits_for_a_writer(path: Path) -> None:
    """A reader that comes while another process is in the middle of a table sets nothing aside."""
    store = store_at(path, V1[:-9])
    with ThreadPoolExecutor() as pool, FileLock(path.with_name("progress.toml.lock")):
        reading = pool.submit(store.read)
        time.sleep(0.2)  # the reader sees the torn table, and waits for the lock
        path.write_bytes(V1)
    assert (len(reading.result().attempts), reading.result().warnings) == (3, [])
    assert (path.read_bytes(), aside(path)) == (V1, b"")


APPENDER = """
import sys
from pathlib import Path
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.store.toml_file import TomlProgress
path, attempt, first, count = sys.argv[1:]
store, attempt = TomlProgress(Path(path), None), Attempt.model_validate_json(attempt)
sys.stdin.readline()
for number in range(int(first), int(first) + int(count)):
    store.append(attempt.model_copy(update={"id": f"{attempt.id[:-4]}{number:04d}"}))
    print(number, flush=True)
"""


def appender(path: Path, first: int, count: int) -> "subprocess.Popen[str]":
    """Start a process that appends attempts from a number on, once it is told to, and prints each number."""
    words = [sys.executable, "-c", APPENDER, str(path), FIRST.model_dump_json(), str(first), str(count)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_many_processes_at_once(path: Path) -> None:
    """Processes that append at the same time keep every attempt, and a reader meanwhile sees no torn one."""
    store = store_at(path)
    with ExitStack() as stack:
        processes = [stack.enter_context(appender(path, first, 15)) for first in (0, 100, 200, 300)]
        for process in processes:
            assert process.stdin
            print("go", file=process.stdin, flush=True)
        while any(process.poll() is None for process in processes):
            assert store.read().warnings == []
    assert len(store.read().attempts) == len(tables(path)["attempt"]) == 60


@pytest.mark.parametrize("count", [1, 5, 20])
def test_killed_between_two_bytes(path: Path, count: int) -> None:
    """A process killed while it appends keeps all that it had reported as kept, and blocks nobody."""
    with appender(path, 0, 9999) as process:
        assert process.stdin
        assert process.stdout
        print("go", file=process.stdin, flush=True)
        reported = [int(process.stdout.readline()) for _ in range(count)]
        process.kill()
    store = store_at(path)
    store.append(make_attempt(9999))
    assert {make_attempt(number).id for number in [*reported, 9999]} <= set(ids(store))
    assert tables(path)["format"] == FORMAT


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="the system does not count the bytes that are read")
def test_append_reads_a_bounded_part(path: Path) -> None:
    """What an append reads does not grow with the file."""
    store = store_at(path, V1 + b"# a long history\n" * 1_000_000 + V1[V1.rindex(b"\n[[") :].replace(b"0004", b"0005"))
    store.append(LAST)
    before = bytes_read()
    store.append(NEXT)
    assert bytes_read() - before < 2 * TAIL_BYTES < path.stat().st_size / 100


def bytes_read() -> int:
    """Return how many bytes this process has read so far."""
    return int(Path("/proc/self/io").read_text(encoding="ascii").split()[1])
