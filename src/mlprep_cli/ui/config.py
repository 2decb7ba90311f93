"""The table of settings."""

from collections.abc import Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.setting import Setting
from mlprep_cli.model.text import clean


def settings_table(settings: Sequence[Setting]) -> RenderableType:
    """Return the settings with value, default and meaning; what the user set is bold, and its default stands beside."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column("Setting", no_wrap=True)
    table.add_column("Value", overflow="fold")
    table.add_column("Default", no_wrap=True)
    table.add_column("Means", overflow="fold", ratio=1)
    for item in settings:
        value = Text("\n".join(_lines(item.value)), "bold" if item.is_set else "")
        meaning = f"{item.meaning}: {item.allowed}" if item.meaning else item.allowed
        table.add_row(Text(item.name), value, Text(" ".join(_lines(item.default)), "dim"), Text(meaning))
    return table


def plain_value(value: object) -> str:
    """Return a value as one types it: `true`, a number, text, a list with an item on each line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "\n".join(map(plain_value, value))
    return "" if value is None else clean(str(value))


def _lines(value: object) -> list[str]:
    """Return the lines of a cell; what is empty shows as a dash."""
    return plain_value(value).split("\n") if plain_value(value) else ["-"]
