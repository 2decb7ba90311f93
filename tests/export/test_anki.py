"""The Anki deck, opened by Anki itself."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import NOW, Runner, make_question
from mlprep_cli.errors import MlprepError
from mlprep_cli.export.anki import to_apkg
from mlprep_cli.export.chapter import Chapter
from mlprep_cli.model.question import FollowUp, Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.folder import pack_folders
from mlprep_cli.packs.load import load_pack

if TYPE_CHECKING:
    from anki.cards import Card
    from anki.collection import Collection
    from anki.notes import Note

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator["Collection"]:
    """An empty collection of Anki."""
    from anki.collection import Collection

    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def chapter(*questions: Question, name: str = "lab", title: str = "The lab") -> Chapter:
    """Return a chapter of some questions."""
    return Chapter(name, title, "For <tests>.", questions)


def bring_in(collection: "Collection", data: bytes) -> None:
    """Import a deck as Anki's window does."""
    from anki.collection import ImportAnkiPackageRequest

    path = Path(collection.path).with_name("deck.apkg")
    path.write_bytes(data)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))


def notes(collection: "Collection", search: str = "") -> "list[Note]":
    """Return the notes that a search of Anki finds."""
    return [collection.get_note(number) for number in collection.find_notes(search)]


def note(collection: "Collection", search: str) -> "Note":
    """Return the one note that a search of Anki finds."""
    (found,) = notes(collection, search)
    return found


def card(collection: "Collection", question: Question) -> "Card":
    """Return the card of one question, imported alone."""
    bring_in(collection, to_apkg([chapter(question.model_copy(update={"follow_ups": []}))], NOW))
    (number,) = collection.find_cards("")
    return collection.get_card(number)


def test_each_question_and_follow_up_is_a_card(collection: "Collection", question: Question) -> None:
    """A question with two follow-ups makes three notes with a card each, in the deck of its pack, in their order."""
    bring_in(collection, to_apkg([chapter(question)], NOW))
    assert (collection.note_count(), collection.card_count()) == (3, 3)
    names = {item.name for item in collection.decks.all_names_and_ids()}
    assert {"mlprep", "mlprep::The lab"} <= names
    cards = [collection.get_card(number) for number in collection.find_cards("deck:mlprep", order="c.due asc")]
    assert [item.note().values()[0] for item in cards] == [
        "Why scale dot products?",
        "What if d is 1?",
        "Why not divide by d?",
    ]


def test_both_sides(collection: "Collection", question: Question) -> None:
    """The front asks; the back has rubric, answer, pitfalls and references, and says nothing twice."""
    shown = card(collection, question)
    front, back = shown.question(), shown.answer()
    assert r"Why does attention divide by \(\sqrt{d_k}\)?" in front
    assert "Says what saturates." in front
    assert "acme · technical · concept · easy · 5 min" in front
    hidden = ["Large logits saturate the softmax", r"a sum of \(d\) terms", "It scales the logits.", "Vaswani et al."]
    for words in hidden:
        assert words not in front
        assert back.count(words) == 1
    assert "<pre><code" in back
    assert front.partition("</style>")[2] in back


def test_follow_up_card(collection: "Collection", question: Question) -> None:
    """A follow-up's card says what it follows; its answer is on the back only."""
    bring_in(collection, to_apkg([chapter(question)], NOW))
    (number,) = collection.find_cards('"Question:What if d is 1?"')
    shown = collection.get_card(number)
    assert "Follow-up to: Why scale dot products?" in shown.question()
    assert r"divide by \(\sqrt{d_k}\)?" in shown.question()
    assert "Then nothing changes." not in shown.question()
    assert "Then nothing changes." in shown.answer()


def test_tags(collection: "Collection", question: Question) -> None:
    """Notes are tagged, follow-ups too, so that Anki can search and draw its tree."""
    bring_in(collection, to_apkg([chapter(question)], NOW))
    wanted = {"company::acme", "topic::attention", "round::technical", "difficulty::easy", "kind::concept"}
    assert all(set(item.tags) == wanted for item in notes(collection))
    assert len(notes(collection, "tag:company::*")) == 3


