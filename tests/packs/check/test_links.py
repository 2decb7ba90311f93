"""Questions that refer to others."""

from pathlib import Path

from conftest import QUESTION_MD, write_pack
from mlprep_cli.packs.check.links import circles
from mlprep_cli.packs.check.page import Page
from mlprep_cli.packs.load import load_pack


def pages(folder: Path, **after: list[str]) -> list[Page]:
    """Return the pages of a pack `lab`, in which each question has the prerequisites given."""
    texts = {
        name: QUESTION_MD.replace("minutes = 5", f"minutes = 5\nprerequisites = {[f'lab/{other}' for other in others]}")
        for name, others in after.items()
    }
    pack, problems = load_pack(write_pack(folder / "lab", **texts), "user")
    assert pack is not None, problems
    return [Page(question, pack) for question in pack.questions]


def test_circle_is_found_once_with_its_way(tmp_path: Path) -> None:
    """Prerequisites that lead back are found once, by the shortest way, at the first question on it."""
    found = pages(tmp_path, a=["b"], b=["c", "d"], c=["a"], d=[], e=["a"], f=["g"], g=["f"])
    wrong = list(circles(found, {page.question.id: page.question.prerequisites for page in found}))
    assert [(page.question.id, line, message) for page, (line, message) in wrong] == [
        ("lab/a", 10, "prerequisites run in a circle: lab/a -> lab/b -> lab/c -> lab/a; drop one"),
        ("lab/f", 10, "prerequisites run in a circle: lab/f -> lab/g -> lab/f; drop one"),
    ]


def test_circle_over_a_question_of_another_pack_is_found(tmp_path: Path) -> None:
    """A circle counts where only one of its questions is checked; a question before itself is said elsewhere."""
    found = pages(tmp_path, a=["b"], s=["s"])
    before = {page.question.id: page.question.prerequisites for page in found} | {"lab/b": ["lab/a"]}
    assert [page.question.id for page, _ in circles(found, before)] == ["lab/a"]


def test_long_chain_is_no_circle(tmp_path: Path) -> None:
    """A thousand questions one after the other are followed to their end."""
    found = pages(tmp_path, a=["q0"])
    chain = {f"lab/q{n}": [f"lab/q{n + 1}"] for n in range(1000)}
    assert list(circles(found, {"lab/a": ["lab/q0"], **chain})) == []
