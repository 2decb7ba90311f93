"""Drafts: the words on disk outlive the editor, the program and their own sidecar."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pexpect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, full_disk, not_root, read_only
from mlprep_cli.errors import ProgressError
from mlprep_cli.store.base import Draft
from mlprep_cli.store.drafts import FileDrafts

QUESTION = "lab/scaling"
LATER = NOW + dt.timedelta(hours=1)
HOLDER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from mlprep_cli.store.drafts import FileDrafts
drafts = FileDrafts(Path(sys.argv[1]))
draft = drafts.open("lab/scaling", "words of another", datetime.now(UTC))
draft.seconds = 77
drafts.save(draft)
print(draft.place, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the drafts lie."""
    return tmp_path / "drafts"


def leave(folder: Path, text: str = "my words", question: str = QUESTION) -> Path:
    """Leave a draft as a program does that ended; return its file."""
    drafts = FileDrafts(folder)
    draft = drafts.open(question, "sheet", NOW)
    draft.text = text
    drafts.rewrite(draft)
    return Path(draft.place)


def age(path: Path, instant: dt.datetime) -> None:
    """Let a file have been written at an instant."""
    os.utime(path, (instant.timestamp(), instant.timestamp()))


def only(folder: Path) -> Draft:
    """Return the one draft that is left over."""
    (draft,) = FileDrafts(folder).left_over()
    return draft


@contextmanager
def holder(folder: Path) -> Iterator["tuple[subprocess.Popen[str], Path]"]:
    """Run a process that holds a draft of the question; yield it and the file it holds."""
    words = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process, Path(process.stdout.readline().strip())
        process.kill()


def test_new_draft_is_on_disk(folder: Path) -> None:
    """A draft is on disk before the editor opens, with the sheet as its text."""
    draft = FileDrafts(folder).open(QUESTION, "sheet\n", NOW)
    assert draft == Draft(QUESTION, "sheet\n", "sheet\n", 0, 0, NOW, str(folder / "lab" / "scaling.md"))
    assert Path(draft.place).read_text(encoding="utf-8") == "sheet\n"


def test_nothing_left_over_at_first(folder: Path) -> None:
    """Without a folder there are no drafts, and none is made by asking."""
    assert FileDrafts(folder).left_over() == []
    assert not folder.exists()


TEXT = st.text().filter(lambda text: "\r" not in text and not text.startswith("\ufeff"))


@settings(max_examples=60, deadline=None)
@given(sheet=TEXT, text=TEXT, seconds=st.integers(0, 10**6), hints=st.integers(0, 9), again=st.booleans())
def test_draft_is_taken_up_as_it_was(sheet: str, text: str, seconds: int, hints: int, again: bool) -> None:
    """Words, sheet, time, hints and start are there when a draft is taken up, however often it was looked at."""
    with TemporaryDirectory() as folder:
        drafts = FileDrafts(Path(folder))
        draft = drafts.open(QUESTION, sheet, NOW)
        draft.text, draft.seconds, draft.hints = text, seconds, hints
        drafts.rewrite(draft)
        del drafts
        if again:
            FileDrafts(Path(folder)).left_over()
        assert FileDrafts(Path(folder)).left_over() == [draft]
        assert FileDrafts(Path(folder)).open(QUESTION, "new sheet", LATER) == draft


def test_newest_comes_first(folder: Path) -> None:
    """Drafts come with the last written first."""
    for hours, question in enumerate(["lab/a", "other/b", "lab/c"]):
        age(leave(folder, question=question), NOW + dt.timedelta(hours=hours % 2, minutes=hours))
    assert [draft.question for draft in FileDrafts(folder).left_over()] == ["other/b", "lab/c", "lab/a"]


def test_one_program_takes_another_name(folder: Path) -> None:
    """While a process is at work on a draft, a second one gets `NAME.2.md` and is not offered the first."""
    with holder(folder) as (_, place):
        drafts = FileDrafts(folder)
        assert drafts.left_over() == []
        draft = drafts.open(QUESTION, "my words", NOW)
        assert (place.name, Path(draft.place).name) == ("scaling.md", "scaling.2.md")
        assert (draft.question, draft.text) == (QUESTION, "my words")
        assert place.read_text(encoding="utf-8") == "words of another"


def test_dead_process_holds_nothing(folder: Path) -> None:
    """The draft of a process that was killed is left over, with words and time, and can be taken up."""
    with holder(folder) as (process, place):
        process.kill()
        process.wait()
        assert (only(folder).text, only(folder).seconds) == ("words of another", 77)
        assert FileDrafts(folder).open(QUESTION, "new", LATER).place == str(place)


def test_live_draft_is_not_left_over(folder: Path) -> None:
    """A program is not offered the draft that it is itself at work on."""
    drafts = FileDrafts(folder)
    drafts.open(QUESTION, "sheet", NOW)
    assert drafts.left_over() == []


