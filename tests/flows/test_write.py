"""Writing an answer: the draft, the editor, and what to do when the editor fails."""

import tomllib
from pathlib import Path

import pytest

from conftest import NOW, make_question
from mlprep_cli.core.sheet import HEADER, SCISSORS, blank_sheet
from mlprep_cli.errors import EditorError, Interrupted, ProgressError
from mlprep_cli.flows.write import Writing
from scripted import (
    ANSWER,
    CTRL_C,
    END,
    Edit,
    Sitting,
    Typed,
    adds_below,
    changes,
    dies,
    drafts,
    fails,
    nothing,
    types,
)

QUESTION = make_question()


def write(sitting: Sitting, hints: int = 0) -> str:
    """Let the user of a sitting write."""
    with sitting:
        return Writing(sitting.desk, QUESTION).write(hints)


def removes(words: str) -> Edit:
    """Remove words wherever they stand."""
    return changes(lambda text: text.replace(words, ""))


def test_draft_is_on_disk_before_the_editor(home: Path) -> None:
    """The editor opens a draft whose time and hints are on disk already, with the cursor where the answer goes."""
    facts = dict[str, object]()
    look: Edit = lambda path: facts.update(tomllib.loads(path.with_suffix(".toml").read_text("utf-8")))  # noqa: E731
    sitting = Sitting(home, edits=(look,))
    write(sitting, hints=2)
    sheet = blank_sheet(QUESTION, expectations=True, hints=2)
    assert "- Think of one component.\n- Add up d of them.\n" in sheet
    assert (sitting.editor.opened, sitting.editor.lines) == ([sheet], [3])
    assert (facts["question"], facts["hints"], facts["sheet"]) == ("lab/scaling", 2, sheet)
    assert facts["opened"] == facts["started"] == NOW


@pytest.mark.parametrize("broken", [fails(), fails(nothing)])
def test_editor_may_be_tried_again(home: Path, broken: Edit) -> None:
    """After the editor failed it can be tried again, as often as needed."""
    sitting = Sitting(home, "", "", edits=(broken, broken, types()))
    assert write(sitting) == ANSWER
    assert sum(line.startswith("error") for line in sitting.shown) == 2


def test_answer_may_be_typed_here(home: Path) -> None:
    """Without an editor the answer is typed line by line, up to a line with only a dot."""
    assert write(Sitting(home, "t", "First.", "", "  Second.", " . ", edits=(fails(),))) == "First.\n\n  Second."


@pytest.mark.parametrize("end", [".", END])
def test_typing_nothing_is_no_answer(home: Path, end: Typed) -> None:
    """Typing no line at all is an empty answer."""
    assert write(Sitting(home, "t", end, edits=(fails(),))) == ""


def test_typing_goes_on_after_what_was_saved(home: Path) -> None:
    """Lines typed here follow what the editor had saved before it failed."""
    assert write(Sitting(home, "t", "Second.", ".", edits=(fails(types("First.")),))) == "First.\nSecond."


@pytest.mark.parametrize("lines", [["One."], ["One.", "Two."], ["One.", "", "Three."]])
def test_each_typed_line_is_on_disk(home: Path, lines: list[str]) -> None:
    """Ctrl-C while typing here keeps every line before it."""
    with pytest.raises(Interrupted):
        write(Sitting(home, "t", *lines, CTRL_C, edits=(fails(),)))
    (text,) = drafts(home)
    assert text.partition(SCISSORS)[0].replace(HEADER, "").strip() == "\n".join(lines)


def test_typing_keeps_words_below_the_scissors(home: Path) -> None:
    """What the editor saved below the scissors line before it failed is offered after typing, once."""
    sitting = Sitting(home, "t", "Typed.", ".", "", edits=(fails(adds_below("Below.")),))
    assert write(sitting) == "Typed.\n\nBelow."


@pytest.mark.parametrize(
    ("saved", "answer"), [(types(), ANSWER), (adds_below("Only below."), "Only below."), (changes(lambda _: "x"), "x")]
)
def test_draft_may_be_used_after_a_failure(home: Path, saved: Edit, answer: str) -> None:
    """What an editor saved before it failed can be used as it is."""
    assert write(Sitting(home, "u", edits=(fails(saved),))) == answer


def test_empty_draft_is_not_offered_for_use(home: Path) -> None:
    """Where the editor saved nothing, there is nothing to use."""
    sitting = Sitting(home, "t", ".", edits=(fails(),))
    write(sitting)
    assert list(sitting.screen.keys[0]) == ["", "t", "q"]


@pytest.mark.parametrize("key", ["q", END])
def test_giving_up_keeps_the_draft(home: Path, key: Typed) -> None:
    """Quitting after the editor failed raises an error; the draft stays on disk with what was saved."""
    with pytest.raises(EditorError, match="without an editor"):
        write(Sitting(home, key, edits=(fails(types()),)))
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_editor_that_removes_the_file(home: Path) -> None:
    """An editor that removes the file leaves what was there before."""
    sitting = Sitting(home, "", edits=(fails(types()), Path.unlink))
    assert write(sitting) == ANSWER
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_editor_that_replaces_the_file(home: Path) -> None:
    """An editor that saves to a new file and moves it over the old one is read as any other."""

    def replace(path: Path) -> None:
        new = path.with_name("4913~")
        new.write_text(f"{HEADER}\n{ANSWER}", encoding="utf-8")
        new.replace(path)

    assert write(Sitting(home, edits=(replace,))) == ANSWER


