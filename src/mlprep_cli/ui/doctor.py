"""What `mlprep doctor` found, section by section."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from mlprep_cli.model.check import Check
from mlprep_cli.ui.words import plural

STYLES = {"ok": "green", "note": "yellow", "problem": "bold red"}
WIDTH = max(map(len, STYLES))


def findings(checks: Sequence[Check]) -> Iterator[Text]:
    """Yield the lines of the report; what mends a thing stands below it, on a line to be copied."""
    for section, found in groupby(checks, lambda check: check.section):
        yield Text(section, "bold")
        for check in found:
            state = (f"  {check.state:<{WIDTH}}  ", STYLES[check.state])
            yield Text.assemble(state, (f"{check.name}: ", "bold"), check.message)
            if check.mend:
                yield Text.assemble(" " * (WIDTH + 4), ("try: ", "bold"), check.mend)
    yield Text()
    yield Text(_sum(checks), "bold")


def _sum(checks: Sequence[Check]) -> str:
    """Return what it all comes to."""
    problems, notes = (sum(check.state == state for check in checks) for state in ("problem", "note"))
    counts = [plural(problems, "problem")] if problems else ["No problem"]
    return ", ".join([*counts, *([plural(notes, "note")] if notes else [])]) + "."
