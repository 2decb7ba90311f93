"""One question, from asking it to recording the attempt."""

import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_attempt, make_question
from mlprep_cli.core.sheet import HEADER, SCISSORS
from mlprep_cli.errors import EditorError, Interrupted, ProgressError
from mlprep_cli.flows.round import Outcome, Round
from mlprep_cli.model.attempt import Attempt, Rating
from mlprep_cli.model.question import Question
from mlprep_cli.store.memory import MemoryProgress
from mlprep_cli.store.toml_file import TomlProgress
from scripted import (
    ANSWER,
    CTRL_C,
    END,
    Clock,
    Edit,
    ScriptedScreen,
    Sitting,
    Typed,
    adds_below,
    changes,
    dies,
    drafts,
    fails,
    kept_words,
    nothing,
    types,
)

QUESTION = make_question()
# What is typed at each prompt of a whole round: write, what is missing, points, sample, follow-ups, two turns, rating.
WHOLE: tuple[Typed, ...] = ("", "", "all", "", "", "", "", "3")
SHORT: tuple[Typed, ...] = ("", "all", "s", "3")  # from what is missing on


class FullDisk(MemoryProgress):
    """A store that cannot keep anything more."""

    def append(self, attempt: Attempt) -> None:
        """Refuse."""
        raise ProgressError(f"`{attempt.id}` cannot be written: no space left", hint="make room")


def run(sitting: Sitting, question: Question | None = None) -> tuple[Outcome, Attempt | None]:
    """Run one round, end the sitting, and return the outcome and the last attempt."""
    with sitting:
        outcome, attempts = Round(sitting.desk, question or make_question()).run("1 of 1")
        return outcome, attempts[-1] if attempts else None


def leave_draft(home: Path, *edits: Edit, question: Question | None = None) -> None:
    """Write a draft for one minute, until the terminal is closed."""
    with pytest.raises(Interrupted):
        run(Sitting(home, "", edits=(dies(*edits or (types(),)),)), question)


def test_whole_round_in_order(home: Path) -> None:
    """Question, hints, time, points only after the answer, ticks, sample, follow-ups one by one, rating, recorded."""
    sitting = Sitting(home, "h", "", "", "1 2?", "", "c", "b", "", "", "", "", edits=(types(),))
    outcome, attempt = run(sitting)
    assert sitting.shown == [
        "question lab/scaling (1 of 1, new) with expectations",
        "? write/hint (3 left)/skip/quit",
        "hint Think of one component.",
        "? write/hint (2 left)/skip/quit",
        "written 11 words in 80 s of 5 min",
        "made 1 of 2 points: variance",
        "? show what is missing/answer again first/view your answer",
        "left out saturation",
        "? line points",
        "note You covered 1-2 of 2 points.",
        "? sample answer/view your answer/skip to the rating",
        "sample",
        "? follow-ups/compare with yours/the code/view your answer/skip to the rating",
        "code",
        "? follow-ups/compare with yours/the code/view your answer/skip to the rating",
        f"beside {ANSWER}",
        "? follow-ups/compare with yours/the code/view your answer/skip to the rating",
        "follow-up 1 of 2: What if d is 1?",
        "? think, then its answer/answer in the editor/skip to the rating",
        "follow-up answer Then nothing changes.",
        "follow-up 2 of 2: Why not divide by d?",
        "? think, then its answer/answer in the editor/skip to the rating",
        "follow-up answer The logits would become too small at the start.",
        "references 1",
        "? rate it hard/again/hard/good/easy",
        "recorded hard, due in 1 days",
    ]
    assert outcome is Outcome.RECORDED
    assert [attempt] == sitting.attempts


