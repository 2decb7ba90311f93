"""The table of packs, and what is wrong in them."""

from collections.abc import Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.model.pack import Pack
from mlprep_cli.model.text import clean


def packs_table(packs: Sequence[Pack]) -> RenderableType:
    """Return the packs with what each is about and where it lies."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column("Pack", no_wrap=True)
    table.add_column("Title", overflow="fold")
    table.add_column("Questions", justify="right", no_wrap=True)
    table.add_column("Version", no_wrap=True)
    table.add_column("From", overflow="fold")
    for pack in packs:
        origin = pack.origin if pack.origin == "bundled" else f"{pack.origin}: {pack.path}"
        row = [pack.header.id, pack.header.title, f"{len(pack.questions)}", pack.header.version, clean(origin)]
        table.add_row(*map(Text, row))
    return table
