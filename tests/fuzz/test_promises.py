"""A few hundred examples of the promises for any bytes; `bench/fuzzing.py` tries millions."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import QUESTION_MD
from fuzz.promises import KINDS, PROMISES
from importing.decks import database, package

FILES = sorted((Path(__file__).parents[1] / "data" / "import").iterdir())
SEEDS = [QUESTION_MD.encode(), *(path.read_bytes() for path in FILES)]
EXAMPLES = {"loader": 100, "body": 60, "front": 100, "importer": 200, "screen": 25}
NOISE = st.one_of(
    st.binary(max_size=30),
    st.text(st.sampled_from("+#-*`\n[]\"'{}=$|<>&;:, \tax1\\\x00\x1b\u2028"), max_size=15).map(str.encode),
    st.sampled_from(
        [b"\n## Answer\n", b"<!--", b"```", b"<ul><li>", b"&#27;", b"\nSample Answer\n", b"[[rubric]]\n", b"{{c1::"]
    ),
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return a file of the tests with some stretches of it replaced by noise, or noise alone."""
    data = draw(st.sampled_from([b"", *SEEDS]))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(NOISE) + data[start + draw(st.integers(0, 60)) :]
    return data


@pytest.mark.parametrize("target", PROMISES)
def test_any_bytes_keep_the_promise(target: str) -> None:
    """Any bytes come to a question or to errors with a mend, and no control character gets through."""

    @settings(max_examples=EXAMPLES[target], deadline=None, suppress_health_check=list(HealthCheck))
    @given(first=st.integers(0, len(KINDS) - 1), data=files())
    def holds(first: int, data: bytes) -> None:
        PROMISES[target](bytes([first]) + data if target == "importer" else data)

    holds()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_bytes_in_a_deck_keep_the_promise(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A deck of Anki with some of its bytes changed, in the zip or in the database, is read or refused."""
    deck = bytearray(database(tmp_path_factory.mktemp("deck")))
    is_outside = data.draw(st.booleans())
    spoilt = bytearray(package(collection_anki2=bytes(deck))) if is_outside else deck
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(spoilt) - 1), st.integers(0, 255)), max_size=20)
    ):
        spoilt[place] = value
    whole = bytes(spoilt) if is_outside else package(collection_anki2=bytes(spoilt))
    PROMISES["importer"](b"\x06" + whole)
