"""Reading an answer that is named on the command line."""

import sys
from pathlib import Path

from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.store.decode import decode


def read_answer(place: str) -> str:
    """Return the answer in a file, or on standard input for `-`, whatever its encoding.

    Raises:
        UsageError: the file cannot be read.
        MlprepError: there is nothing in it.
    """
    try:
        text = decode(sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()).strip()
    except OSError as error:
        raise UsageError(f"`{place}` cannot be read: {error.strerror}", hint="give the path of your answer") from error
    if not text:
        raise MlprepError("the answer is empty; nothing was recorded", hint="write it, then try again")
    return text
