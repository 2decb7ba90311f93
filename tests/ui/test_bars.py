"""Mastery, readiness and reviews ahead as bars."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW, screen
from mlprep_cli.model.stats import Area
from mlprep_cli.ui.bars import BAR, forecast, mastery, readiness

TODAY = NOW.date()
counts = st.tuples(*[st.integers(0, 30)] * 4).filter(lambda four: sum(four[:3]) > 0)


def coming(*reviews: int) -> dict[dt.date, int]:
    """Return so many reviews due today, tomorrow and so on."""
    return {TODAY + dt.timedelta(days=day): count for day, count in enumerate(reviews)}


@given(counts)
def test_each_status_has_its_share_of_the_bar(four: tuple[int, int, int, int]) -> None:
    """The bar is always full, in the order of the key, and each status that occurs has a cell at least."""
    known, learning, due, _ = four
    seen = screen(mastery([Area("nlp", sum(four), 0.5, known, learning, due)], 80))
    (row,) = [line for line in seen.split("\n") if line.startswith("nlp")]
    bar = row.split()[1]
    assert len(bar) == BAR
    assert "".join(sorted(bar, key="█▒!·".index)) == bar
    assert [sign in bar for sign in "█▒!·"] == [count > 0 for count in four]
    for sign, count in zip("█▒!·", four, strict=True):
        assert abs(bar.count(sign) - BAR * count / sum(four)) < 4


def test_key_says_what_the_signs_mean() -> None:
    """Below the bars stands which sign is which status."""
    assert "█ known  ▒ learning  ! due  · new" in screen(mastery([Area("nlp", 2, 0.5, known=1)], 80))


def test_areas_not_started_are_named() -> None:
    """Areas without an attempt have no bar; they are named with the number of their questions."""
    assert screen(readiness([Area("Acme", 3, 0.0)], 80)) == "Readiness by company\nNot started: Acme (3)\n"


def test_each_day_has_its_bar() -> None:
    """A cell is a review; a day without any is there, with 0."""
    lines = [line.rstrip() for line in screen(forecast(coming(2, 0, 5), TODAY, 80)).split("\n")]
    assert lines[:4] == [
        "Reviews due in the next 3 days: 7",
        "today      2 ██",
        "Tue 24 Nov 0",
        "Wed 25 Nov 5 █████",
    ]


def test_many_reviews_fit() -> None:
    """Where a cell a review would be too wide, bars are in proportion, and a single review is still seen."""
    for columns, cells in ((40, 20), (80, 40)):
        lines = screen(forecast(coming(1000, 500, 1), TODAY, columns), columns).split("\n")
        assert [line.count("█") for line in lines[1:4]] == [cells, cells // 2, 1]
        assert max(map(len, lines)) <= columns


def test_nothing_ahead() -> None:
    """Without reviews ahead it is said in one line."""
    assert screen(forecast(coming(*[0] * 14), TODAY, 80)) == "Reviews due in the next 14 days: none\n"
