"""The linter: each rule fires where it should, with its line, and the bundled packs pass."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from rich.text import Text

from conftest import QUESTION_MD, Golden, make_question, write_pack
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.model.question import Question
from mlprep_cli.packs.check.linter import Around, check_packs
from mlprep_cli.packs.find import find_packs
from mlprep_cli.packs.load import load_pack
from mlprep_cli.ui.formulas import formula_faults

TODAY = dt.date(2026, 12, 1)
FILES = Path(__file__).parents[2] / "data" / "packs"
REFERENCE = "- Vaswani et al., Attention Is All You Need, NeurIPS 2017"
Found = list[tuple[int, str]]


def filler(count: int) -> str:
    """Return prose of so many words."""
    return " ".join(f"word{number}" for number in range(count))


def good_question() -> str:
    """Return a question that no rule finds fault with."""
    text = QUESTION_MD.replace("Why does attention divide by $\\sqrt{d_k}$?", filler(12))
    text = text.replace("Because a sum", f"{filler(120)}\n\nBecause a sum")
    text = text.replace("Then nothing changes.", filler(35)).replace(
        "The logits would become too small at the start.", f"{filler(35)}\n\n### A third one?\n\n{filler(260)}"
    )
    points = "".join(f'[[rubric]]\nid = "p{n}"\npoint = "Point {n}"\nevidence = ["a", "b"]\n\n' for n in range(2))
    return text.replace("[[rubric]]", f"{points}[[rubric]]", 1)


def pack_of(folder: Path, **questions: str) -> Pack:
    """Return a pack read from a folder with these questions."""
    pack, problems = load_pack(write_pack(folder, **questions), "user")
    assert problems == []
    assert pack is not None
    return pack


def check(packs: Sequence[Pack], others: Iterable[Question] = ()) -> list[Problem]:
    """Return what the rules find in packs beside other questions."""
    return check_packs(packs, Around(list(others), TODAY, formula_faults))


def lint(tmp_path: Path, text: str) -> Found:
    """Return line and message of all that the rules find in one question."""
    found = check([pack_of(tmp_path / "lab", scaling=text)])
    assert {item.file for item in found} <= {tmp_path / "lab" / "scaling.md"}
    return [(item.line, item.message) for item in found]


def test_bundled_packs_pass() -> None:
    """The rules find nothing in the bundled packs."""
    packs, _ = find_packs(Path("nowhere"), [])
    assert check(packs) == []


def test_good_question_passes(tmp_path: Path) -> None:
    """The question that the tests below spoil is faultless."""
    assert lint(tmp_path, good_question()) == []


def test_bad_style_is_found(tmp_path: Path, golden: Golden) -> None:
    """Each rule that drafts are held to fires with its line and mend, and alone, on the file that is made for it."""
    lines = list[str]()
    for path in sorted(FILES.glob("bad-style-*.md")):
        found = lint(tmp_path / path.stem, path.read_text(encoding="utf-8"))
        assert found, path
        lines += [f"{path.stem.removeprefix('bad-style-')}:{line}: {message}" for line, message in found]
    golden("bad-style", Text("\n".join(lines)), columns=200)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("Why scale dot products?", "Why", 'title = "', "title of 3 characters; write 8 to 70"),
        ("Why scale dot products?", "W" * 71, 'title = "', "title of 71 characters; write 8 to 70"),
        ("Scaling keeps the softmax out of saturation.", "No.", "summary", "summary of 3 characters; write 20 to 110"),
        ('rounds = ["technical"]', "rounds = []", "rounds", "0 items in rounds; write 1 to 4"),
        ('topics = ["attention"]', "topics = []", "topics", "0 items in topics; write 1 to 6"),
        ("word10 word11\n", "word10\n", "## Question", "prompt of 11 words; write 12 to 220"),
        ("- Says what is lost.\n", "", "## Expectations", "2 items in expectations; write 3 to 5"),
        ("- Add up d of them.\n", "- a\n- b\n- c\n- d\n", "## Approach", "6 items in approach; write 3 to 5"),
        (f"{filler(120)}\n\nB", f"{filler(10)}\n\nB", "## Answer", "answer of 26 words; write 120 to 950"),
        ("scales the logits.\n", "s.\n- b\n- c\n- d\n", "## Pitfalls", "5 items in pitfalls; write 2 to 4"),
        ("### A third one?\n", "", "## Follow-ups", "2 items in follow-ups; write 3 to 5"),
        (filler(260), filler(34), "### A third one?", "answer of 34 words to `A third one?`; write 35 to 260"),
        (filler(260), filler(261), "### A third one?", "answer of 261 words to `A third one?`; write 35 to 260"),
        (f"{REFERENCE}\n", "", "## References", "0 items in references; write 1 to 4"),
        ('1"\nevidence = ["a", "b"]', '1"', 'id = "p1"', "0 evidence phrasings; write 2 to 4"),
    ],
)
def test_rule_fires_with_its_line(tmp_path: Path, old: str, new: str, place: str, message: str) -> None:
    """Too little or too much of anything is found, on the line of the key or section that it is about."""
    assert good_question().count(old) == 1
    text = good_question().replace(old, new)
    line = next(i for i, words in enumerate(text.split("\n"), start=1) if words.startswith(place))
    assert (line, message) in lint(tmp_path, text)


def test_too_few_points_are_found_at_the_first(tmp_path: Path) -> None:
    """Too few rubric points are reported where the rubric starts."""
    assert (17, "2 items in rubric; write 4 to 8") in lint(tmp_path, QUESTION_MD)


def test_evidence_is_found_whatever_the_layout(tmp_path: Path) -> None:
    """A point's line is right where ids are written without spaces, or look like those of other tables."""
    text = good_question().replace('id = "p0"', 'id="p0"').replace('"A paper"', '"""\nid = "p1"\n"""')
    assert lint(tmp_path, text.replace('"Point 1"\nevidence = ["a", "b"]', '"Point 1"')) == [
        (25, "0 evidence phrasings; write 2 to 4")
    ]