@pytest.mark.parametrize(
    "edit",
    [
        removes(HEADER),
        removes(f"{SCISSORS}\n"),
        changes(lambda text: text.partition(SCISSORS)[0]),
        changes(lambda text: text.replace(f"\n\n{SCISSORS}", f" {SCISSORS}")),
        changes(lambda text: text.replace("\n", "\r\n")),
        changes(lambda text: "\N{BYTE ORDER MARK}" + text),
    ],
    ids=["no header", "no scissors", "cut off", "joined", "line ends of Windows", "byte order mark"],
)
def test_answer_survives_a_changed_sheet(home: Path, edit: Edit) -> None:
    """Whatever became of the lines that we printed, the answer is what the user wrote."""

    def both(path: Path) -> None:
        types()(path)
        edit(path)

    sitting = Sitting(home, edits=(both,))
    assert write(sitting) == ANSWER
    assert sitting.shown == []


@pytest.mark.parametrize(
    ("key", "answer"), [("", f"{ANSWER}\n\nAnd this."), (END, f"{ANSWER}\n\nAnd this."), ("n", ANSWER)]
)
def test_words_below_the_scissors_are_offered(home: Path, key: Typed, answer: str) -> None:
    """Words below the scissors line are shown, and become part of the answer unless the user leaves them out."""
    edit: Edit = changes(lambda text: text.replace(HEADER, f"{HEADER}\n{ANSWER}") + "And this.")
    sitting = Sitting(home, key, edits=(edit,))
    assert write(sitting) == answer
    assert sitting.shown[:2] == ["warn You wrote below the scissors line:", "note And this."]


def test_answer_below_the_scissors_is_taken(home: Path) -> None:
    """Where nothing stands above the scissors line, what stands below is the answer, and that is said."""
    sitting = Sitting(home, edits=(adds_below(ANSWER),))
    assert write(sitting) == ANSWER
    assert sitting.shown == ["note Your answer stood below the scissors line; it is taken all the same."]


def test_words_taken_from_below_are_on_disk_above(home: Path) -> None:
    """Words taken from below the scissors line are in the draft as part of the answer, not asked for twice."""
    sitting = Sitting(home, edits=(adds_below(ANSWER),))
    with sitting:
        writing = Writing(sitting.desk, QUESTION)
        assert writing.write(0) == writing.take() == ANSWER
    assert drafts(home)[0].partition(SCISSORS)[0].count(ANSWER) == 1
    assert len(sitting.shown) == 1


@pytest.mark.parametrize("place", ["drafts", "drafts/lab"])
def test_drafts_that_cannot_be_kept(home: Path, place: str) -> None:
    """Where no draft can be kept, that is said before the editor opens."""
    (home / place).parent.mkdir(parents=True)
    (home / place).write_text("in the way", encoding="utf-8")
    sitting = Sitting(home, edits=(types(),))
    with pytest.raises(ProgressError):
        write(sitting)
    assert sitting.editor.opened == []


def test_seconds_add_up(home: Path) -> None:
    """Time in the editor, at the prompts after it failed, and while typing here adds up, on disk too."""
    sitting = Sitting(home, "", "t", "One.", "Two.", ".", edits=(fails(), fails()))
    with sitting:
        writing = Writing(sitting.desk, QUESTION)
        sitting.clock.passes(5)
        writing.write(0)
        assert writing.draft is not None
        assert writing.draft.seconds == 5 + 60 + 10 + 60 + 10 + 3 * 10
    assert "seconds = 165" in (home / "drafts" / "lab" / "scaling.toml").read_text(encoding="utf-8")


def test_clock_put_back_takes_no_time_away(home: Path) -> None:
    """When the clock is put back while writing, the time before is kept."""
    sitting = Sitting(home, "", edits=(fails(types()),))
    sitting.editor.edits.append(lambda _: sitting.clock.passes(-7200))
    with sitting:
        writing = Writing(sitting.desk, QUESTION)
        writing.write(0)
        assert writing.draft is not None
        assert writing.draft.seconds == 70


@pytest.mark.parametrize("typed", [[CTRL_C], ["t", CTRL_C], ["t", "More.", CTRL_C], ["", CTRL_C]])
def test_interrupted_after_the_editor_failed(home: Path, typed: list[Typed]) -> None:
    """Ctrl-C at any prompt after a failed editor keeps what it had saved."""
    with pytest.raises(Interrupted):
        write(Sitting(home, *typed, edits=(fails(types()), fails())))
    assert [ANSWER in text for text in drafts(home)] == [True]


@pytest.mark.parametrize("edit", [types(), adds_below(ANSWER)])
def test_terminal_closed_while_editing(home: Path, edit: Edit) -> None:
    """What the editor saved before the terminal was closed is on disk, with the time it took."""
    with pytest.raises(Interrupted):
        write(Sitting(home, edits=(dies(edit),)))
    assert [ANSWER in text for text in drafts(home)] == [True]
    assert "seconds = 60" in (home / "drafts" / "lab" / "scaling.toml").read_text(encoding="utf-8")
