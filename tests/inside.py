"""Running commands within the process of the tests: quicker than a process for each."""

import pytest

from conftest import Done
from mlprep_cli.cli.app import run


class Inside:
    """Runs `mlprep` with some words here, and tells what it came to."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str) -> Done:
        """Run one command; what was printed before it is forgotten."""
        self._capsys.readouterr()
        status = run(list(words))
        shown = self._capsys.readouterr()
        return Done(status, shown.out, shown.err)
