"""The settings in `config.toml`. There are few, each has a default, and the file need not exist."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mlprep_cli.errors import MlprepError
from mlprep_cli.model.plan import Goal
from mlprep_cli.model.setting import Fault
from mlprep_cli.model.text import clean

PLAN = "plan"  # the table that `mlprep plan` writes
Folder = Annotated[str, Field(json_schema_extra={"format": "path"})]


class Config(BaseModel):
    """What the user may set. `description` is what `mlprep config` says about a setting."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    strict: Annotated[bool, Field(description="hide the expectations until the answer is written")] = False
    day_starts_at: Annotated[
        int, Field(ge=0, le=12, description="local hour at which a day starts; practice before it is the day before's")
    ] = 4
    packs: Annotated[list[Folder], Field(description="folders that are packs, or hold packs")] = []
    new_per_day: Annotated[
        int, Field(ge=0, le=100, description="how many new questions a day `practice` begins by itself")
    ] = 3
    llm_model: Annotated[
        str, Field(description="a language model that marks too, as `llm` names it; empty for none")
    ] = ""
    llm_seconds: Annotated[int, Field(ge=5, le=600, description="how many seconds it may take")] = 60
    plan: Annotated[Goal | None, Field(description="the interview that you prepare for; `mlprep plan` sets it")] = None


def setting_names() -> list[str]:
    """Return the names of the settings that take a value; what a command of its own writes is none."""
    return [name for name in Config.model_fields if name != PLAN]


def read_config(path: Path) -> Config:
    """Return the settings in a file; the defaults when there is none.

    Raises:
        MlprepError: the file cannot be read, is no TOML, or holds a key or value that is not known.
    """
    config, faults = parse_config(read_bytes(path))
    if config is None:
        raise refusal(path, faults)
    return config


def read_bytes(path: Path) -> bytes:
    """Return what a settings file holds; nothing when there is none.

    Raises:
        MlprepError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        hint = "mend its permissions, or move it away"
        raise MlprepError(f"`{path}` cannot be read: {error.strerror or error}", hint=hint) from error


def parse_config(data: bytes) -> tuple[Config | None, list[Fault]]:
    """Return the settings that a file holds, or None with everything that is wrong in it."""
    try:
        text = data.decode("utf-8-sig")
        return Config.model_validate(tomllib.loads(text)), []
    except UnicodeDecodeError as error:
        return None, [Fault(data.count(b"\n", 0, error.start) + 1, "", "not UTF-8")]
    except ValidationError as error:
        return None, [_fault(dict(fault), text) for fault in error.errors(include_url=False)]
    except (ValueError, RecursionError) as error:
        return None, [_no_toml(error, text)]


def refusal(path: Path, faults: Sequence[Fault]) -> MlprepError:
    """Return the error for a file with faults."""
    if all(fault.name for fault in faults):
        hint = f"the settings are {', '.join(f'`{name}`' for name in setting_names())}"
        return MlprepError(f"`{path}`: {'; '.join(map(str, faults))}", hint=hint)
    return MlprepError(f"`{path}` cannot be read: {faults[0]}", hint="`mlprep config edit` opens it, or move it away")


def _fault(fault: dict[str, Any], text: str) -> Fault:
    """Return what Pydantic found, at the line of the setting."""
    names = [str(part) for part in fault["loc"]]
    message = "there is no such setting" if fault["type"] == "extra_forbidden" else str(fault["msg"]).lower()
    place = re.search(rf"""(?m)^[ \t]*\[*[ \t]*["']?{re.escape(names[0])}["']?[ \t]*[].=]""", text)
    line = text.count("\n", 0, place.start()) + 1 if place else 1
    return Fault(line, clean(".".join(names)), clean(message))


def _no_toml(error: Exception, text: str) -> Fault:
    """Return what is wrong with TOML: Python 3.11 gives the line in the message only."""
    reason, _, place = str(error).partition(" (at ")
    line = re.match(r"line (\d+)", place)
    if not isinstance(error, tomllib.TOMLDecodeError):  # Python's own limits
        reason = "a number of thousands of digits, or brackets hundreds deep"
    return Fault(
        int(line[1]) if line else text.count("\n") + 1, "", clean(f"no TOML: {reason[:1].lower()}{reason[1:]}")
    )
