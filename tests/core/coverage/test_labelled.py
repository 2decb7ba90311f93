"""Answers to bundled questions, labelled by hand: a strong one, a partial one, and one that is fluent and empty."""

import tomllib
from pathlib import Path

import pytest

from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.document import parse_question

FILES = sorted((Path(__file__).parents[2] / "data" / "answers").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_met(path: Path) -> None:
    """No point of the strong answer is missed outright, the empty one covers none, the partial one lies between."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    text = (bundled_folder() / f"{document['question']}.md").read_text(encoding="utf-8")
    question, problems = parse_question(text, document["question"])
    assert question is not None, problems
    verdicts = {
        answer["kind"]: {point.id: point.verdict for point in cover(question, answer["text"]).points}
        for answer in document["answer"]
    }
    said = {answer["kind"]: answer["said"] for answer in document["answer"]}
    assert "missed" not in {verdicts["strong"][name] for name in said["strong"]}
    assert "covered" not in verdicts["empty"].values()
    counts = {kind: sum(verdict == "covered" for verdict in found.values()) for kind, found in verdicts.items()}
    assert counts["strong"] > counts["partial"] > counts["empty"]