def test_second_draft_keeps_its_question(folder: Path) -> None:
    """`NAME.2.md`, left over without its sidecar, is a draft of the question NAME."""
    first = FileDrafts(folder)
    first.open(QUESTION, "one", NOW)
    second = leave(folder, "two")
    second.with_suffix(".toml").unlink()
    assert (second.name, only(folder).question, only(folder).text) == ("scaling.2.md", QUESTION, "two")


def test_offered_draft_is_the_one_opened(folder: Path) -> None:
    """Of several drafts of a question the newest is offered, and the same one is opened."""
    first = FileDrafts(folder)
    one = first.open(QUESTION, "one", NOW)
    two = leave(folder, "two")
    age(Path(one.place), NOW)
    age(two, LATER)
    del first
    assert FileDrafts(folder).left_over()[0].text == "two"
    assert FileDrafts(folder).open(QUESTION, "new", LATER).text == "two"


def test_too_many_programs(folder: Path) -> None:
    """When too many programs answer one question, the next is told so; each has a draft of its own."""
    programs = [FileDrafts(folder) for _ in range(10)]
    places = {program.open(QUESTION, "sheet", NOW).place for program in programs[:9]}
    assert len(places) == 9
    with pytest.raises(ProgressError, match="open in 9 programs at once"):
        programs[9].open(QUESTION, "sheet", NOW)


FACTS = b"started = 2026-11-23T10:00:00Z\nseconds = 1\nhints = 0\n"
LOST = {
    "gone": None,
    "empty": b"",
    "no text": b"\xff\xfe",
    "torn": FACTS[:40],
    "deeply nested": b"x = " + b"[" * 100_000,
    "endless seconds": FACTS.replace(b"= 1\n", b"= inf\n"),
    "negative seconds": FACTS.replace(b"= 1\n", b"= -1\n"),
    "negative hints": FACTS.replace(b"= 0\n", b"= -1\n"),
    "only a day": FACTS.replace(b"T10:00:00Z", b""),
    "opened in no zone": FACTS + b"opened = 2026-11-23T10:00:00\n",
    "another question": FACTS + b'question = "../../x"\n',
}


@pytest.mark.parametrize("facts", LOST.values(), ids=LOST)
def test_lost_sidecar_keeps_the_words(folder: Path, facts: bytes | None) -> None:
    """Whatever became of the sidecar, the words are offered and can be taken up, and the time is 0 or more."""
    place = leave(folder)
    age(place, NOW)
    place.with_suffix(".toml").unlink() if facts is None else place.with_suffix(".toml").write_bytes(facts)
    draft = only(folder)
    assert (draft.question, draft.text) == (QUESTION, "my words")
    assert min(draft.seconds, draft.hints) >= 0
    assert draft.started == NOW
    assert FileDrafts(folder).open(QUESTION, "new", LATER) == draft


@pytest.mark.parametrize(("minutes", "seconds"), [(0, 40), (3, 220), (-3, 40)])
def test_killed_in_the_editor(folder: Path, minutes: int, seconds: int) -> None:
    """When all was killed with the editor open, the time to the last save counts, once."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "sheet", NOW)
    draft.seconds = 40
    drafts.save(draft, opened=LATER)
    age(Path(draft.place), LATER + dt.timedelta(minutes=minutes))
    del drafts
    assert only(folder).seconds == seconds
    FileDrafts(folder).open(QUESTION, "new", LATER)
    assert only(folder).seconds == seconds


@pytest.mark.parametrize(("hours", "text"), [(1, "nano's"), (0, "nano's"), (-1, "my words")])
def test_emergency_save_of_nano(folder: Path, hours: int, text: str) -> None:
    """What nano saved beside the draft when its terminal closed is the draft, unless that is newer."""
    place = leave(folder)
    age(place, NOW)
    saved = place.with_name("scaling.md.save")
    saved.write_text("nano's", encoding="utf-8")
    age(saved, NOW + dt.timedelta(hours=hours))
    assert only(folder).text == text
    assert FileDrafts(folder).open(QUESTION, "new", LATER).text == text


def test_emergency_save_while_we_live(folder: Path) -> None:
    """When nano alone was killed, what it saved beside the draft is read as the draft."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "sheet", NOW)
    age(Path(draft.place), NOW)
    Path(f"{draft.place}.save").write_text("nano's", encoding="utf-8")
    drafts.refresh(draft)
    assert draft.text == "nano's"
    assert Path(draft.place).read_text(encoding="utf-8") == "nano's"


@pytest.mark.skipif(not shutil.which("nano"), reason="needs nano")
def test_nano_whose_terminal_closes(folder: Path) -> None:
    """Words typed into a real nano and never saved are in the draft after its terminal is closed."""
    place = leave(folder)
    age(place, NOW)
    terminal = pexpect.spawn("nano", ["--ignorercfiles", str(place)], timeout=10, env=os.environ | {"TERM": "xterm"})
    terminal.expect("my words")
    terminal.send("unsaved ")
    terminal.expect("unsaved")
    terminal.kill(signal.SIGHUP)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert only(folder).text == "unsaved my words\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_odd_encodings(folder: Path, encoding: str, end: str) -> None:
    """Words are read in whatever encoding, and with whatever line ends, the editor saved them."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "sheet", NOW)
    Path(draft.place).write_bytes(f"Größe{end}zählt{end}".encode(encoding))
    drafts.refresh(draft)
    assert draft.text == "Größe\nzählt\n"
    del drafts
    assert only(folder).text == draft.text


def test_editor_that_removes_the_file(folder: Path) -> None:
    """A draft that the editor removed is written again as it last was."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "my words", NOW)
    Path(draft.place).unlink()
    drafts.refresh(draft)
    assert draft.text == Path(draft.place).read_text(encoding="utf-8") == "my words"