def test_draft_is_held_only_to_what_it_has(tmp_path: Path) -> None:
    """A draft may be short of everything, but not claim a company without a source."""
    text = QUESTION_MD.replace("minutes = 5", "minutes = 5\ndraft = true")
    assert lint(tmp_path, text) == []
    assert [line for line, _ in lint(tmp_path, text.replace('kind = "published"', 'kind = "standard"'))] == [7]


def test_windows_line_ends_shift_no_line(tmp_path: Path) -> None:
    """Findings in a file from Windows have the same lines."""
    assert lint(tmp_path / "a", QUESTION_MD) == lint(tmp_path / "b", QUESTION_MD.replace("\n", "\r\n"))


def test_sentence_in_two_packs_is_found(tmp_path: Path) -> None:
    """A sentence written twice is reported on its line in the later question, however it is wrapped."""
    first = QUESTION_MD.replace("Then nothing changes.", "One sentence of this\nkind is quite enough.")
    later = QUESTION_MD.replace("Then nothing changes.", "Well. ONE sentence of\n  this kind is quite enough.")
    packs = [pack_of(tmp_path / "lab", first=first), pack_of(tmp_path / "two", later=later)]
    found = check(packs)
    (twice,) = [item for item in found if "one sentence" in item.message]
    assert (twice.file, twice.line) == (tmp_path / "two" / "later.md", 62)
    assert twice.message == (
        "a sentence stands in `lab/first` too; write it anew: one sentence of this kind is quite enough."
    )


def test_references_and_short_sentences_may_repeat(tmp_path: Path) -> None:
    """Two questions may rest on one paper and share a short sentence; all else that repeats is found."""
    packs = [pack_of(tmp_path / "lab", a=QUESTION_MD), pack_of(tmp_path / "two", b=QUESTION_MD)]
    twice = [item.message for item in check(packs) if "stands in `lab/a`" in item.message]
    assert any("large logits saturate" in message for message in twice)
    assert not any("vaswani" in message or "then nothing changes" in message for message in twice)


def test_prerequisite_may_be_in_another_pack(tmp_path: Path) -> None:
    """A prerequisite is dead only when no pack has it."""
    pack = pack_of(tmp_path / "lab", a=QUESTION_MD.replace("minutes = 5", 'minutes = 5\nprerequisites = ["two/b"]'))
    alive, dead = (check([pack], others) for others in ([make_question("two/b", prompt="")], []))
    assert [(item.line, item.message) for item in set(dead) - set(alive)] == [
        (10, "there is no question `two/b`; mend or drop it")
    ]
