"""What a start imports: not what another command needs."""

import subprocess
import sys

import pytest

HEAVY = {"markdown_it", "fsrs", "pylatexenc", "tomlkit", "rapidfuzz", "bs4", "rich.markdown", "hypothesis"}


def imported(*words: str) -> set[str]:
    """Return the modules that the program has imported when a command ends."""
    code = f"import sys; from mlprep_cli.cli.app import run; run({list(words)}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [("paths",), ("config", "get", "strict")])
def test_small_commands_import_little(words: tuple[str, ...]) -> None:
    """What reads no pack imports neither the catalog nor the libraries that packs, schedule and formulas need."""
    found = imported(*words)
    assert not (HEAVY - {"tomlkit"}) & found
    assert not [name for name in found if name.startswith(("mlprep_cli.packs.document", "mlprep_cli.flows"))]


def test_version_imports_next_to_nothing() -> None:
    """`--version` is answered before Typer and Rich are imported."""
    code = "import sys; sys.argv[1:] = ['--version']; from mlprep_cli.__main__ import main; main(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    version, modules = done.stdout.splitlines()
    assert version.startswith("mlprep ")
    assert not {"typer", "rich", "pydantic"} & set(modules.split())
