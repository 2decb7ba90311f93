"""The table of packs."""

from pathlib import Path

from conftest import Golden, make_question, screen
from mlprep_cli.model.pack import Origin, Pack, PackHeader
from mlprep_cli.ui.packs import packs_table


def pack(name: str, origin: Origin, path: str, title: str = "A pack") -> Pack:
    """Return a pack with one question."""
    header = PackHeader(format=1, id=name, title=title, description="D", version="1.0", license="MIT", authors=["A"])
    return Pack(header, Path(path), origin, [make_question(f"{name}/scaling")])


def test_packs_look(golden: Golden) -> None:
    """The table says what each pack is about, how many questions it has and where it lies."""
    long = "/home/somebody/a/rather/long/path/that/does/not/fit/on/a/line/of/the/table/mine"
    packs = [pack("nlp", "bundled", "/opt/x/nlp"), pack("mine", "user", long, "Mine: list[int] [bold]x[/bold]")]
    golden("packs", packs_table(packs, {}))


def test_path_of_a_pack_is_cleaned() -> None:
    """A folder whose name holds control characters brings none to the screen."""
    seen = screen(packs_table([pack("mine", "config", "/packs/\x1b[31m\u202epack")], {}))
    assert not {"\x1b", "\u202e"} & set(seen)
