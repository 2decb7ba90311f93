"""What `ProgressStore` promises, kept by the file and by memory alike."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import NOW, make_attempt
from mlprep_cli.model.attempt import RATINGS, Attempt
from mlprep_cli.store.base import Progress, ProgressStore
from mlprep_cli.store.memory import MemoryProgress
from mlprep_cli.store.toml_file import TomlProgress

STORES: dict[str, Callable[[Path], ProgressStore]] = {
    "file": lambda folder: TomlProgress(folder / "progress.toml", lambda: NOW),
    "memory": lambda _: MemoryProgress(),
}
WORDS = st.lists(st.text(max_size=8), max_size=3)
ZONES = st.integers(-12, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))
INSTANTS = st.builds(dt.datetime.fromtimestamp, st.integers(0, 4 * 10**9), ZONES)
ATTEMPTS = st.builds(
    make_attempt,
    number=st.integers(0, 4),
    started=INSTANTS,
    seconds=st.integers(0, 10**9),
    rating=st.sampled_from(RATINGS),
    score=st.none() | st.integers(0, 10_000).map(lambda share: share / 10_000),
    covered=WORDS,
    unsure=WORDS,
    missed=WORDS,
    graded_by=st.text(max_size=8),
    answer=st.text(max_size=20),
)
STEPS = st.lists(ATTEMPTS | st.integers(0, 4).map(lambda number: make_attempt(number).id), max_size=8)


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ProgressStore:
    """An empty store of each kind."""
    return STORES[request.param](tmp_path)


def perform(store: ProgressStore, steps: Sequence[Attempt | str]) -> None:
    """Append each attempt, and take back each id."""
    for step in steps:
        if isinstance(step, Attempt):
            store.append(step)
        else:
            store.undo(step, NOW)


def standing(steps: Sequence[Attempt | str]) -> list[Attempt]:
    """Return what stands after the steps: one attempt for an id, none that was taken back, oldest first."""
    attempts = {step.id: step for step in steps if isinstance(step, Attempt) and step.id not in steps}
    return sorted(attempts.values(), key=lambda item: (item.started, item.id))


@pytest.mark.parametrize("kind", STORES)
@settings(max_examples=80, deadline=None)
@given(steps=STEPS)
def test_any_history_is_read_back(kind: str, steps: list[Attempt | str]) -> None:
    """Whatever was appended and taken back, in any order, is read back exactly and without a warning."""
    with TemporaryDirectory() as folder:
        store = STORES[kind](Path(folder))
        perform(store, steps)
        assert store.read() == Progress(standing(steps))


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_another_process_reads_the_same(steps: list[Attempt | str]) -> None:
    """A store opened anew for every step keeps what one store keeps."""
    with TemporaryDirectory() as folder:
        for step in steps:
            perform(STORES["file"](Path(folder)), [step])
        assert STORES["file"](Path(folder)).read().attempts == standing(steps)


def test_nothing_at_first(store: ProgressStore) -> None:
    """A new store holds no attempt and has nothing to warn of."""
    assert store.read() == Progress([], [])


def test_reading_changes_nothing(store: ProgressStore) -> None:
    """What a reader does to the list it was given reaches no other reader."""
    store.append(make_attempt(1))
    store.read().attempts.clear()
    assert store.read().attempts == [make_attempt(1)]


def test_oldest_first(store: ProgressStore) -> None:
    """Attempts come in the order of their start, and of their ids when they started together."""
    perform(store, [make_attempt(3), make_attempt(2, started=NOW), make_attempt(1, started=NOW), make_attempt(0)])
    assert [item.id[-1] for item in store.read().attempts] == ["0", "1", "2", "3"]


def test_same_id_counts_once(store: ProgressStore) -> None:
    """An attempt that is kept twice, as after two files were merged by hand, is read once."""
    perform(store, [make_attempt(1), make_attempt(2), make_attempt(1)])
    assert store.read().attempts == [make_attempt(1), make_attempt(2)]


@pytest.mark.parametrize("steps", [[make_attempt(1).id, make_attempt(1)], [make_attempt(1), *[make_attempt(1).id] * 2]])
def test_undo_holds(store: ProgressStore, steps: list[Attempt | str]) -> None:
    """What was taken back stays so, be it taken back twice or before it arrives, as from another machine."""
    perform(store, [*steps, make_attempt(2)])
    assert store.read().attempts == [make_attempt(2)]


def test_undo_of_nothing(store: ProgressStore) -> None:
    """Taking back an attempt that nobody knows changes nothing."""
    perform(store, [make_attempt(1), make_attempt(9).id])
    assert store.read() == Progress([make_attempt(1)])
