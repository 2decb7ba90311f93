"""Pictures made of letters, for terminals that lack the letters as well."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.measure import Measurement
from rich.segment import Segment

EIGHTHS = " ▁▂▃▄▅▆▇█"
NONE = "·"
# What stands for each sign where the encoding has none of them; no two signs of one picture share a letter.
ASCII = str.maketrans("█▓▒░·▁▂▃▄▅▆▇", "#*+-.___====")


class Drawing:
    """A part drawn with blocks and shades; where the terminal knows only ASCII, with letters of it instead."""

    def __init__(self, part: RenderableType) -> None:
        self._part = part

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Draw the part."""
        for segment in console.render(self._part, options):
            if options.ascii_only and not segment.control:
                yield Segment(segment.text.translate(ASCII), segment.style)
            else:
                yield segment

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Take the room that the part takes."""
        return Measurement.get(console, options, self._part)


def tower(share: float, rows: int) -> list[str]:
    """Return a column of blocks as high as a share, 0 to 1, of `rows`, top first; the least is an eighth of a row."""
    eighths = max(1, round(share * rows * 8))
    return [EIGHTHS[min(8, max(0, eighths - 8 * row))] for row in reversed(range(rows))]


def portions(counts: list[int], cells: int) -> list[int]:
    """Return how many of the cells each count is to fill: all of them, in proportion, none empty that counts something.

    There must be a count above 0, and a cell for each of those.
    """
    total, filled = sum(counts), [int(count > 0) for count in counts]
    for _ in range(cells - sum(filled)):
        wants = [count * cells / total - has for count, has in zip(counts, filled, strict=True)]
        filled[wants.index(max(wants))] += 1
    return filled