def test_import_again_updates(collection: "Collection", question: Question) -> None:
    """A later export changes the text of the same notes; what was studied stays studied."""
    bring_in(collection, to_apkg([chapter(question)], NOW))
    (number,) = collection.find_cards('"Title:Why scale dot products?" note:"mlprep question"')
    collection.sched.set_due_date([number], "9")
    bring_in(collection, to_apkg([chapter(question)], LATER))
    assert (collection.note_count(), collection.card_count()) == (3, 3)
    assert len(collection.models.all_names_and_ids()) == len({it.name for it in collection.models.all_names_and_ids()})

    changed = question.model_copy(update={"answer": "Because it was mended.", "title": "Why scale at all?"})
    bring_in(collection, to_apkg([chapter(changed)], LATER + dt.timedelta(hours=1)))
    assert (collection.note_count(), collection.card_count()) == (3, 3)
    found = note(collection, 'note:"mlprep question"')
    assert (found["Title"], found["Answer"]) == ("Why scale at all?", "<p>Because it was mended.</p>")
    assert found.cards()[0].id == number
    assert found.cards()[0].ivl == 9


def test_follow_up_put_in_between(collection: "Collection", question: Question) -> None:
    """A new follow-up in front of others takes over none of their notes, and commas make no new one."""
    bring_in(collection, to_apkg([chapter(question)], NOW))
    before = {item["Question"]: item.id for item in notes(collection, 'note:"mlprep follow-up"')}
    items = [FollowUp(question="What if d is 0?", answer="Then there is nothing."), *question.follow_ups]
    items[1] = FollowUp(question="What, if d is 1?", answer="Nothing changes at all.")
    bring_in(collection, to_apkg([chapter(question.model_copy(update={"follow_ups": items}))], LATER))
    after = {item["Question"]: item.id for item in notes(collection, 'note:"mlprep follow-up"')}
    assert len(after) == 3
    assert after["What, if d is 1?"] == before["What if d is 1?"]
    assert note(collection, '"Question:What, if d is 1?"')["Answer"] == "<p>Nothing changes at all.</p>"


def test_same_words_twice(collection: "Collection", question: Question) -> None:
    """Two follow-ups that ask with the same words, or with none, are four notes nevertheless."""
    asked = ["Why?", "why", "...", "!"]
    items = [FollowUp(question=words, answer=f"Because {number}.") for number, words in enumerate(asked)]
    bring_in(collection, to_apkg([chapter(question.model_copy(update={"follow_ups": items}))], NOW))
    assert len(notes(collection, 'note:"mlprep follow-up"')) == 4


HOSTILE = """\
A list[int], `x[0]`, a < b & c, <b>bold?</b> <script>alert(1)</script>

```cpp
std::vector<std::vector<int>> v{{1, 2}};  // {{c1::no cloze}} {{Title}} {{FrontSide}} <%no%>
```

{{c2::text}} {{Id}} {{#Answer}} [sound:evil.mp3] [anki:tts lang=en_US]x[/anki:tts] [latex]x[/latex] `[$]y[/$]` \\\\(no
formula\\\\) ![picture](https://example.org/track.png) [link](javascript:alert(1)) &#27;[31m \u202e
"""


def test_text_of_packs_stays_text(collection: "Collection", question: Question) -> None:
    """Brackets, braces and tags of a pack show as they are: Anki reads, plays, fetches and runs nothing of them."""
    shown = card(collection, question.model_copy(update={"answer": HOSTILE, "title": "A <b> & {{Answer}} [0]"}))
    back = shown.answer()
    text = unescape(re.sub(r"<[^>]*>", "", back))
    for words in (
        "A list[int], x[0], a < b & c, <b>bold?</b> <script>alert(1)</script>",
        "std::vector<std::vector<int>> v{{1, 2}};  // {{c1::no cloze}} {{Title}} {{FrontSide}} <%no%>",
        "{{c2::text}} {{Id}} {{#Answer}} [sound:evil.mp3] [anki:tts lang=en_US]x[/anki:tts] [latex]x[/latex] [$]y[/$]",
        "A <b> & {{Answer}} [0]",
        "\\(no\nformula\\)",
    ):
        assert words in text
    for bad in ("<b>", "<script", "<img", 'href="javascript', "\x1b", "\u202e"):
        assert bad not in back
    assert not shown.render_output().answer_av_tags
    assert r"\(no" not in back
    assert "[$]" not in back
    assert len(shown.note().fields) == len(shown.note().keys())


