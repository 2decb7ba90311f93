"""Whether all packs can be read."""

import shlex
from collections.abc import Sequence

from mlprep_cli.model.check import Check
from mlprep_cli.model.pack import Pack, Problem

SECTION = "packs"
HEADER = "pack.toml"


def check_packs(packs: Sequence[Pack], problems: Sequence[Problem]) -> list[Check]:
    """Return how many packs and questions there are, and what is wrong with each pack or with the way to one."""
    count = sum(len(pack.questions) for pack in packs)
    counts = [
        f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((len(packs), "pack"), (count, "question"))
    ]
    checks = [Check(SECTION, "all", "ok", ", ".join(counts))]
    if not any(pack.origin == "bundled" for pack in packs):
        mend = "`pip install --upgrade --force-reinstall mlprep-cli`"
        checks.append(Check(SECTION, "bundled", "problem", "the packs that come with mlprep are not there", mend))
    checks += [_pack(pack) for pack in packs if pack.problems]
    inside = {problem for pack in packs for problem in pack.problems}
    return checks + [_other(problem) for problem in problems if problem not in inside]


def _pack(pack: Pack) -> Check:
    """Return what is wrong in a pack."""
    first, more = min(pack.problems), len(pack.problems) - 1
    message = f"{first.file.name}:{first.line}: {first.message}" + (f" (and {more} more)" if more else "")
    return Check(SECTION, pack.header.id, "problem", message, f"`mlprep packs check {shlex.quote(str(pack.path))}`")


def _other(problem: Problem) -> Check:
    """Return what keeps a whole pack out: its header, an id that is taken, a path that leads nowhere."""
    what, _, how = problem.message.rpartition("; ")
    name = problem.file.parent.name if problem.file.name == HEADER else problem.file.name
    return Check(SECTION, name, "problem", f"{problem.file}:{problem.line}: {what}", how)
