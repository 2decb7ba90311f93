"""The working copy of the settings that an editor sees: it counts only once it is right, and is never lost."""

from pathlib import Path

from mlprep_cli.errors import MlprepError
from mlprep_cli.model.setting import Fault
from mlprep_cli.store.config import parse_config, read_bytes
from mlprep_cli.store.files import write_whole


class ConfigSheet:
    """A copy of the file `target`, beside it; `template` is what is edited where there are no settings yet."""

    def __init__(self, target: Path, template: str) -> None:
        self.target = target
        self.place = target.with_name(f"{target.stem}.edit{target.suffix}")
        self._before = read_bytes(target) or template.encode()

    def open(self) -> bool:
        """Make the copy; tell whether one was left from before, which is gone on with.

        Raises:
            MlprepError: the folder or the disk refuses.
        """
        if self.place.exists():
            return True
        self._write(self.place, self._before)
        return False

    def is_changed(self) -> bool:
        """Tell whether the copy says anything else than what was there; one that is gone does not."""
        return self.place.exists() and read_bytes(self.place) != self._before

    def faults(self) -> list[Fault]:
        """Return what is wrong in the copy."""
        return parse_config(read_bytes(self.place))[1]

    def keep(self) -> None:
        """Let the copy count from now on.

        Raises:
            MlprepError: the folder or the disk refuses; the copy is kept.
        """
        self._write(self.target, read_bytes(self.place))
        self.drop()

    def drop(self) -> None:
        """Remove the copy."""
        self.place.unlink(missing_ok=True)

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file in one step."""
        try:
            write_whole(path, data)
        except OSError as error:
            hint = f"check free space and permissions; what you wrote is kept in `{self.place}`"
            raise MlprepError(f"`{path}` cannot be written: {error.strerror or error}", hint=hint) from error
