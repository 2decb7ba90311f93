"""Where the user's files lie: `$MLPREP_HOME` when set, else the folders that the platform names.

`$MLPREP_CACHE` names another folder for what may be thrown away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mlprep_cli.errors import MlprepError

HOME_VARIABLE = "MLPREP_HOME"
CACHE_VARIABLE = "MLPREP_CACHE"


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one user. Only `cache` may be thrown away."""

    data: Path
    config: Path
    cache: Path

    @property
    def progress(self) -> Path:
        """The record of all attempts."""
        return self.data / "progress.toml"

    @property
    def answers(self) -> Path:
        """The answers, one Markdown file per attempt."""
        return self.data / "answers"

    @property
    def drafts(self) -> Path:
        """The answers that are not finished."""
        return self.data / "drafts"

    @property
    def packs(self) -> Path:
        """The user's own packs."""
        return self.data / "packs"

    @property
    def packs_removed(self) -> Path:
        """The packs that were removed, or replaced though they had been edited."""
        return self.data / "packs-removed"

    @property
    def mock_file(self) -> Path:
        """The mock interview that goes on."""
        return self.data / "mock.toml"

    @property
    def reports(self) -> Path:
        """The reports of mock interviews."""
        return self.data / "reports"

    @property
    def config_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    @property
    def agreements(self) -> Path:
        """The language models that the user agreed to ask."""
        return self.config / "agreed.toml"


def find_home(environment: Mapping[str, str]) -> Home:
    """Return the user's folders; none of them need exist yet.

    Raises:
        MlprepError: the variable names the home of a user who does not exist.
    """
    cache = _named(environment, CACHE_VARIABLE)
    if root := _named(environment, HOME_VARIABLE):
        return Home(data=root, config=root, cache=cache or root / "cache")
    from platformdirs import PlatformDirs

    folders = PlatformDirs("mlprep", appauthor=False)
    return Home(folders.user_data_path, folders.user_config_path, cache or folders.user_cache_path)


def _named(environment: Mapping[str, str], variable: str) -> Path | None:
    """Return the folder that a variable names; None where it names none."""
    named = environment.get(variable)
    try:
        return Path(named).expanduser().absolute() if named else None
    except RuntimeError as error:
        hint = f"set ${variable} to a folder, as in `export {variable}=~/mlprep`"
        raise MlprepError(f"`{named}` of ${variable} names a user who does not exist", hint=hint) from error
