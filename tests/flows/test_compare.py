"""Comparing an answer: what is asked, and what the user's word changes."""

from pathlib import Path

import pytest

from conftest import make_question
from mlprep_cli.flows.compare import Comparison, compare
from scripted import END, Sitting, Typed

UNSURE = "The softmax gets sharp when vectors are longer and gradients are small."  # of both points
MADE = "Sums of d terms have variance d. Large logits push the softmax to one key."  # both points


def run(home: Path, answer: str, *typed: Typed) -> tuple[Comparison, list[str]]:
    """Compare an answer, and return what it came to and what was shown."""
    with Sitting(home, *typed) as sitting:
        return compare(sitting.screen, make_question(), answer), sitting.shown


@pytest.mark.parametrize(
    ("keys", "verdicts", "corrected"),
    [
        (("y", "n"), ["covered", "missed"], ("variance", "saturation")),
        (("h", "y"), ["unsure", "covered"], ("saturation",)),
        (("", ""), ["unsure", "unsure"], ()),
        (("y", ""), ["covered", "unsure"], ("variance",)),
        (("s",), ["unsure", "unsure"], ()),
        (("v", "v", "n", "v", "n"), ["missed", "missed"], ("variance", "saturation")),
        ((), ["unsure", "unsure"], ()),
    ],
)
def test_unsure_points_are_asked_first(
    home: Path, keys: tuple[str, ...], verdicts: list[str], corrected: tuple[str, ...]
) -> None:
    """Each unsure point is asked about before anything is revealed; yes, no, half or later is the user's word."""
    found, shown = run(home, UNSURE, *keys)
    assert shown[0] == "doubt 1 of 2: variance"
    assert list(found.grade.verdicts.values()) == verdicts
    assert found.grade.corrected == corrected
    assert found.grade.graded_by == ("rubric+self" if corrected else "rubric")


def test_last_unsure_point_has_no_rest(home: Path) -> None:
    """Leaving the rest open is offered while there is a rest."""
    with Sitting(home, "y", "n") as sitting:
        compare(sitting.screen, make_question(), UNSURE)
    assert [sitting.screen.keys[0].get("s"), "s" in sitting.screen.keys[1]] == ["leave this and 1 more open", False]


def test_nothing_missing_asks_for_nothing_again(home: Path) -> None:
    """An answer that makes every point leads straight to the question whether that is right."""
    found, shown = run(home, MADE, "")
    assert shown == ["made 2 of 2 points: variance saturation", "? line points"]
    assert found == Comparison(found.grade)


def test_answer_again_is_offered_before_the_missing_points(home: Path) -> None:
    """Whoever wants to answer again has not been shown what is missing."""
    found, shown = run(home, "Sums of d terms have variance d.", "v", "a")
    assert found.again
    assert found.grade.ids("missed") == ["saturation"]
    assert not any(line.startswith("left out") for line in shown)
    assert "answer Your answer: Sums of d terms have variance d." in shown


def test_word_on_unsure_and_on_others_add_up(home: Path) -> None:
    """Points put right by number keep what was said of the unsure ones."""
    found, _ = run(home, UNSURE, "y", "n", "", "+2?")
    assert list(found.grade.verdicts.values()) == ["covered", "unsure"]
    assert found.grade.graded_by == "rubric+self"


@pytest.mark.parametrize(("line", "graded_by"), [(END, "self"), ("1", "self")])
def test_other_language_is_left_to_the_user(home: Path, line: Typed, graded_by: str) -> None:
    """An answer in another language is not judged; the points are shown for the user to tick."""
    found, shown = run(home, "Die Varianz ist die Summe der Varianzen und wächst mit der Dimension.", line)
    assert shown[0].startswith("rubric of 2: The answer does not seem to be in English")
    assert (found.grade.graded_by, found.grade.score is None) == (graded_by, line is END)
