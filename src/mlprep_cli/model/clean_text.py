"""Text of a file, made safe to show as it is read."""

from typing import Annotated

from pydantic import AfterValidator

from mlprep_cli.model.text import clean

CleanText = Annotated[str, AfterValidator(clean)]
