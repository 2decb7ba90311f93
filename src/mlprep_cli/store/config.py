"""The settings in `config.toml`. There are few, each has a default, and the file need not exist."""

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlprep_cli.errors import MlprepError


class Config(BaseModel):
    """What the user may set.

    `day_starts_at` is a local hour: practice before it belongs to the day before. `llm_model` is a model that grades
    too, as `llm` names it, "" for none; `llm_seconds` is how long it may take.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    strict: bool = False
    day_starts_at: Annotated[int, Field(ge=0, le=12)] = 4
    packs: list[str] = []
    llm_model: str = ""
    llm_seconds: Annotated[int, Field(ge=5, le=600)] = 60


def read_config(path: Path) -> Config:
    """Return the settings in a file; the defaults when there is none.

    Raises:
        MlprepError: the file cannot be read, is no TOML, or holds a key or value that is not known.
    """
    try:
        return Config.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        return Config()
    except ValidationError as error:
        faults = "; ".join(
            f"`{'.'.join(map(str, fault['loc']))}`: {fault['msg'].lower()}" for fault in error.errors(include_url=False)
        )
        known = ", ".join(f"`{name}`" for name in Config.model_fields)
        raise MlprepError(f"`{path}`: {faults}", hint=f"the settings are {known}") from error
    except (OSError, ValueError, RecursionError) as error:
        raise MlprepError(f"`{path}` cannot be read: {error}", hint="mend the file or move it away") from error
