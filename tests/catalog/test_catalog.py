"""Finding questions by name and by filter."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_question
from mlprep_cli.catalog.catalog import FIXED, Catalog
from mlprep_cli.catalog.filters import Filters, normal
from mlprep_cli.errors import PackError, UsageError
from mlprep_cli.model.pack import Pack, PackHeader, Problem
from mlprep_cli.model.question import Question


def pack(name: str, *questions: Question) -> Pack:
    """Return a pack with these questions."""
    header = PackHeader(format=1, id=name, title="T", description="D", version="1", license="MIT", authors=["A"])
    return Pack(header, Path(name), "user", list(questions))


def named(question_id: str, **changes: object) -> Question:
    """Return a question with its pack taken from its id."""
    return make_question(question_id, pack=question_id.partition("/")[0], **changes)


QUESTIONS = [
    named("lab/scaling", companies=["acme"], topics=["attention"], difficulty="easy", rounds=["onsite"]),
    named("lab/scaling-laws", companies=["big-tech"], topics=["training"], difficulty="hard", kind="math"),
    named("nlp/scaling", companies=[], topics=["attention", "training"], rounds=["technical", "onsite"]),
    named("nlp/pruning", companies=["acme", "big-tech"], topics=["compression"], kind="design"),
]
STATUS = dict(zip([item.id for item in QUESTIONS], ["new", "due", "new", "known"], strict=True))
BROKEN = [
    Problem(Path("packs/nlp/pruned.md"), 7, "wrong; mend it"),
    Problem(Path("packs/nlp/prun.md"), 3, "not UTF-8; save it"),
    Problem(Path("packs/nlp/prun.md"), 9, "wrong too; mend it"),
    Problem(Path("packs/empty/pack.toml"), 1, "missing; add it"),
]
CATALOG = Catalog([pack("lab", *QUESTIONS[:2]), pack("nlp", *QUESTIONS[2:]), pack("empty")], BROKEN)


def ids(filters: Filters) -> list[str]:
    """Return the ids that pass the filters."""
    return [item.id for item in CATALOG.select(filters, STATUS)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("lab/scaling", "lab/scaling"),
        ("lab/scaling.md", "lab/scaling"),
        (" NLP/Scaling ", "nlp/scaling"),
        ("Scaling_Laws", "lab/scaling-laws"),
        ("scaling laws", "lab/scaling-laws"),
        ("scaling-l", "lab/scaling-laws"),
        ("lab/scaling-", "lab/scaling-laws"),
        ("pruni", "nlp/pruning"),
        ("nlp/p", "nlp/pruning"),
    ],
)
def test_find(name: str, found: str) -> None:
    """A question goes by its id, its file's name, or the start of either, however it is spelt."""
    assert CATALOG.find(name).id == found


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("scaling", "`scaling` means several questions", "`lab/scaling`, `nlp/scaling`"),
        ("lab", "`lab` means several questions", "`lab/scaling`, `lab/scaling-laws`"),
        ("prunning", "there is no question `prunning`", "did you mean `nlp/pruning`"),
        ("zzzz", "there is no question `zzzz`", "`mlprep list` shows all questions"),
        ("", "there is no question ``", "`mlprep list` shows all questions"),
        ("   ", "there is no question `   `", "`mlprep list` shows all questions"),
        ("../../etc/passwd", "there is no question `../../etc/passwd`", "`"),
    ],
)
def test_wrong_name_is_an_error(name: str, message: str, hint: str) -> None:
    """No question, or several, is an error that names what was perhaps meant."""
    with pytest.raises(UsageError) as caught:
        CATALOG.find(name)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)


def test_no_questions_at_all() -> None:
    """Without any pack, every name is unknown, and nothing crashes."""
    with pytest.raises(UsageError, match="there is no question `a`"):
        Catalog([], []).find("a")
    assert Catalog([], []).select(Filters(), {}) == []


