"""Pictures made of letters."""

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from mlprep_cli.ui.drawing import EIGHTHS, Drawing, portions, tower


def drawn(text: str, encoding: str) -> str:
    """Return what a terminal of some encoding is given for a text."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    Console(file=file, width=80, color_system=None, _environ={}).print(Drawing(Text(text)))
    file.flush()
    return raw.getvalue().decode(encoding).rstrip()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_signs_have_stand_ins(encoding: str) -> None:
    """Where blocks cannot be shown, letters that differ as much stand for them, and words stay."""
    assert drawn("known █ ▒ ! · new ░▒▓█", encoding) == "known # + ! . new -+*#"
    assert "?" not in drawn("".join(EIGHTHS), encoding)
    assert drawn("█▒!·", "utf-8") == "█▒!·"


@given(st.floats(0, 1), st.integers(1, 6))
def test_tower_is_as_high_as_its_share(share: float, rows: int) -> None:
    """A tower is right to half an eighth of a row, stands on the ground, and the least of all is still seen."""
    signs = tower(share, rows)
    assert len(signs) == rows
    assert abs(sum(map(EIGHTHS.index, signs)) - max(1, share * rows * 8)) <= 0.5
    assert signs == sorted(signs, key=EIGHTHS.index)


@given(st.lists(st.integers(0, 999), min_size=1, max_size=6).filter(any), st.integers(6, 60))
def test_portions_fill_the_cells(counts: list[int], cells: int) -> None:
    """All cells are filled, nothing that counts is left out, nothing else gets in, and more never gets less."""
    filled = portions(counts, cells)
    assert sum(filled) == cells
    assert [number > 0 for number in filled] == [count > 0 for count in counts]
    pairs = sorted(zip(counts, filled, strict=True))
    assert all(a <= b for (m, a), (n, b) in pairwise(pairs) if m < n)
