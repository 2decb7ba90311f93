"""Question files: what is refused, with which line and which mend, and what is accepted."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import QUESTION_MD
from mlprep_cli.packs.document import body, front_matter, parse_question, read_question

FILES = Path(__file__).parents[1] / "data" / "packs"
ROUNDS = "`phone-screen`, `technical`, `onsite`, `system-design`, `take-home` or `hiring-manager`"
KINDS = "`concept`, `math`, `design`, `debugging`, `case`, `behavioural` or `coding`"
NO_FRONT = (1, "no front matter; start the file with a `+++` line, TOML, and a `+++` line")
MISSING = {
    "title": 'title = "..."',
    "kind": 'kind = "concept"',
    "summary": 'summary = "One sentence."',
    "difficulty": 'difficulty = "medium"',
    "rounds": 'rounds = ["technical"]',
    "companies": "companies = []",
    "topics": 'topics = ["calibration"]',
    "minutes": "minutes = 10",
    "updated": "updated = 2026-11-23",
}
AFTER = {
    "Expectations": "Question",
    "Approach": "Expectations",
    "Answer": "Approach",
    "Pitfalls": "Answer",
    "Follow-ups": "Pitfalls",
    "References": "Follow-ups",
}


def missing_keys(*names: str) -> list[tuple[int, str]]:
    """Return the problems of keys missing at the top."""
    return [(1, f"missing key `{name}`; add `{MISSING[name]}`") for name in names]


def missing_sections(line: int, *names: str) -> list[tuple[int, str]]:
    """Return the problems of sections missing in a file of so many lines."""
    return [(line, f"missing section; add `## {name}` after `## {AFTER[name]}`") for name in names]


BAD = {
    "code-without-end": [(20, "code without an end; write ``` on a line below it")],
    "date": [(10, "`updated` should be a valid date, not '2026-11-23'; write it as in `updated = 2026-11-23`")],
    "deep-list": [(29, "lists or quotes nested too deeply; write them flatter")],
    "difficulty": [(5, "`difficulty` cannot be `trivial`; write `easy`, `medium` or `hard`")],
    "empty-item": [(21, "an item without text; write or remove it")],
    "empty-title": [(2, "`title` is empty; write it")],
    "everything": [
        *missing_keys("companies", "difficulty", "minutes", "rounds", "summary", "topics"),
        (2, "`title` is empty; write it"),
        (3, f"`kind` cannot be `koncept`; write {KINDS}"),
        (4, "unknown key `colour`; remove it"),
        (7, 'missing key `point`; add `point = "One checkable statement."`'),
        (8, "`id` cannot be `A`; write lower-case letters, digits and dashes"),
        (11, "text before the first section; put it under `## Question`"),
        (19, "`## Pitfalls` holds a list; write `- ` before this text"),
        *missing_sections(19, "Answer", "Approach", "Expectations", "Follow-ups", "References"),
    ],
    "follow-up-without-answer": [(20, "follow-up without an answer; write it below the question")],
    "follow-up-without-question": [(20, "follow-up without a question; write it after `###`")],
    "front-matter-without-end": [NO_FRONT],
    "infinite-weight": [
        (16, "`weight` should be less than or equal to 1000, not inf; write it as in `weight = 2`"),
    ],
    "inline-table": [(12, "`kind` cannot be `gossip`; write `reported`, `published` or `standard`")],
    "invisible-item": [(21, "an item without text; write or remove it")],
    "invisible-title": [(2, "`title` is empty; write it")],
    "key-named-in-a-string": [(7, f"`kind` cannot be `none`; write {KINDS}")],
    "kind": [(4, f"`kind` cannot be `koncept`; write {KINDS}")],
    "list": [(6, "`rounds` should be a valid list, not 'technical'; write it as in `rounds = [\"technical\"]`")],
    "minutes": [(9, "`minutes` should be a valid integer, not '5'; write it as in `minutes = 10`")],
    "missing-key-in-a-point": [(17, 'missing key `id`; add `id = "a-short-name"`')],
    "missing-key-in-a-table": [(17, 'missing key `kind`; add `kind = "published"`')],
    "missing-keys": missing_keys("companies", "difficulty", "kind", "minutes", "rounds", "topics", "updated"),
    "missing-sections": missing_sections(19, "Approach", "Expectations", "Follow-ups", "Pitfalls", "References"),
    "no-front-matter": [NO_FRONT],
    "no-section": [
        *missing_sections(12, "Answer", "Approach", "Expectations", "Follow-ups", "Pitfalls"),
        (12, "missing section; add `## Question` first"),
        *missing_sections(12, "References"),
    ],
    "not-utf-8": [(2, "not UTF-8; save the file as UTF-8")],
    "only-prose": [(14, "text before the first section; put it under `## Question`")],
    "prerequisite": [(12, "`prerequisites` cannot be `scaling`; write `pack/name`")],
    "prose-for-follow-ups": [(20, "`## Follow-ups` starts with a question; write it as `### The question?`")],
    "prose-in-a-list": [(20, "`## Pitfalls` holds a list; write `- ` before this text")],
    "prose-in-follow-ups": [(20, "`## Follow-ups` starts with a question; write it as `### The question?`")],
    "round": [(6, f"`rounds` cannot be `lunch`; write {ROUNDS}")],
    "rubric-not-a-table": [(12, "`rubric` should be a valid list, not 'variance'; write it as in `[[rubric]]`")],
    "same-point-twice": [(18, "the id `variance` stands twice; give this point another")],
    "second-section": [(22, "second `## Question` section; merge it with the first")],
    "source-kind": [(14, "`kind` cannot be `rumour`; write `reported`, `published` or `standard`")],
    "text-before-sections": [(14, "text before the first section; put it under `## Question`")],
    "toml": [(9, "not TOML: invalid value; mend this line")],
    "toml-deep-array": [(12, "a number of thousands of digits, or brackets hundreds deep; take it out")],
    "toml-huge-number": [(9, "a number of thousands of digits, or brackets hundreds deep; take it out")],
    "toml-key-twice": [(12, "not TOML: cannot overwrite a value; mend this line")],
    "toml-string": [(2, "not TOML: illegal character '\\n'; mend this line")],
    "too-many-minutes": [
        (9, "`minutes` should be less than or equal to 240, not 500; write it as in `minutes = 10`"),
    ],
    "topic": [(8, "`topics` cannot be `Attention Heads`; write lower-case letters, digits and dashes")],
    "unknown-key": [*missing_keys("minutes"), (9, "unknown key `minuets`; did you mean `minutes`?")],
    "unknown-key-alone": [(12, "unknown key `zzz`; remove it")],
    "unknown-key-in-a-point": [(16, "unknown key `evidnce`; did you mean `evidence`?")],
    "unknown-key-in-a-table": [(16, "unknown key `auther`; remove it")],
    "unknown-key-of-a-pack": [(12, "unknown key `license`; remove it")],
    "unknown-section": [(18, "unknown section `## Anwser`; did you mean `## Answer`?")],
    "unknown-table": [(13, "unknown key `rubrick`; did you mean `rubric`?")],
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused(name: str) -> None:
    """Every problem of a bad file is reported at once, with its line and the mend."""
    found, problems = read_question(FILES / f"bad-{name}.md", "lab")
    assert found is None
    assert [(item.line, item.message) for item in problems] == BAD[name]
    assert {item.file for item in problems} == {FILES / f"bad-{name}.md"}


def test_every_bad_file_has_its_problems() -> None:
    """Each bad file of the loader stands in the table above."""
    files = {path.stem.removeprefix("bad-") for path in FILES.glob("bad-*.md")}
    assert {name for name in files if not name.startswith("style-")} == set(BAD)


@pytest.mark.parametrize("name", ["Scaling", "a b", "naïve", "-a", "a_b", "x\u202ey"])
def test_bad_name_is_reported_with_the_rest(tmp_path: Path, name: str) -> None:
    """A file name that is no id is a problem beside the others of the file."""
    path = tmp_path / f"{name}.md"
    path.write_text(QUESTION_MD.replace("minutes = 5", "minutes = 0"), encoding="utf-8")
    found, problems = read_question(path, "lab")
    assert found is None
    assert [item.line for item in problems] == [1, 9]
    assert problems[0].message == "the file name must be lower-case letters, digits and dashes; rename the file"


@pytest.mark.parametrize(
    "raw",
    [
        QUESTION_MD.encode(),
        b"\xef\xbb\xbf" + QUESTION_MD.encode(),
        QUESTION_MD.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + QUESTION_MD.replace("\n", "\r\n").encode(),
        QUESTION_MD.replace("\n", "\r").encode(),
        QUESTION_MD.replace("+++\n", "+++  \n").encode(),
        ("\n\n" + QUESTION_MD).encode(),
        QUESTION_MD.removesuffix("\n").encode(),
    ],
    ids=["plain", "bom", "crlf", "bom-crlf", "cr", "spaces", "blank-first", "no-last-newline"],
)
def test_same_question_however_it_was_saved(tmp_path: Path, raw: bytes) -> None:
    """Marks of byte order, line ends and stray blanks make no difference."""
    path = tmp_path / "scaling.md"
    path.write_bytes(raw)
    assert read_question(path, "lab") == (parse_question(QUESTION_MD, "lab/scaling")[0], [])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_counted_whatever_ends_them(tmp_path: Path, end: str) -> None:
    """Windows line ends, and a mark of byte order, do not shift the line of a problem."""
    path = tmp_path / "scaling.md"
    text = QUESTION_MD.replace("minutes = 5", "minutes = 0").replace("## Answer", "## Anwser")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert [item.line for item in read_question(path, "lab")[1]] == [9, 45, 70]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes = 5", "minutes = 5\nprerequisites = []\nrelated = []\ndraft = false"),
        ('companies = ["acme"]', "companies = []"),
        ('topics = ["attention"]', "topics = []"),
        ("weight = 2", "weight = 0.5"),
        ("### What if d is 1?\n\nThen nothing changes.\n", ""),
        ("## Answer\n", "## Answer ##\n"),
        ("## Answer\n", "Answer\n------\n"),
        ("minutes = 5", 'minutes = 5 # "a comment" with [brackets'),
        ("- Think of one component.\n- Add up d of them.\n- Look at the softmax.\n", ""),
        ("Because a sum", "Why does attention divide by it? Because a sum"),
        ("assert 1 + 1 == 2", "print('no assert')" + " # wide" * 30),
    ],
)
def test_what_is_short_of_the_rules_is_accepted(old: str, new: str) -> None:
    """The loader accepts what can be understood, whatever the linter says."""
    assert QUESTION_MD.count(old) == 1
    found, problems = parse_question(QUESTION_MD.replace(old, new), "lab/scaling")
    assert (found is not None, problems) == (True, [])


def test_draft_may_lack_sections() -> None:
    """A draft without rubric, answer and follow-ups can be read, and what is missing is empty."""
    head = QUESTION_MD.partition("[[sources]]")[0]
    found, problems = parse_question(f"{head}draft = true\n+++\n\n## Question\n\nWhy?\n", "lab/scaling")
    assert problems == []
    assert found is not None
    assert (found.draft, found.prompt, found.answer, found.rubric, found.follow_ups) == (True, "Why?", "", [], [])


def test_front_matter_keeps_its_lines() -> None:
    """The TOML of a file can be read alone, every line where it stands in the file."""
    lines, found = QUESTION_MD.split("\n"), front_matter(QUESTION_MD).split("\n")
    assert found[1:] == lines[1 : len(found)]
    content, above = body(QUESTION_MD)
    assert content.split("\n") == lines[above:]
    assert above == len(found) + 1


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_text_makes_the_reader_stumble(data: st.DataObject) -> None:
    """Whatever is deleted from or written into a question, there is a question or there are problems."""
    start = data.draw(st.integers(0, len(QUESTION_MD)))
    stop = data.draw(st.integers(start, min(len(QUESTION_MD), start + 40)))
    noise = data.draw(st.text(st.sampled_from("+#-`\n[]\"'{}=$|> \tax1\\\x00\x1b"), max_size=12))
    text = QUESTION_MD[:start] + noise + QUESTION_MD[stop:]
    found, problems = parse_question(text, "lab/scaling")
    assert (found is None) == bool(problems)
    lines = len(re.split(r"\r\n|\n", text))
    assert all(1 <= line <= lines and "; " in message for line, message in problems)
