"""A new pack is a good example, and a new question a good start."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mlprep_cli.model.pack import Pack, PackHeader
from mlprep_cli.packs.check.linter import Around, check_packs
from mlprep_cli.packs.document import parse_question
from mlprep_cli.packs.find import find_packs
from mlprep_cli.packs.load import load_pack
from mlprep_cli.packs.run import python_blocks, run_blocks
from mlprep_cli.packs.scaffold import new_pack, new_question
from mlprep_cli.packs.slug import slug
from mlprep_cli.ui.formulas import formula_faults

TODAY = dt.date(2027, 1, 15)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """The new pack, made and read."""
    for name, data in new_pack("my-pack", TODAY).items():
        (tmp_path / name).write_bytes(data)
    pack, problems = load_pack(tmp_path, "user")
    assert problems == []
    assert pack is not None
    return pack


def test_example_has_nothing_to_mend(pack: Pack, tmp_path: Path) -> None:
    """The linter finds nothing, not even beside the whole bank, and the example's Python runs."""
    bank = [question for other in find_packs(tmp_path / "none", [])[0] for question in other.questions]
    (question,) = pack.questions
    assert (question.id, question.updated) == ("my-pack/example-best-of-twenty-seeds", TODAY)
    assert pack.header.title == "My pack"
    assert check_packs([pack], Around(bank, TODAY, formula_faults)) == []
    tasks = python_blocks([pack])
    assert len(tasks) == 1
    assert run_blocks(tasks) == []


def test_example_explains_itself(pack: Pack) -> None:
    """Comments say what each key is for, evidence and misconceptions above all; no blank is left unfilled."""
    text = "".join(path.read_text(encoding="utf-8") for path in [*pack.files.values(), pack.path / "pack.toml"])
    front = text.partition("\n+++\n")[0]
    for key in ("title", "kind", "difficulty", "rounds", "companies", "topics", "minutes", "weight"):
        assert any(line.startswith(f"{key} = ") and " # " in line for line in front.splitlines()), key
    assert "evidence: two or three ways" in front
    assert "misconceptions: how people get this point wrong" in front
    assert not [blank for blank in ("PACK-ID", "PACK-TITLE", "DATE") if blank in text]


def test_new_question_is_a_draft_at_once() -> None:
    """A started question can be read, and so practised, before anything is filled in."""
    question, problems = parse_question(new_question("layer-norm", TODAY).decode(), "mine/layer-norm")
    assert problems == []
    assert question is not None
    assert (question.draft, question.title, question.updated) == (True, "Layer norm", TODAY)


@given(st.text(max_size=120))
def test_slugs_are_ids(name: str) -> None:
    """Whatever the name, what is proposed instead is empty or an id, and itself when proposed for."""
    proposed = slug(name, 80)
    assert slug(proposed, 80) == proposed
    values = {"format": 1, "title": "T", "description": "D", "version": "1", "license": "MIT", "authors": []}
    try:
        PackHeader.model_validate(values | {"id": proposed})
    except ValidationError:
        assert not proposed
