"""The shape of what is kept about a pack that was added: where it came from, and what its files were then."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from mlprep_cli.model.clean_text import CleanText

PROVENANCE_FORMAT = 1


class Provenance(BaseModel):
    """Where an added pack came from.

    `location` is a git URL or the path of a folder; `branch`, `commit` and `subfolder` belong to git, and are
    empty where the default branch or the root of the repository is meant. `added` is when the files were last
    taken from there. `files` gives the SHA-256 of each of them: one that has another now was edited since.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    format: Annotated[int, Field(ge=1, le=PROVENANCE_FORMAT)] = PROVENANCE_FORMAT
    kind: Literal["folder", "git"]
    location: CleanText
    branch: CleanText = ""
    subfolder: CleanText = ""
    commit: CleanText = ""
    added: AwareDatetime
    files: dict[str, str]

    @property
    def source(self) -> str:
        """The source as `mlprep packs add` takes it."""
        return f"{self.location}#{self.subfolder}" if self.subfolder else self.location