def test_what_is_recorded(home: Path) -> None:
    """The attempt holds time, hints, score, verdicts and rating, and names the answer; no draft is left."""
    sitting = Sitting(home, "h", "h", "", "", "1 2?", "s", "1", edits=(types(),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert (attempt.seconds, attempt.hints, attempt.rating, attempt.graded_by) == (90, 2, "again", "rubric+self")
    assert (attempt.covered, attempt.unsure, attempt.missed) == (["variance"], ["saturation"], [])
    assert attempt.score == pytest.approx(2 / 3, abs=1e-4)
    assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"
    assert drafts(home) == []


@pytest.mark.parametrize(
    ("ticks", "hints", "suggested"),
    [
        ("all", 0, "easy"),
        ("2", 0, "good"),
        ("1? 2?", 0, "hard"),
        ("none", 0, "again"),
        ("", 0, "again"),
        ("+2", 0, "easy"),
        ("all", 1, "good"),
        ("all", 3, "good"),
        ("+2", 1, "good"),
    ],
)
def test_enter_takes_the_suggested_rating(home: Path, ticks: str, hints: int, suggested: str) -> None:
    """Enter at the last prompt takes the rating that coverage, the user's word on it and hints suggest."""
    sitting = Sitting(home, *["h"] * hints, "", "", ticks, "s", "", edits=(types(),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert attempt.rating == suggested


def test_overtime_lowers_the_suggestion(home: Path) -> None:
    """More time than the question's minutes suggests one rating less."""
    sitting = Sitting(home, "", "", "all", "s", "", edits=(types(),))
    _, attempt = run(sitting, make_question(minutes=1))
    assert "written 11 words in 70 s of 1 min" in sitting.shown
    assert attempt is not None
    assert attempt.rating == "good"


@pytest.mark.parametrize(("key", "rating"), [("1", "again"), ("2", "hard"), ("3", "good"), ("4", "easy")])
def test_rating_is_the_users(home: Path, key: str, rating: Rating) -> None:
    """The user's rating beats the suggestion."""
    _, attempt = run(Sitting(home, "", "", "none", "s", key, edits=(types(),)))
    assert attempt is not None
    assert attempt.rating == rating


@pytest.mark.parametrize(("key", "outcome"), [("s", Outcome.SKIPPED), ("q", Outcome.QUIT), (END, Outcome.QUIT)])
def test_skip_and_quit(home: Path, key: Typed, outcome: Outcome) -> None:
    """Skipping, quitting and the end of input record nothing and leave nothing on disk."""
    sitting = Sitting(home, "h", key)
    assert run(sitting) == (outcome, None)
    assert sitting.attempts == []
    assert not home.exists() or kept_words(home) == ""


@pytest.mark.parametrize("edit", [nothing, types("   \n\t\n"), changes(lambda _: ""), changes(lambda _: HEADER)])
def test_empty_answer_records_nothing(home: Path, edit: Edit) -> None:
    """An empty answer says so, leads back to the question, and leaves no draft."""
    sitting = Sitting(home, "", "q", edits=(edit,))
    assert run(sitting) == (Outcome.QUIT, None)
    assert "note Nothing written, nothing recorded." in sitting.shown
    assert (sitting.attempts, drafts(home), kept_words(home)) == ([], [], "")


def test_hints_run_out(home: Path) -> None:
    """Each hint is shown once, in order; after the last there is none to ask for."""
    sitting = Sitting(home, "h", "h", "h", "q")
    run(sitting)
    assert [line for line in sitting.shown if line.startswith("hint")] == [
        "hint Think of one component.",
        "hint Add up d of them.",
        "hint Look at the softmax.",
    ]
    assert ["h" in keys for keys in sitting.screen.keys] == [True, True, True, False]


def test_hints_left_count_from_the_draft(home: Path) -> None:
    """An update that took hints away from a question whose draft had more of them leaves none to ask for."""
    with pytest.raises(Interrupted):
        run(Sitting(home, "h", "h", "", edits=(dies(types()),)))
    sitting = Sitting(home, "", "q", edits=(changes(lambda _: ""),))
    run(sitting, make_question(approach=["The only one."]))
    assert sitting.screen.keys[-1] == {"": "write", "s": "skip", "q": "quit"}


def test_previous_answer_on_request(home: Path) -> None:
    """The previous answer is offered once there is one, and shown as often as asked for."""
    store, clock = MemoryProgress(), Clock()
    first = Sitting(home, *WHOLE, edits=(types("The first."),), store=store, clock=clock)
    run(first)
    second = Sitting(home, "p", "p", "q", store=store, clock=clock)
    run(second)
    assert "p" not in first.screen.keys[0]
    assert second.shown.count("answer Your answer of 2026-11-23: The first.") == 2


@pytest.mark.parametrize("place", ["answers/gone.md", "", "../../etc/passwd"])
def test_previous_answer_may_be_gone(home: Path, place: str) -> None:
    """An answer whose file was removed, or that lies outside of the home, is said to be gone."""
    store = MemoryProgress()
    store.append(make_attempt(answer=place))
    sitting = Sitting(home, "p", "q", store=store)
    run(sitting)
    assert "answer Your answer of 2026-11-23: The file of this answer is gone." in sitting.shown


def test_wrong_ticks_are_asked_again(home: Path) -> None:
    """A tick that is no point is named, and asked again; `v` shows the answer in between."""
    sitting = Sitting(home, "", "", "7", " V ", "two", "2", "s", "3", edits=(types(),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert attempt.covered == ["saturation"]
    assert sum(line.startswith("warn `") for line in sitting.shown) == 2
    assert f"answer Your answer: {ANSWER}" in sitting.shown


@pytest.mark.parametrize("line", ["", "  ", END])
def test_the_verdicts_may_be_left_as_they_are(home: Path, line: Typed) -> None:
    """Enter takes the program's own verdicts."""
    _, attempt = run(Sitting(home, "", "", line, "s", "3", edits=(types(),)))
    assert attempt is not None
    assert (attempt.covered, attempt.unsure, attempt.missed) == (["variance"], [], ["saturation"])
    assert attempt.graded_by == "rubric"


@pytest.mark.parametrize(("line", "graded_by"), [("", "self"), ("2", "self")])
def test_answer_that_cannot_be_compared(home: Path, line: Typed, graded_by: str) -> None:
    """An answer that is all code is graded by the user, or not at all."""
    code = "```python\nx = [1, 2]\nprint(sum(x))\n```"
    sitting = Sitting(home, "", line, "s", "3", edits=(types(code),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert "rubric of 2: The answer is only code; feedback compares sentences." in sitting.shown
    assert (attempt.graded_by, attempt.score) == (graded_by, pytest.approx(2 / 3, abs=1e-4) if line else None)


def test_draft_question_has_no_ticks(home: Path) -> None:
    """A question without a rubric is not compared, only revealed and rated."""
    sitting = Sitting(home, "", "s", "3", edits=(types(),))
    _, attempt = run(sitting, make_question(rubric=[], draft=True))
    assert not any(line.startswith(("made", "rubric", "? line")) for line in sitting.shown)
    assert attempt is not None
    assert attempt.score is None


def test_question_without_follow_ups(home: Path) -> None:
    """Where there are no follow-ups, none are offered, and the references are shown all the same."""
    sitting = Sitting(home, "", "", "all", "", "", "", edits=(types(),))
    run(sitting, make_question(follow_ups=[], answer="In short, yes."))
    assert not any("follow-up" in line for line in sitting.shown)
    assert "references 1" in sitting.shown


@pytest.mark.parametrize(("before", "seen"), [(["s"], ""), (["", "s"], "sample"), (["", "", "", "s"], "2 of 2")])
def test_skip_to_the_rating(home: Path, before: list[str], seen: str) -> None:
    """From the sample answer and from each follow-up one can skip to the rating."""
    sitting = Sitting(home, "", "", "all", *before, "4", edits=(types(),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert any(seen in line for line in sitting.shown)
    assert not any("too small" in line or "references" in line for line in sitting.shown)


def test_input_that_ends_records_the_answer(home: Path) -> None:
    """When input ends after the answer, it is recorded with the verdicts and the rating that were suggested."""
    sitting = Sitting(home, "", edits=(types(),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert (attempt.rating, attempt.score) == ("again", 0.3333)
    assert ANSWER in kept_words(home)


def test_strict_hides_expectations(home: Path) -> None:
    """Strict, neither the screen nor the sheet shows what is expected before the answer is written."""
    sitting = Sitting(home, *WHOLE, edits=(types(),), strict=True)
    run(sitting)
    assert sitting.shown[0].endswith("without expectations")
    order = [
        sitting.shown.index(found) for found in sitting.shown if found.startswith(("written", "expectations", "made"))
    ]
    assert len(order) == 3
    assert order == sorted(order)
    assert "expects" not in sitting.editor.opened[0]
    assert "Why does attention divide" in sitting.editor.opened[0]


@pytest.mark.parametrize("prompt", range(len(WHOLE)))
def test_interrupted_at_any_prompt(home: Path, prompt: int) -> None:
    """Ctrl-C at any prompt loses no word: what was written is a draft, and nothing is recorded."""
    sitting = Sitting(home, *WHOLE[:prompt], CTRL_C, edits=(types(),))
    with pytest.raises(Interrupted) as caught:
        run(sitting)
    assert [ANSWER in text for text in drafts(home)] == [True] * bool(prompt)
    assert bool(prompt) == ("draft" in caught.value.hint)
    assert sitting.attempts == []


@pytest.mark.parametrize("prompt", range(1, len(WHOLE)))
def test_next_round_offers_what_was_interrupted(home: Path, prompt: int) -> None:
    """Wherever a round was interrupted after writing, the next one offers its draft, with time and hints."""
    with pytest.raises(Interrupted):
        run(Sitting(home, "h", *WHOLE[:prompt], CTRL_C, edits=(types(),)))
    sitting = Sitting(home, "d", *SHORT)
    _, attempt = run(sitting)
    assert sitting.shown[1] == "draft scaling.md: 11 words, 80 s, 1 hints"
    assert attempt is not None
    assert (attempt.seconds, attempt.hints) == (80, 1)
    assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"
    assert drafts(home) == []


def events(home: Path, *typed: Typed) -> int:
    """Return how many things a round shows and asks."""
    sitting = Sitting(home, *typed, edits=(types(),))
    run(sitting)
    return len(sitting.shown)


@pytest.mark.parametrize("number", range(20))
def test_interrupted_while_something_is_shown(home: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while anything is shown loses no word either: it is a draft, or recorded, and never both."""
    sitting = Sitting(home, *WHOLE, edits=(types(),))
    counted = iter(range(100))

    def show(line: str) -> None:
        sitting.shown.append(line)
        if next(counted) == number:
            raise KeyboardInterrupt

    monkeypatch.setattr(sitting.screen, "_show", show)
    with pytest.raises(Interrupted if number else KeyboardInterrupt):
        run(sitting)
    assert kept_words(home).count(ANSWER) == bool(sitting.editor.opened)
    assert bool(drafts(home)) + len(sitting.attempts) == bool(sitting.editor.opened)


def test_every_showing_was_interrupted(home: Path) -> None:
    """The test above stops a round at everything that it shows."""
    assert events(home, *WHOLE) == 20


def test_draft_is_offered_again_after_quitting(home: Path) -> None:
    """Skipping or quitting at the offer keeps the draft."""
    leave_draft(home)
    for key, outcome in [("s", Outcome.SKIPPED), ("q", Outcome.QUIT), (END, Outcome.QUIT)]:
        assert run(Sitting(home, key)) == (outcome, None)
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_go_on_with_a_draft(home: Path) -> None:
    """Going on opens the editor on the draft; time and hints of both sittings add up, and the first start counts."""
    with pytest.raises(Interrupted):
        run(Sitting(home, "h", "", edits=(dies(types("First part.")),)))
    clock = Clock()
    clock.passes(86_400)
    sitting = Sitting(home, "", *SHORT, edits=(types("Second part.\n"),), clock=clock)
    _, attempt = run(sitting)
    assert "First part." in sitting.editor.opened[0]
    assert attempt is not None
    assert (attempt.seconds, attempt.hints, attempt.started) == (80 + 70, 1, Clock().at)
    assert (home / attempt.answer).read_text(encoding="utf-8") == "Second part.\n\nFirst part.\n"


def test_start_anew(home: Path) -> None:
    """Starting anew sets the old words aside on disk, says where, and counts time and hints from there."""
    with pytest.raises(Interrupted):
        run(Sitting(home, "h", "h", "", edits=(dies(types("Old words.")),)))
    sitting = Sitting(home, "n", "", *SHORT, edits=(types(),))
    _, attempt = run(sitting)
    (place,) = (home / "drafts" / "set-aside").iterdir()
    assert "Old words." in place.read_text(encoding="utf-8")
    assert f"note Set aside in {place}" in sitting.shown
    assert "Old words." not in sitting.editor.opened[0]
    assert attempt is not None
    assert (attempt.seconds, attempt.hints) == (70, 0)


def test_emptied_draft_is_no_draft(home: Path) -> None:
    """A draft whose words were all removed records nothing and is gone."""
    leave_draft(home)
    sitting = Sitting(home, "", "q", edits=(changes(lambda _: ""),))
    assert run(sitting) == (Outcome.QUIT, None)
    assert drafts(home) == []


def test_blank_draft_is_not_offered(home: Path) -> None:
    """A sheet on which nothing was written before the terminal closed is taken away without a word."""
    leave_draft(home, nothing)
    sitting = Sitting(home, "q")
    run(sitting)
    assert not any(line.startswith("draft") for line in sitting.shown)
    assert drafts(home) == []


def test_draft_of_another_question_is_left_alone(home: Path) -> None:
    """Only the question's own draft is offered."""
    leave_draft(home, question=make_question("lab/other"))
    sitting = Sitting(home, *WHOLE, edits=(types("Mine."),))
    run(sitting)
    assert not any(line.startswith("draft") for line in sitting.shown)
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_draft_open_elsewhere_is_left_alone(home: Path) -> None:
    """While another program has the draft open, the question is asked anew, and both answers are kept."""
    leave_draft(home)
    with Sitting(home) as other:
        other.drafts.open("lab/scaling", "", other.clock())
        _, attempt = run(Sitting(home, *WHOLE, edits=(types("Mine."),)))
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == "Mine.\n"
    assert [ANSWER in text for text in drafts(home)] == [True]


def test_two_drafts_are_offered_one_by_one(home: Path) -> None:
    """What two programs left of the same question is offered in two rounds, each as it is shown."""
    with Sitting(home) as one, Sitting(home) as other:
        for sitting, words in [(one, "One two."), (other, "One two three.")]:
            draft = sitting.drafts.open("lab/scaling", HEADER, sitting.clock())
            Path(draft.place).write_text(words, encoding="utf-8")
    offered = []
    for _ in range(2):
        sitting = Sitting(home, "d", *SHORT)
        _, attempt = run(sitting)
        assert attempt is not None
        words = (home / attempt.answer).read_text(encoding="utf-8")
        offered.append(words.strip())
        assert f": {len(words.split())} words" in next(line for line in sitting.shown if line.startswith("draft"))
    assert sorted(offered) == ["One two three.", "One two."]
    assert drafts(home) == []


@pytest.mark.parametrize("facts", ["", "seconds = ", 'question = "lab/scaling"', "\0"])
def test_draft_without_its_facts(home: Path, facts: str) -> None:
    """A draft whose time and hints are lost is offered with its words."""
    leave_draft(home)
    (home / "drafts" / "lab" / "scaling.toml").write_text(facts, encoding="utf-8")
    _, attempt = run(Sitting(home, "d", *SHORT))
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("seconds = 70", "seconds = -5"),
        ("hints = 0", "hints = -3"),
        ("hints = 0", "hints = 99"),
        ("+00:00\n", "\n"),
        ("hints = 0", "hints = 0\nopened = 2026-11-23T10:00:00"),
        ("hints = 0", "hints = 0\nopened = 2026-11-23"),
    ],
)
def test_facts_edited_by_hand(home: Path, was: str, now: str) -> None:
    """Whatever a user wrote into the facts of a draft, its answer can be recorded."""
    leave_draft(home)
    facts = home / "drafts" / "lab" / "scaling.toml"
    text = facts.read_text(encoding="utf-8")
    assert was in text
    facts.write_text(text.replace(was, now, 1), encoding="utf-8")
    _, attempt = run(Sitting(home, "d", *SHORT))
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"


@pytest.mark.parametrize("key", ["", "d"])
def test_update_between_two_sittings(home: Path, key: str) -> None:
    """An update of the question turns no line of its old text into the answer or into stray words."""
    leave_draft(home)
    updated = make_question(title="Another title", prompt="Asked in other words.", expectations=["Something else."])
    sitting = Sitting(home, key, *SHORT, edits=(nothing,))
    _, attempt = run(sitting, updated)
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"
    assert not any("below the scissors" in line for line in sitting.shown)


def test_words_below_the_scissors_survive_a_closed_terminal(home: Path) -> None:
    """An answer that stands only below the scissors line is a draft as any other, and is offered."""
    leave_draft(home, adds_below("All of it below."))
    sitting = Sitting(home, "d", *SHORT)
    _, attempt = run(sitting)
    assert "draft scaling.md: 4 words, 70 s, 0 hints" in sitting.shown
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == "All of it below.\n"


@pytest.mark.parametrize(("choice", "kept"), [("", f"{ANSWER}\n\nAnd this.\n"), ("n", f"{ANSWER}\n")])
def test_draft_as_it_is_offers_words_below(home: Path, choice: str, kept: str) -> None:
    """Taking a draft as it is offers what stands below its scissors line, as after the editor."""
    leave_draft(home, types(), adds_below("And this."))
    sitting = Sitting(home, "d", choice, *SHORT)
    _, attempt = run(sitting)
    assert "note And this." in sitting.shown
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == kept


@pytest.mark.parametrize("fails_at", ["progress", "answers"])
def test_what_cannot_be_recorded_stays_a_draft(home: Path, fails_at: str) -> None:
    """When the attempt or its answer cannot be written, the draft is kept, and can be recorded later."""
    if fails_at == "answers":
        home.mkdir()
        (home / "answers").write_text("in the way", encoding="utf-8")
    store = FullDisk() if fails_at == "progress" else MemoryProgress()
    with pytest.raises(ProgressError):
        run(Sitting(home, *WHOLE, edits=(types(),), store=store))
    assert [ANSWER in text for text in drafts(home)] == [True]
    if fails_at == "answers":
        (home / "answers").unlink()
    _, attempt = run(Sitting(home, "d", *SHORT))
    assert attempt is not None
    assert (home / attempt.answer).read_text(encoding="utf-8") == f"{ANSWER}\n"


def test_damaged_progress_is_told_before_writing(home: Path) -> None:
    """A progress file that cannot be read ends the round before the user has written anything."""
    home.mkdir()
    path = home / "progress.toml"
    path.write_text("no toml [", encoding="utf-8")
    sitting = Sitting(home, *WHOLE, edits=(types(),), store=TomlProgress(path, Clock()))
    with pytest.raises(ProgressError):
        run(sitting)
    assert sitting.shown == []
    assert path.read_text(encoding="utf-8") == "no toml ["


def test_recorded_in_a_file(home: Path) -> None:
    """With the real store the attempt reads back as it was returned."""
    store = TomlProgress(home / "progress.toml", Clock())
    _, attempt = run(Sitting(home, *WHOLE, edits=(types(),), store=store))
    assert store.read().attempts == [attempt]


def test_time_after_the_answer_does_not_count(home: Path) -> None:
    """Comparing, reading and thinking about follow-ups is no time spent on the answer, even when interrupted."""
    with pytest.raises(Interrupted):
        run(Sitting(home, *WHOLE[:-1], CTRL_C, edits=(types(),)))
    _, attempt = run(Sitting(home, "d", *SHORT))
    assert attempt is not None
    assert attempt.seconds == 70


@pytest.mark.parametrize(
    ("typed", "edits", "seconds"),
    [
        (["", CTRL_C], [fails(types())], 80),
        (["", "", "q"], [fails(types()), fails()], 150),
        (["", "", CTRL_C], [nothing, fails(types())], 80),
        (["", "t", "One.", CTRL_C], [fails()], 100),
        (["", CTRL_C], [changes(lambda text: f"One.\n{text}\nBelow.")], 80),
    ],
)
def test_time_at_prompts_counts_until_the_answer(
    home: Path, typed: list[Typed], edits: list[Edit], seconds: int
) -> None:
    """Time at the prompts of a failed editor is on disk as time spent on the answer, however the round ends."""
    with pytest.raises((Interrupted, EditorError)):
        run(Sitting(home, *typed, edits=tuple(edits)))
    assert f"seconds = {seconds}\n" in (home / "drafts" / "lab" / "scaling.toml").read_text(encoding="utf-8")


def test_time_at_the_offer_counts(home: Path) -> None:
    """Time spent on reading the question again adds to the draft's, when the offer is interrupted."""
    leave_draft(home)
    with pytest.raises(Interrupted):
        run(Sitting(home, CTRL_C))
    assert "seconds = 80\n" in (home / "drafts" / "lab" / "scaling.toml").read_text(encoding="utf-8")


def test_answer_may_hold_anything(home: Path) -> None:
    """Code, scissors within a line, other scripts and line ends of Windows come through unharmed."""
    answer = "```python\nx = [0]\n\n\ny = 1\n```\n\n$O(n^2)$, größer, 注意力, \N{ROBOT FACE}; <b>[bold]</b> ✂ 8<"
    crlf = changes(lambda text: text.replace("\n", "\r\n"))
    leave_draft(home, types(answer), crlf)
    _, attempt = run(Sitting(home, "d", *SHORT))
    assert attempt is not None
    assert re.sub(r"\n+$", "", (home / attempt.answer).read_text(encoding="utf-8")) == answer


def test_editor_that_keeps_failing(home: Path) -> None:
    """Giving up after the editor failed raises its error, with the draft kept."""
    sitting = Sitting(home, "", "", "q", edits=(fails(types()), fails()))
    with pytest.raises(EditorError):
        run(sitting)
    assert [ANSWER in text for text in drafts(home)] == [True]
    assert SCISSORS in drafts(home)[0]


class Restless(ScriptedScreen):
    """A user who types anything, now and then presses Ctrl-C, and notes each line typed as an answer."""

    def __init__(self, data: st.DataObject, typed_lines: list[str]) -> None:
        super().__init__(Clock())
        self.data, self.typed_lines = data, typed_lines

    def next(self, wanted: str) -> Typed:
        """Return any key, or any line."""
        if len(self.keys) > 30:
            return CTRL_C
        if "a line" in wanted:
            line = self.data.draw(st.sampled_from(["all", "1 2?", "x", "", ".", END, CTRL_C, f"line{len(self.shown)}"]))
            self.typed_lines += [line] if line and "words" in wanted and line not in {".", CTRL_C} else []
            return line
        keys = [key for key, meaning in self.keys[-1].items() if meaning != "leave it out"]
        return self.data.draw(st.sampled_from([*keys, *keys, END, CTRL_C]))


def any_edit(data: st.DataObject, words: str) -> Edit:
    """Return an edit that adds words, above or below, and may spoil the sheet, fail or be cut off."""
    add = data.draw(st.sampled_from([types(words), adds_below(words)]))
    lost = data.draw(st.sampled_from(["", SCISSORS, HEADER, "## ", "# What stands below", QUESTION.prompt]))
    end = data.draw(st.sampled_from([fails, dies, None, None]))
    spoil = changes(lambda text: text.replace(lost, "", 1))

    def both(path: Path) -> None:
        spoil(path)
        add(path)

    return end(both) if end else both


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_word_is_ever_lost(data: st.DataObject) -> None:
    """Over several sittings of any keys, edits, failures, updates and refusals, each word written stays on disk."""
    with TemporaryDirectory() as folder:
        home, store, words = Path(folder), MemoryProgress(), list[str]()
        for number in range(3):
            kept_in = data.draw(st.sampled_from([store, FullDisk()]))
            sitting = Sitting(home, store=kept_in, screen=Restless(data, words))
            mine = [f"word{number}{index}" for index in range(3)]
            sitting.editor.edits += [any_edit(data, word) for word in mine]
            with suppress(Interrupted, EditorError, ProgressError):
                run(sitting, data.draw(st.sampled_from([QUESTION, make_question(prompt="Updated.", approach=[])])))
            words += mine[: len(sitting.editor.opened)]
            assert [word for word in words if word not in kept_words(home)] == []


def test_answer_again_is_a_new_attempt(home: Path) -> None:
    """The first answer is recorded as it was rated by its points; the second is compared and rated by itself."""
    both = "Sums of d terms have variance d. Large logits push the softmax to one key."
    sitting = Sitting(home, "h", "", "a", "", "s", "4", edits=(types(), types(both)))
    run(sitting)
    first, second = sitting.attempts
    assert (first.rating, first.missed, first.seconds, first.hints) == ("again", ["saturation"], 80, 1)
    assert (second.rating, second.missed, second.seconds, second.hints) == ("easy", [], 60, 1)
    assert (home / second.answer).read_text(encoding="utf-8") == f"{both}\n"
    assert drafts(home) == []


def test_second_sheet_folds_away_what_was_missed(home: Path) -> None:
    """The sheet of a second answer repeats the first and what it made, and gives nothing away of the rest."""
    sitting = Sitting(home, "", "a", "", "s", "4", edits=(types(), types("Better.")))
    run(sitting, make_question())
    sheet = sitting.editor.opened[1]
    below = sheet.partition(SCISSORS)[2]
    assert ANSWER in below
    assert "What it covered (1 more folded away)" in below
    assert "The variance of a dot product" in below
    assert "Large logits" not in below
    assert (home / sitting.attempts[1].answer).read_text(encoding="utf-8") == "Better.\n"


def test_answering_again_without_a_word(home: Path) -> None:
    """A second sheet left empty records nothing more; the worked answer is shown, and what is said to it kept."""
    sitting = Sitting(home, "", "a", "", "", "A thought.", "s", edits=(types(), nothing))
    _, attempt = run(sitting)
    assert attempt is not None
    assert sitting.attempts == [attempt]
    assert "sample" in sitting.shown
    assert "? rate it" not in " ".join(sitting.shown)
    assert "A thought." in follow_ups(home, attempt)


def test_interrupted_second_answer_is_a_draft(home: Path) -> None:
    """Ctrl-C over the second answer keeps it as a draft, and the first one recorded."""
    sitting = Sitting(home, "", "a", edits=(types(), dies(types("Second."))))
    with pytest.raises(Interrupted):
        run(sitting)
    assert len(sitting.attempts) == 1
    assert ["Second." in text for text in drafts(home)] == [True]


def follow_ups(home: Path, attempt: Attempt) -> str:
    """Return what was kept of the follow-ups to an attempt; empty when nothing was."""
    path = (home / attempt.answer).with_suffix(".follow-ups.md")
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.parametrize("rest", [("s", "3"), ("", "3"), (END,)])
def test_follow_ups_can_be_answered(home: Path, rest: tuple[Typed, ...]) -> None:
    """A line typed, or words from the editor, are kept beside the answer with the question they answer."""
    sitting = Sitting(home, "", "", "", "", "", "Nothing at all.", *rest, edits=(types(),))
    _, attempt = run(sitting)
    assert attempt is not None
    assert follow_ups(home, attempt) == "## What if d is 1?\n\nNothing at all.\n"
    assert sitting.shown.index("follow-up answer Then nothing changes.") > 0
    assert kept_words(home).count("Nothing at all.") == 1


def test_follow_up_in_the_editor(home: Path) -> None:
    """`e` opens a sheet with the follow-up below the scissors line; an empty one keeps nothing."""
    sitting = Sitting(home, "", "", "", "", "", "e", "e", "3", edits=(types(), types("It becomes flat."), nothing))
    _, attempt = run(sitting)
    assert attempt is not None
    assert follow_ups(home, attempt) == "## What if d is 1?\n\nIt becomes flat.\n"
    assert "What if d is 1?" in sitting.editor.opened[1].partition(SCISSORS)[2]


def test_editor_that_fails_on_a_follow_up(home: Path) -> None:
    """A failing editor is no dead end: the turn is asked again, and what was saved is kept."""
    edits = (types(), fails(types("Saved.")))
    sitting = Sitting(home, "", "", "", "", "", "e", "And typed.", "s", "3", edits=edits)
    _, attempt = run(sitting)
    assert attempt is not None
    assert follow_ups(home, attempt) == "## What if d is 1?\n\nSaved.\n\nAnd typed.\n"


def test_interrupted_follow_up_is_there_again(home: Path) -> None:
    """What was typed to a follow-up survives an interruption, is shown again, and is recorded in the end."""
    with pytest.raises(Interrupted):
        run(Sitting(home, "", "", "", "", "", "A first thought.", CTRL_C, edits=(types(),)))
    sitting = Sitting(home, "d", "", "", "", "", "", "", "3")
    _, attempt = run(sitting)
    assert "answer What you wrote to it: A first thought." in sitting.shown
    assert attempt is not None
    assert follow_ups(home, attempt) == "## What if d is 1?\n\nA first thought.\n"
    assert list(home.glob("drafts/*/*.markdown")) == []


def test_previous_answer_comes_with_its_follow_ups(home: Path) -> None:
    """`p` shows what was written to the follow-ups too."""
    store, clock = MemoryProgress(), Clock()
    run(Sitting(home, "", "", "", "", "", "A thought.", "s", "3", edits=(types(),), store=store, clock=clock))
    sitting = Sitting(home, "p", "q", store=store, clock=clock)
    run(sitting)
    assert "answer What you wrote to its follow-ups: ## What if d is 1?\n\nA thought." in sitting.shown


def test_no_follow_up_answered_keeps_no_file(home: Path) -> None:
    """Thinking leaves nothing behind."""
    _, attempt = run(Sitting(home, *WHOLE, edits=(types(),)))
    assert attempt is not None
    assert follow_ups(home, attempt) == ""
