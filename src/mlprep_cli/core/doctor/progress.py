"""Whether the record of attempts is whole, and fits the answers and the packs that are there."""

import datetime as dt
import shlex
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.check import Check

SECTION, DRAFTS = "progress", "drafts"
FEW = 3  # names in a message
SKEW = dt.timedelta(minutes=5)  # by which the clocks of two machines may differ


@dataclass(frozen=True, slots=True)
class Record:
    """What `progress.toml` holds, and what lies beside it.

    `attempts` are those that stand; `torn_bytes` is the length of a last entry that was cut short, None when
    the file is whole; `answers_gone` are the attempts whose answer is not there.
    """

    path: Path
    attempts: Sequence[Attempt]
    undone: int
    torn_bytes: int | None
    set_aside: Sequence[Path]
    answers_gone: Sequence[Attempt]


def check_record(record: Record, questions: Collection[str], now: dt.datetime) -> list[Check]:
    """Return how the record is; `questions` are the ids of all there are, `now` an aware instant."""
    return [
        _summary(record),
        *_torn(record),
        *_set_aside(record),
        *_future(record, now),
        *_answers(record),
        *_questions(record, questions),
    ]


def _summary(record: Record) -> Check:
    """Say how much there is."""
    count = len(record.attempts)
    undone = f", {record.undone} taken back" if record.undone else ""
    message = f"{count} {'attempt' if count == 1 else 'attempts'}{undone}" if count or undone else "no attempts yet"
    return Check(SECTION, record.path.name, "ok", message)


def _torn(record: Record) -> list[Check]:
    """Report a last entry that was cut short."""
    if record.torn_bytes is None:
        return []
    message = f"the last entry was cut short: {record.torn_bytes} bytes of it are there"
    mend = "`mlprep history` sets them aside in a file of their own"
    return [Check(SECTION, record.path.name, "problem", message, mend)]


def _set_aside(record: Record) -> list[Check]:
    """Mention entries that were cut short and set aside."""
    message = "an entry that was cut short, set aside; practise that question again"
    return [
        Check(SECTION, path.name, "note", message, f"read it, then `rm {shlex.quote(str(path))}`")
        for path in record.set_aside
    ]


def _future(record: Record, now: dt.datetime) -> list[Check]:
    """Report attempts that are still to come: their questions are due too late."""
    late = [item for item in record.attempts if item.started > now + SKEW]
    if not late:
        return []
    days = _few(f"{item.started.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" for item in late)
    message = f"{len(late)} dated in the future: {days}"
    mend = f"put the clock right; if it is, put `started` right in `{record.path}`"
    return [Check(SECTION, "dates", "problem", message, mend)]


def _answers(record: Record) -> list[Check]:
    """Mention attempts whose answer is gone."""
    if not record.answers_gone:
        return []
    message = f"{len(record.answers_gone)} not there: {_few(item.answer for item in record.answers_gone)}"
    mend = f"copy them back below `{record.path.parent}` if you have them; the attempts count without"
    return [Check(SECTION, "answers", "note", message, mend)]


def _questions(record: Record, questions: Collection[str]) -> list[Check]:
    """Mention attempts at questions that are in no pack."""
    gone = [item.question for item in record.attempts if item.question not in questions]
    if not gone:
        return []
    count = f"{len(gone)} {'attempt' if len(gone) == 1 else 'attempts'}"
    message = f"{count} at questions that are in no pack: {_few(dict.fromkeys(gone))}"
    return [Check(SECTION, "questions", "note", message, "add their pack again; until then they are kept, not counted")]


def check_drafts(drafts: Iterable[tuple[str, str]], questions: Collection[str]) -> list[Check]:
    """Mention answers that were not finished, given question and place of each."""
    checks = []
    for question, place in drafts:
        known = question in questions
        mend = f"`mlprep practice {question}`" if known else f"keep what you need of `{place}`, then remove it"
        message = "unfinished" if known else "unfinished, to a question that is in no pack"
        checks.append(Check(DRAFTS, question, "note", message, mend))
    return checks


def _few(names: Iterable[str]) -> str:
    """Return the first few names, and how many more there are."""
    found = list(names)
    more = f" and {len(found) - FEW} more" if len(found) > FEW else ""
    return f"{', '.join(found[:FEW])}{more}"