def test_editor_that_replaces_the_file(folder: Path, tmp_path: Path) -> None:
    """An editor that saves by renaming another file over the draft is read as any other."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "sheet", NOW)
    (tmp_path / "new").write_text("my words", encoding="utf-8")
    (tmp_path / "new").replace(draft.place)
    drafts.refresh(draft)
    assert draft.text == "my words"
    assert FileDrafts(folder).left_over() == []


def test_set_aside_keeps_the_words(folder: Path) -> None:
    """A draft that is set aside lies where it is said to, is offered no more, and a new one can be made."""
    leave(folder)
    drafts = FileDrafts(folder)
    place = drafts.set_aside(drafts.open(QUESTION, "new", NOW), LATER)
    assert Path(place).read_text(encoding="utf-8") == "my words"
    assert drafts.left_over() == []
    assert drafts.open(QUESTION, "new", LATER) == Draft(
        QUESTION, "new", "new", 0, 0, LATER, str(folder / "lab" / "scaling.md")
    )


def test_set_aside_twice_in_a_second(folder: Path) -> None:
    """What is set aside never replaces what was set aside before."""
    drafts = FileDrafts(folder)
    places = [drafts.set_aside(drafts.open(QUESTION, text, NOW), NOW) for text in ("one", "two")]
    assert [Path(place).read_text(encoding="utf-8") for place in places] == ["one", "two"]


def test_closed_draft_is_gone(folder: Path) -> None:
    """A closed draft leaves neither words nor sidecar, and its name is free for any process."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "sheet", NOW)
    drafts.close(draft)
    assert [path.suffix for path in folder.rglob("*.*")] in ([], [".lock"])
    assert FileDrafts(folder).open(QUESTION, "new", LATER).place == draft.place


@pytest.mark.parametrize("action", ["open", "save", "rewrite", "set_aside", "close"])
def test_read_only_folder(folder: Path, action: str) -> None:
    """In a folder that cannot be written, each change is an error that names the draft, and the words stay."""
    place = leave(folder)
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "new", NOW)
    actions: dict[str, Callable[[], object]] = {
        "open": lambda: FileDrafts(folder).open("lab/other", "new", NOW),
        "save": lambda: drafts.save(draft),
        "rewrite": lambda: drafts.rewrite(draft),
        "set_aside": lambda: drafts.set_aside(draft, NOW),
        "close": lambda: drafts.close(draft),
    }
    with read_only(folder), pytest.raises(ProgressError, match="Permission denied"):
        actions[action]()
    assert place.read_text(encoding="utf-8") == "my words"


def test_read_only_folder_is_looked_through(folder: Path) -> None:
    """Drafts that cannot be taken up are not offered, and asking for them is no error."""
    leave(folder)
    for lock in folder.rglob("*.lock"):
        lock.unlink()
    with read_only(folder):
        assert FileDrafts(folder).left_over() == []


def test_unreadable_draft_is_not_replaced(folder: Path) -> None:
    """A draft that may not be read, as after `sudo`, is not offered and never written over."""
    place = leave(folder)
    leave(folder, question="lab/other")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777)
    place.chmod(0)
    with not_root(folder):
        assert [draft.question for draft in FileDrafts(folder).left_over()] == ["lab/other"]
        with pytest.raises(ProgressError):
            FileDrafts(folder).open(QUESTION, "new", LATER)
    place.chmod(0o600)
    assert place.read_text(encoding="utf-8") == "my words"


@pytest.mark.parametrize("free", [0, 5])
def test_full_disk_keeps_the_words(folder: Path, free: int) -> None:
    """When the disk is full, saving is an error and the words stay as they last were; later it works again."""
    drafts = FileDrafts(folder)
    draft = drafts.open(QUESTION, "my words", NOW)
    draft.text = "my words, and more"
    with full_disk(free), pytest.raises(ProgressError, match="too large"):
        drafts.rewrite(draft)
    assert Path(draft.place).read_text(encoding="utf-8") == "my words"
    drafts.rewrite(draft)
    assert Path(draft.place).read_text(encoding="utf-8") == draft.text


def test_failed_opening_lets_go(folder: Path) -> None:
    """A draft that could not be made is not held: the next try gets its name."""
    drafts = FileDrafts(folder)
    with full_disk(), pytest.raises(ProgressError):
        drafts.open(QUESTION, "sheet", NOW)
    assert Path(drafts.open(QUESTION, "sheet", NOW).place).name == "scaling.md"
