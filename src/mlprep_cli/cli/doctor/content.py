"""Facts about what is on disk: places, settings, packs, progress, drafts."""

import os
import shutil
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from mlprep_cli.cli.wiring import World
from mlprep_cli.core.doctor.config import check_config
from mlprep_cli.core.doctor.packs import check_packs
from mlprep_cli.core.doctor.places import Place, check_places
from mlprep_cli.core.doctor.progress import Record, check_drafts, check_record
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.check import Check
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.packs.find import find_packs
from mlprep_cli.store.config import parse_config, read_bytes


class Content:
    """What is on disk of one user's; packs are read once."""

    def __init__(self, world: World) -> None:
        self._world = world

    def places(self) -> list[Check]:
        """Look at the folders that are written to, and at the files in them."""
        home = self._world.home
        named = {"data": home.data, "settings": home.config, "cache": home.cache}
        names = dict[Path, str]()
        for name, path in named.items():
            names[path] = f"{names[path]}, {name}" if path in names else name
        files = [home.progress, home.config_file]
        unwritable = [path for path in files if path.exists() and not _may(path, os.R_OK | os.W_OK)]
        return check_places([_place(name, path) for path, name in names.items()], unwritable)

    def settings(self) -> list[Check]:
        """Look at the settings."""
        path = self._world.home.config_file
        copy = path.with_name(f"{path.stem}.edit{path.suffix}")
        faults = parse_config(read_bytes(path))[1]
        return check_config(path, faults, exists=path.exists(), unfinished=copy if copy.exists() else None)

    def packs(self) -> list[Check]:
        """Look at all packs."""
        return check_packs(*self._found)

    def progress(self) -> list[Check]:
        """Look at the attempts, and at what they name."""
        path = self._world.home.progress
        content = self._world.store.peek()
        known = {item.id: item for item in content.attempts}
        attempts = [item for item in known.values() if item.id not in content.undone]
        record = Record(
            path=path,
            attempts=attempts,
            undone=len(known) - len(attempts),
            torn_bytes=None if content.torn is None else path.stat().st_size - content.torn,
            set_aside=sorted(path.resolve().parent.glob("progress.torn-*.toml")),
            answers_gone=[item for item in attempts if self._world.answers.read(item.answer) is None],
        )
        return check_record(record, self._questions, self._world.now())

    def drafts(self) -> list[Check]:
        """Look at the answers that were not finished."""
        left = [(draft.question, draft.place) for draft in self._world.drafts.left_over()]
        return check_drafts(left, self._questions if left else ())

    @cached_property
    def _found(self) -> tuple[list[Pack], list[Problem]]:
        """All packs; those that wrong settings name are left out."""
        home = self._world.home
        try:
            return self._world.packs
        except MlprepError:
            return find_packs(home.packs, [])

    @property
    def _questions(self) -> set[str]:
        """The ids of all questions."""
        return {item.id for pack in self._found[0] for item in pack.questions}


def _place(name: str, path: Path) -> Place:
    """Look at a folder, or at what there is of it."""
    nearest = path
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    free = None
    with suppress(OSError):
        free = shutil.disk_usage(nearest).free
    return Place(
        name=name,
        path=path,
        nearest=nearest,
        is_folder=nearest.is_dir(),
        is_writable=_may(nearest, os.R_OK | os.W_OK | os.X_OK),
        free=free,
    )


def _may(path: Path, mode: int) -> bool:
    """Tell whether the one who runs this may read, write or enter a path."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
