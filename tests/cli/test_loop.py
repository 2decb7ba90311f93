"""The loop in a real terminal, with a real editor script."""

import os
import re
import shutil
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import ANSWER, Person, drafts

pytestmark = pytest.mark.usefixtures("lab")
UNSURE = "The softmax gets sharp when vectors are longer and gradients are small."
Write = Callable[[str], str]
WRITES = f'printf "%s\\n" "{ANSWER}" >> "$FILE.new"; cat "$FILE" >> "$FILE.new"; mv "$FILE.new" "$FILE"'


def attempts(home: Path) -> list[dict[str, object]]:
    """Return the attempts in the progress file."""
    path = home / "progress.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["attempt"] if path.exists() else []


def at_ticks(editor: Write) -> Person:
    """Return a person who has just written an answer and is asked what it covered."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    person.sees("> $")
    person.types()
    person.replies("show what is missing")
    person.sees("Right so")
    person.sees("> $")
    return person


def test_whole_loop_is_recorded(home: Path, editor: Write) -> None:
    """Read, hint, write, tick, reveal, follow up, rate: the attempt and its answer are on disk."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    person.sees(r"hint \(3 left\)")
    person.types("h")
    assert "Think of one component" in person.sees(r"hint \(2 left\)")
    person.types()
    person.answers_all_the_way(ticks="1 2?", rating="3")
    person.sees("Recorded: good, 1-2 of 2 points")
    assert person.leaves() == 0
    (attempt,) = attempts(home)
    keys = ("question", "hints", "rating", "covered", "unsure", "missed", "corrected", "graded_by")
    kept = {key: attempt[key] for key in keys}
    assert kept == {
        "question": "lab/scaling",
        "hints": 1,
        "rating": "good",
        "covered": ["variance"],
        "unsure": ["saturation"],
        "missed": [],
        "corrected": ["saturation"],
        "graded_by": "rubric+self",
    }
    assert attempt["score"] == pytest.approx(2 / 3, abs=1e-4)
    assert (home / str(attempt["answer"])).read_text(encoding="utf-8") == f"{ANSWER}\n"
    assert not drafts(home)


def test_rubric_stays_hidden_until_answered(editor: Write) -> None:
    """Nothing of the rubric is on the screen before the answer is written."""
    person = at_ticks(editor)
    before = person.seen.partition("Your answer covers")[0]
    assert "What the interviewer expects" in before
    assert "variance of a dot product" not in before


def test_unsure_points_are_asked_first(home: Path, editor: Write) -> None:
    """A point that the program is unsure of is asked about, with its sentence, before any other is shown."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES.replace(ANSWER, UNSURE)))
    person.replies("hint")
    assert "Closest: " in person.sees("Unsure 1 of 2: did you say this.*yes")
    person.replies("leave this and 1 more open", "y")
    person.replies("Unsure 2 of 2", "n")
    person.replies("show what is missing")
    person.replies("Right so")
    person.replies("sample answer", "s")
    person.replies("rate it", "2")
    assert person.leaves() == 0
    (attempt,) = attempts(home)
    assert (attempt["covered"], attempt["missed"], attempt["unsure"]) == (["variance"], ["saturation"], [])
    assert attempt["corrected"] == ["variance", "saturation"]


def test_answer_again_and_follow_ups(home: Path, editor: Write) -> None:
    """Answering again makes a second attempt; a line typed to a follow-up is kept beside its answer."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    person.replies("hint")
    person.replies("show what is missing", "a")
    person.replies("Recorded: again", "")
    person.replies("Right so", "all")
    person.replies("sample answer")
    person.replies("follow-ups   ")
    person.replies("Follow-up 1 of 2", "It stays flat.")
    person.replies("Follow-up 2 of 2", "s")
    person.replies("rate it", "3")
    assert person.leaves() == 0
    first, second = attempts(home)
    assert (first["rating"], second["rating"]) == ("again", "good")
    kept = (home / str(second["answer"])).with_suffix(".follow-ups.md")
    assert kept.read_text(encoding="utf-8") == "## What if d is 1?\n\nIt stays flat.\n"
    assert not drafts(home)


