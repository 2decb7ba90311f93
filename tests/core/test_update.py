"""What an update takes from which side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlprep_cli.core.update import Changes, Digests, Merge, compare, digests, merge

FILES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("123"))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "outcome"),
    [
        ("1", "1", "1", Merge(["x"], [], [], [])),
        ("1", "1", "2", Merge([], ["x"], [], [])),
        ("1", "1", "", Merge([], [], [], [])),
        ("", "", "2", Merge([], ["x"], [], [])),
        ("1", "2", "1", Merge(["x"], [], [], ["x"])),
        ("", "2", "", Merge(["x"], [], [], ["x"])),
        ("1", "", "1", Merge([], [], [], ["x"])),
        ("1", "2", "2", Merge(["x"], [], [], [])),
        ("1", "", "", Merge([], [], [], [])),
        ("1", "2", "3", Merge([], [], ["x"], [])),
        ("1", "2", "", Merge([], [], ["x"], [])),
        ("1", "", "2", Merge([], [], ["x"], [])),
        ("", "1", "2", Merge([], [], ["x"], [])),
    ],
)
def test_one_file(base: str, mine: str, theirs: str, outcome: Merge) -> None:
    """What one side changed is taken from that side; what both changed differently is a conflict."""
    states = [{"x": value} if value else {} for value in (base, mine, theirs)]
    assert merge(*states) == outcome


@given(FILES, FILES)
def test_without_edits_the_source_is_taken(recorded: Digests, new: Digests) -> None:
    """A pack that nobody edited becomes what its source is."""
    merged = merge(recorded, recorded, new)
    assert sorted([*merged.mine, *merged.theirs]) == sorted(new)
    assert not (merged.conflicts or merged.edited)


@given(FILES, FILES)
def test_without_news_everything_stays(recorded: Digests, present: Digests) -> None:
    """A source that has not changed changes nothing, whatever was edited."""
    merged = merge(recorded, present, recorded)
    assert merged.mine == sorted(present)
    assert not (merged.theirs or merged.conflicts)


@given(FILES, FILES, FILES)
def test_no_edit_is_lost_in_silence(recorded: Digests, present: Digests, new: Digests) -> None:
    """Every file that the user has otherwise than it came either stays or is a conflict."""
    merged = merge(recorded, present, new)
    edited = {name for name, value in present.items() if recorded.get(name) != value}
    assert edited <= {*merged.mine, *merged.conflicts}


@given(FILES, FILES)
def test_changes_lead_from_old_to_new(old: Digests, new: Digests) -> None:
    """Applied to the old state, the changes give the new one; equal states have none."""
    changes = compare(old, new)
    assert {*old, *changes.added} - {*changes.removed} == set(new)
    assert bool(changes) == (old != new)
    assert compare(old, old) == Changes([], [], [])


def test_digests() -> None:
    """A digest is the SHA-256 that other tools print."""
    assert digests({"x": b""}) == {"x": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