def test_formulas(collection: "Collection", question: Question) -> None:
    """Formulas become MathJax, in a line and on their own, with `<` and braces whole; dollars of money stay."""
    text = "Costs $5 or $6. $a < b$ and $e^{x_{i}}$ and $x \\in [0]$.\n\n$$\n\\sum_{i} x_i\n$$\n\nSo $$y$$ too."
    field = card(collection, question.model_copy(update={"answer": text})).note()["Answer"]
    assert "Costs $5 or $6." in field
    assert r"\(a &lt; b\) and \(e^{x_{i}}\) and \(x \in [0]\)" in field
    assert "<p>\\[\\sum_{i} x_i\\]</p>" in field
    assert r"So \[y\] too." in field


def test_empty_parts_leave_no_heading(collection: "Collection", question: Question) -> None:
    """A draft without rubric and sections makes a card that shows what there is."""
    bare = {"rubric": [], "pitfalls": [], "references": [], "expectations": [], "answer": "", "draft": True}
    shown = card(collection, question.model_copy(update=bare))
    assert "<h2>" not in shown.answer()
    assert "Why does attention" in shown.question()


def test_packs_of_one_title(collection: "Collection") -> None:
    """Packs that share a title get decks of their own; colons make no deck within the deck."""
    first, second = make_question("one/a", pack="one"), make_question("two/a", pack="two")
    decks = [chapter(first, name="one", title="NLP"), chapter(second, name="two", title="NLP")]
    bring_in(collection, to_apkg([*decks, chapter(make_question("c/a", pack="c"), name="c", title="A::B")], NOW))
    names = {item.name for item in collection.decks.all_names_and_ids()}
    assert {"mlprep::NLP (one)", "mlprep::NLP (two)", "mlprep::A: B"} <= names


def test_same_questions_same_file(question: Question) -> None:
    """Two exports of the same questions at the same time are the same, byte for byte."""
    assert to_apkg([chapter(question)], NOW) == to_apkg([chapter(question)], NOW)


def test_bundled_packs(collection: "Collection") -> None:
    """Every bundled question is taken in, with all its follow-ups, and shows no leftover Markdown of formulas."""
    packs = [load_pack(folder, "bundled")[0] for folder in pack_folders(bundled_folder())]
    found = [Chapter(p.header.id, p.header.title, p.header.description, p.questions) for p in packs if p]
    bring_in(collection, to_apkg(found, NOW))
    questions = [question for item in found for question in item.questions]
    assert collection.note_count() == len(questions) + sum(len(item.follow_ups) for item in questions)
    assert {item["Id"] for item in notes(collection)} == {item.id for item in questions}
    for item in notes(collection):
        prose = re.sub(r"(?s)<(pre|code).*?</\1>", "", "".join(item.fields))
        assert "$$" not in prose
        assert "**" not in re.sub(r"(?s)\\[(\[].*?\\[)\]]", "", prose)


def test_without_genanki(monkeypatch: pytest.MonkeyPatch, question: Question) -> None:
    """Where `genanki` is not installed, the error says what to type."""
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(MlprepError, match="genanki") as caught:
        to_apkg([chapter(question)], NOW)
    assert "pip install 'mlprep-cli[anki]'" in caught.value.hint


def test_command(mlprep: Runner, lab: Path, tmp_path: Path, collection: "Collection") -> None:
    """`export anki` writes the file that it names, and nothing over one that is there."""
    del lab
    path = tmp_path / "deck.apkg"
    done = mlprep("export", "anki", "--pack", "lab", "--to", str(path))
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == f"Wrote 1 question and 2 follow-ups in 1 deck to `{path}`."
    bring_in(collection, path.read_bytes())
    assert collection.note_count() == 3
    again = mlprep("export", "anki", "--pack", "lab", "--to", str(path))
    assert (again.status, again.err.splitlines()[1]) == (2, "  try: `--force` replaces it; `--to FILE` names another")