def test_suggested_rating_follows_score(home: Path, editor: Write) -> None:
    """Enter takes the rating that the ticks suggest: every point covered is easy."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    person.sees("> $")
    person.types()
    person.answers_all_the_way(ticks="all")
    assert person.leaves() == 0
    assert attempts(home)[0]["rating"] == "easy"


def test_previous_answer_on_request(editor: Write) -> None:
    """The second time, `p` shows what was answered the first time, and the heading how it went."""
    for _ in range(2):
        person = Person("practice", "lab/scaling", editor=editor(WRITES))
        person.sees("> $")
        if "previous" in person.seen:
            break
        person.types()
        person.answers_all_the_way()
        person.leaves()
    assert "last: easy, 2 of 2 points, today" in person.seen
    person.types("p")
    assert ANSWER[:40] in person.sees(r"hint \(3 left\)")


def test_empty_answer_records_nothing(home: Path, editor: Write) -> None:
    """Closing the editor without writing leads back to the question, with no attempt and no draft."""
    person = Person("practice", "lab/scaling", editor=editor(":"))
    person.sees("> $")
    person.types()
    person.sees("Nothing written, nothing recorded")
    person.types("q")
    assert person.leaves() == 0
    assert not attempts(home)
    assert not drafts(home)


@pytest.mark.parametrize("prompts", range(1, 8))
def test_control_c_loses_nothing(home: Path, editor: Write, prompts: int) -> None:
    """Ctrl-C at any prompt after the editor ends with 130, and the answer is kept as a draft."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    for line in ["", "", "all", "", "", "", ""][:prompts]:
        person.sees("> $")
        person.types(line)
    person.sees("> $")
    person.presses_control("c")
    assert person.leaves() == 130
    assert "Traceback" not in person.seen
    assert [ANSWER in text for text in drafts(home)] == [True]
    assert not attempts(home)


def test_control_c_at_question_leaves_nothing_behind(home: Path, editor: Write) -> None:
    """Ctrl-C before anything was written ends with 130, quietly."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    person.sees("> $")
    person.presses_control("c")
    assert person.leaves() == 130
    assert not drafts(home)


def test_next_practice_offers_the_draft(home: Path, editor: Write) -> None:
    """What was interrupted is offered first by the next `practice`, and can be recorded as it is."""
    person = at_ticks(editor)
    person.presses_control("c")
    person.leaves()
    again = Person("practice", editor=editor("exit 1"))
    again.sees("your draft")
    again.sees("You left a draft of 12 words")
    again.sees("> $")
    again.types("d")
    again.answers_all_the_way()
    again.sees("Recorded")
    again.types("q")
    again.leaves()
    assert (home / str(attempts(home)[0]["answer"])).read_text(encoding="utf-8") == f"{ANSWER}\n"


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGKILL"])
def test_killed_at_a_prompt_keeps_the_draft(home: Path, editor: Write, name: str) -> None:
    """A closed terminal, a polite and a rude kill at a prompt leave the draft for the next time."""
    person = at_ticks(editor)
    person.is_sent(name)
    person.leaves()
    assert [ANSWER in text for text in drafts(home)] == [True]
    again = Person("practice", editor=editor(WRITES))
    again.sees("You left a draft of 12 words")
    again.child.close(force=True)


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGKILL"])
def test_killed_while_the_editor_is_open(home: Path, editor: Write, name: str) -> None:
    """What the editor saved before we were killed is offered the next time."""
    person = Person("practice", "lab/scaling", editor=editor(f"{WRITES}; echo saved; sleep 5"))
    person.sees("> $")
    person.types()
    person.sees("saved")
    person.is_sent(name)
    person.leaves()
    assert [ANSWER in text for text in drafts(home)] == [True]
    again = Person("practice", editor=editor(WRITES))
    again.sees("You left a draft of 12 words")
    again.child.close(force=True)


def test_terminal_closed_keeps_the_draft(home: Path, editor: Write) -> None:
    """Closing the terminal window itself loses nothing."""
    person = at_ticks(editor)
    os.close(person.child.child_fd)
    for _ in range(100):
        if not person.child.ptyproc.isalive():
            break
        time.sleep(0.05)
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_draft_is_on_disk_while_the_editor_is_open(home: Path, editor: Write) -> None:
    """From the moment the editor opens there is a draft, with the question below the scissors line."""
    person = Person("practice", "lab/scaling", editor=editor("echo opened; sleep 1"))
    person.sees("> $")
    person.types()
    person.sees("opened")
    (text,) = drafts(home)
    head, scissors, tail = text.partition("# ------------------------ >8 ------------------------")
    assert scissors
    assert head.startswith("<!--")
    assert "divide by" in tail
    person.child.close(force=True)


def test_missing_editor_is_no_dead_end(home: Path) -> None:
    """Without the editor that is named, the answer can be typed at the prompt."""
    person = Person("practice", "lab/scaling", editor="no-such-editor")
    person.sees("> $")
    person.types()
    person.sees("the editor `no-such-editor` of .EDITOR was not found")
    person.sees("> $")
    person.types("t")
    for line in (ANSWER, "And that is all.", "."):
        person.sees("> $")
        person.types(line)
    person.answers_all_the_way()
    person.leaves()
    text = (home / str(attempts(home)[0]["answer"])).read_text(encoding="utf-8")
    assert text == f"{ANSWER}\nAnd that is all.\n"


def test_broken_editor_ends_with_5(home: Path, editor: Write) -> None:
    """Giving up after the editor failed ends with status 5; what it had saved is kept."""
    person = Person("practice", "lab/scaling", editor=editor(f"{WRITES}; exit 3"))
    person.sees("> $")
    person.types()
    person.sees("ended with status 3")
    person.sees("use what is in the draft")
    person.types("q")
    assert person.leaves() == 5
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_words_below_the_scissors_line_are_offered(home: Path, editor: Write) -> None:
    """Words at the end of the file, below the line, are not dropped in silence."""
    person = Person("practice", "lab/scaling", editor=editor(f'{WRITES}; echo "More words." >> "$FILE"'))
    person.sees("> $")
    person.types()
    person.sees("You wrote below the scissors line")
    person.sees("> $")
    person.types()
    person.answers_all_the_way()
    person.leaves()
    assert (home / str(attempts(home)[0]["answer"])).read_text(encoding="utf-8") == f"{ANSWER}\n\nMore words.\n"


def test_answer_wholly_below_the_line_is_taken(home: Path, editor: Write) -> None:
    """An editor script that only appends still gives an answer."""
    person = Person("practice", "lab/scaling", editor=editor(f'echo "{ANSWER}" >> "$FILE"'))
    person.sees("> $")
    person.types()
    person.answers_all_the_way()
    person.leaves()
    assert (home / str(attempts(home)[0]["answer"])).read_text(encoding="utf-8") == f"{ANSWER}\n"


def test_skip_goes_on_to_the_next(home: Path) -> None:
    """`s` leaves a question for another time and asks the next one."""
    person = Person("practice", "--pack", "lab", "--pack", "transformers-llms")
    first = person.sees("> $")
    person.types("s")
    assert person.sees("> $").split("╭")[1] != first.split("╭")[1]
    person.types("q")
    assert person.leaves() == 0
    assert not attempts(home)


def test_control_d_quits(editor: Write) -> None:
    """The end of input at the question is `q`."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES))
    person.sees("> $")
    person.presses_control("d")
    assert person.leaves() == 0


