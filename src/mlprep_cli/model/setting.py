"""The shape of a setting, and of what can be wrong with one."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that the user may set; `allowed` says in words which values it takes, `is_set` that the file has it."""

    name: str
    value: Any
    default: Any
    is_set: bool
    allowed: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in the settings: `line` counts from 1, `name` is empty where no setting is meant."""

    line: int
    name: str
    message: str

    def __str__(self) -> str:
        return f"`{self.name}` (line {self.line}): {self.message}" if self.name else f"line {self.line}: {self.message}"
