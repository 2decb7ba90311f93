"""The shape of what `mlprep doctor` finds."""

from dataclasses import dataclass
from typing import Literal

from mlprep_cli.model.text import clean

State = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `mend` says what to type or do, and is empty where nothing needs doing."""

    section: str
    name: str
    state: State
    message: str
    mend: str = ""

    def __post_init__(self) -> None:
        """Make the texts one safe line each: they may quote files and names."""
        for field in ("name", "message", "mend"):
            object.__setattr__(self, field, " ".join(clean(getattr(self, field)).split()))