@pytest.mark.parametrize("name", ["nlp/prun", "prun", "NLP/Prun.md"])
def test_question_with_a_broken_file_says_so(name: str) -> None:
    """Asking for a question whose file is wrong tells where, and never gives another question instead."""
    with pytest.raises(PackError) as caught:
        CATALOG.find(name)
    assert caught.value.message == "packs/nlp/prun.md:3: not UTF-8; save it (and 1 more)"
    assert caught.value.hint == "mend it, then run `mlprep packs check packs/nlp`"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [item.id for item in QUESTIONS]),
        (Filters(company=("acme",)), ["lab/scaling", "nlp/pruning"]),
        (Filters(company=("Big_Tech",)), ["lab/scaling-laws", "nlp/pruning"]),
        (Filters(company=("acme", "BIG TECH")), ["lab/scaling", "lab/scaling-laws", "nlp/pruning"]),
        (Filters(topic=("training",), difficulty=("hard",)), ["lab/scaling-laws"]),
        (Filters(topic=("model_compression",)), ["nlp/pruning"]),
        (Filters(topic=("Attention Mechanism", "training")), ["lab/scaling", "lab/scaling-laws", "nlp/scaling"]),
        (Filters(pack=("nlp",), round=("OnSite",)), ["nlp/scaling"]),
        (Filters(kind=("math", "design")), ["lab/scaling-laws", "nlp/pruning"]),
        (Filters(status=("new",)), ["lab/scaling", "nlp/scaling"]),
        (Filters(status=("due", "Known")), ["lab/scaling-laws", "nlp/pruning"]),
        (Filters(company=("acme",), topic=("training",)), []),
        (Filters(pack=("empty",)), []),
        (Filters(kind=("behavioural",)), []),
    ],
)
def test_select(filters: Filters, expected: list[str]) -> None:
    """Within a filter any of the values counts, across filters all of them; spelling does not matter."""
    assert ids(filters) == expected


@pytest.mark.parametrize(
    ("filters", "message", "hint"),
    [
        (Filters(company=("acmee",)), "there is no company `acmee`", "did you mean `acme`?"),
        (
            Filters(topic=("attention", "zzzz")),
            "there is no topic `zzzz`",
            "known: `attention`, `compression`, `training`",
        ),
        (Filters(kind=("desing",)), "there is no kind `desing`", "did you mean `design`"),
        (Filters(difficulty=("",)), "there is no difficulty ``", "known: `easy`, `medium`, `hard`"),
        (Filters(status=("dew",)), "there is no status `dew`", "did you mean `new`, `due`?"),
        (Filters(pack=("nl",)), "there is no pack `nl`", "did you mean `nlp`?"),
    ],
)
def test_unknown_value_is_an_error(filters: Filters, message: str, hint: str) -> None:
    """A value that no question can have is an error that names the nearest known ones."""
    with pytest.raises(UsageError) as caught:
        CATALOG.select(filters, STATUS)
    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)


@given(st.data())
def test_filters_narrow(data: st.DataObject) -> None:
    """One more filter never adds a question, and one more value never takes one away."""
    names = [item.name for item in fields(Filters)]
    some = {name: tuple(data.draw(st.sets(st.sampled_from(CATALOG.values(name)), max_size=2))) for name in names}
    more = data.draw(st.sampled_from(names))
    found, without = ids(Filters(**some)), ids(Filters(**some | {more: ()}))
    assert set(found) <= set(without)
    if some[more]:
        wider = some | {more: (*some[more], data.draw(st.sampled_from(CATALOG.values(more))))}
        assert set(found) <= set(ids(Filters(**wider)))


@pytest.mark.parametrize("name", FIXED)
def test_fixed_values_are_known_though_unused(name: str) -> None:
    """Kinds, difficulties and rounds are known even where no question has them."""
    assert Catalog([], []).values(name) == list(FIXED[name])


@given(st.text(st.sampled_from("aBé-_ ./ß")))
def test_spelling_does_not_matter(name: str) -> None:
    """Case, dashes, underscores and spaces make no two names different."""
    assert len({normal(name), normal(name.upper()), normal(name.replace("_", "-")), normal(f" {normal(name)} ")}) == 1
