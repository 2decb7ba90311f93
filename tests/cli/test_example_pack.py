"""The example of a pack that is handed out as a Python package: built, installed, found, practised."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Runner

EXAMPLE = Path(__file__).parents[2] / "examples" / "mlprep-pack-example"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed a copy of the example."""
    source = tmp_path_factory.mktemp("source") / "example"
    shutil.copytree(EXAMPLE, source)
    target = tmp_path_factory.mktemp("site")
    words = ["install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--target", str(target)]
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run([sys.executable, "-m", "pip", *words, str(source)], check=True, env=environment)
    return target


@pytest.fixture(autouse=True)
def path(installed: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python see what was installed."""
    assert home.name
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(installed)])))


def test_installed_pack_is_found(mlprep: Runner, installed: Path) -> None:
    """What pip installed is listed as an installed pack, and its questions as any others; `add` says it is there."""
    packs = {row["id"]: row for row in json.loads(mlprep("packs", "list", "--json").out)["packs"]}
    folder = installed / "mlprep_pack_example" / "questions"
    assert packs["averages"] == {
        "id": "averages",
        "title": "Averages that mislead",
        "version": "1.0",
        "questions": 2,
        "path": str(folder),
        "origin": "installed",
        "source": None,
        "problems": 0,
    }
    assert "The average of two speed-ups" in mlprep("show", "averages/mean-speed-up").out
    done = mlprep("packs", "add", "python:mlprep-pack-example")
    assert "`averages` is there already: the installed package `mlprep-pack-example` brings it." in done.out


def test_example_has_nothing_to_mend(mlprep: Runner) -> None:
    """The example is held to what it teaches: the linter and its own Python find nothing, beside the whole bank."""
    done = mlprep("packs", "check", str(EXAMPLE / "src" / "mlprep_pack_example"), "--run", "--yes")
    assert (done.status, done.out) == (0, "1 pack, 2 questions: nothing to mend.\n")