def test_strict_hides_expectations(editor: Write) -> None:
    """With `--strict` neither the screen nor the sheet shows what is expected."""
    person = Person("practice", "lab/scaling", "--strict", editor=editor('cat "$FILE"'))
    person.sees("> $")
    person.types()
    person.sees("Nothing written")
    assert "Says what saturates" not in person.seen
    person.child.close(force=True)


def test_time_is_said(editor: Write) -> None:
    """Time is shown against the question's minutes."""
    person = at_ticks(editor)
    assert re.search(r"12 words in 0:0\d of 5 minutes\.", person.seen)
    person.child.close(force=True)


def test_pages_fit_the_screen(editor: Write) -> None:
    """An answer longer than the screen stops at each screenful; `a` shows the rest."""
    person = Person("practice", "lab/scaling", editor=editor(WRITES), rows=9, TERM="xterm")
    person.sees("> $")
    person.types()
    person.replies("show what is missing")
    person.replies("Right so", "all")
    person.sees("sample answer")
    person.types()
    shown = person.sees("-- more: Enter")
    assert shown.count("\n") < 11
    person.types("a")
    person.sees("It scales the logits")
    person.child.close(force=True)


@pytest.mark.parametrize(
    ("editor", "keys"),
    [("vim -u NONE -N", [f"i{ANSWER}\x1b:wq\r"]), ("nano", [ANSWER, "\x0f\r\x18"])],
    ids=["vim", "nano"],
)
def test_real_editor(home: Path, editor: str, keys: list[str]) -> None:
    """In vim and in nano, the cursor waits on an empty line, and what is typed there is the answer."""
    program = editor.partition(" ")[0]
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    person = Person("practice", "lab/scaling", editor=editor, TERM="xterm")
    person.sees("> $")
    person.types()
    person.sees("scaling.md")
    time.sleep(0.5)
    for part in keys:
        person.child.send(part)
    person.answers_all_the_way()
    assert person.leaves() == 0
    assert (home / str(attempts(home)[0]["answer"])).read_text(encoding="utf-8") == f"{ANSWER}\n"


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_words_never_saved_in_vim_are_offered(home: Path) -> None:
    """When the terminal closes over unsaved words in vim, the next practice leads to vim's recovery of them."""
    person = Person("practice", "lab/scaling", editor="vim -u NONE -N", TERM="xterm")
    person.sees("> $")
    person.types()
    person.sees("scaling.md")
    time.sleep(0.5)
    person.child.send("iwords that were never saved")
    time.sleep(0.5)
    person.is_sent("SIGHUP")
    person.leaves()
    again = Person("practice", editor="vim -u NONE -N", TERM="xterm")
    again.sees("Vim kept words that you had not saved")
    again.sees("> $")
    again.types()
    again.sees("recover")
    again.child.close(force=True)
    assert home.exists()
