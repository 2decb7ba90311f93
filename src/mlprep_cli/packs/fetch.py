"""Bringing packs within reach: a folder is there already, a repository is fetched into a temporary one."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from mlprep_cli.packs.address import FolderAddress, GitAddress
from mlprep_cli.packs.git import clone

Passing = Callable[[str], AbstractContextManager[object]]


class Fetcher:
    """Fetches each repository once. Everything fetched is removed when it is left, however that happens.

    `passing` shows a line for as long as a fetch takes.
    """

    def __init__(self, environment: Mapping[str, str], passing: Passing) -> None:
        self._environment = environment
        self._passing = passing
        self._fetched = dict[tuple[str, str], tuple[Path, str]]()
        self._folder = tempfile.TemporaryDirectory(prefix="mlprep-packs-", ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def fetch(self, address: FolderAddress | GitAddress) -> tuple[Path, str]:
        """Return the folder in which the packs of an address are to be found, and its commit (empty without git).

        Raises:
            MlprepError: git is missing or fails.
        """
        if isinstance(address, FolderAddress):
            return address.path, ""
        key = (address.url, address.branch)
        if key not in self._fetched:
            into = Path(self._folder.name, f"{len(self._fetched)}")
            with self._passing(f"fetching {address.url}"):
                self._fetched[key] = (into, clone(address, into, self._environment))
        return self._fetched[key]
