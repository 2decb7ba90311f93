"""Who may import whom, one door per library, and sizes: the arrows of docs/architecture.md, kept honest."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "mlprep_cli"
MODULES = sorted(ROOT.rglob("*.py"))
OURS = "mlprep_cli"
LOW = {"model", "errors"}
# What each room may import of ours, besides itself.
ROOMS = {
    "errors": set[str](),
    "model": set[str](),
    "core": LOW,
    "packs": LOW,
    "store": LOW,
    "importing": {"packs", "store.files", "store.decode", *LOW},
    "editor": {"errors"},
    "language_model": {"core.interviewer", "errors"},
    "catalog": {"packs", *LOW},
    "export": LOW,
    "flows": {"core", "store.base", *LOW},
    "ui": {"core", "store.base", *LOW},
    "cli": {
        "catalog",
        "core",
        "editor",
        "export",
        "flows",
        "importing",
        "language_model",
        "packs",
        "store",
        "ui",
        *LOW,
    },
    "__main__": {"cli"},
    "__init__": set[str](),
}
# Where each library may be imported.
DOORS = {
    "typer": {"cli"},
    "rich": {"ui"},
    "pylatexenc": {"ui.latex"},
    "fsrs": {"core.schedule"},
    "llm": {"language_model.ask"},
    "snowballstemmer": {"core.coverage.words"},
    "tomllib": {"packs", "store"},
    "tomli_w": {"store", "packs.write"},
    "tomlkit": {"store"},
    "genanki": {"export.anki"},
    "mdit_py_plugins": {"model.markdown"},
    "filelock": {"store"},
    "bs4": {"importing.html"},
    "markdownify": {"importing.html"},
    "zstandard": {"importing.anki"},
    "zipfile": {"export.anki", "importing.anki"},
    "sqlite3": {"export.anki", "importing.anki"},
    "csv": {"export.table", "importing"},
    "platformdirs": {"store.paths"},
    "ulid": {"cli.wiring"},
    "subprocess": {"editor", "packs.git", "packs.run"},
    "random": {"cli.wiring", "core.select"},
    "os": {"cli", "store.files", "store.toml_file", "packs.remembered", "packs.run"},
    "sys": {"__main__", "cli", "packs.run", "ui.console"},
}
MOST_LINES, MOST_FUNCTION_LINES = 300, 40


def name_of(path: Path) -> str:
    """Return a module's dotted name below the package."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """Return every module that a file imports, inside functions too."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {item.name for item in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            found |= {f"{node.module}.{item.name}" for item in node.names} | {str(node.module)}
    return found


def inside(name: str, places: set[str]) -> bool:
    """Tell whether a dotted name is one of the places or below one."""
    return any(name == place or name.startswith(f"{place}.") for place in places)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from its own room and those below it."""
    room = name_of(path).partition(".")[0] or "__init__"
    allowed = ROOMS[room] | {room}
    ours = {name.removeprefix(f"{OURS}.") for name in imports(path) if name.startswith(f"{OURS}.")}
    rooms = {name for name in ours if "." in name or name in ROOMS} - {"__version__"}
    strays = {
        name
        for name in rooms
        if not inside(name, allowed) and not any(place.startswith(f"{name}.") for place in allowed)
    }
    assert not strays


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_door_per_library(path: Path) -> None:
    """A library is imported only where it has its door."""
    for name in imports(path):
        doors = DOORS.get(name.partition(".")[0])
        assert doors is None or inside(name_of(path), doors), f"{name} in {name_of(path)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sizes(path: Path) -> None:
    """No module has more than 300 lines, no function more than 40."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_below_cli_reads_clock_or_environment(path: Path) -> None:
    """The clock and the environment come in as arguments from `cli`."""
    if name_of(path).startswith("cli"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            words = ast.unparse(node)
            assert words not in {"os.environ", "dt.datetime.now", "dt.date.today", "time.time", "random.random"}, words
