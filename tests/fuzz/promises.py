"""What holds for any bytes at all: a question or an `MlprepError`, never a traceback or an escape sequence."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

from rich.console import Console

from mlprep_cli.core.schedule import Standing
from mlprep_cli.errors import MlprepError
from mlprep_cli.importing.kind import Kind
from mlprep_cli.importing.read import read_drafts
from mlprep_cli.model.question import Question
from mlprep_cli.model.text import clean
from mlprep_cli.packs.document import parse_question
from mlprep_cli.packs.source import toml_values
from mlprep_cli.packs.write import write_question
from mlprep_cli.ui.question import whole

DAY = dt.date(2026, 11, 23)
NEW = Standing("new", None, 0.0, [])
HEAD = """\
+++
title = "Why?"
summary = "Why it is so."
kind = "concept"
difficulty = "easy"
rounds = []
companies = []
topics = []
minutes = 5
updated = 2026-11-23
draft = true
+++
"""
KINDS = [None, *Kind]


def keep_loader(data: bytes) -> None:
    """A question file is a question that can be written again, or has problems with a line and a mend."""
    _keep_document(data.decode("utf-8", "replace"))


def keep_body(data: bytes) -> None:
    """The same for whatever stands below a front matter without faults."""
    _keep_document(HEAD + data.decode("utf-8", "replace"))


def keep_front(data: bytes) -> None:
    """The same for whatever stands in a front matter, alone or after one without faults."""
    text = data.decode("utf-8", "replace")
    values, problems = toml_values(text)
    assert not (values and problems)
    _keep_document(f"+++\n{text}\n+++\n\n## Question\n\nWhy?\n")
    _keep_document(HEAD.replace("\ndraft", f"\n{text}\ndraft"))


def keep_importer(data: bytes) -> None:
    """Any file, taken for what its first byte says, comes to drafts that the loader accepts, or an `MlprepError`."""
    kind = KINDS[data[0] % len(KINDS)] if data else None
    try:
        drafts = read_drafts(data[1:], name="page.txt", kind=kind, pack="lab", today=DAY)
    except MlprepError as error:
        assert error.message and error.hint
        return
    assert drafts
    for draft in drafts:
        assert clean(draft.text) == draft.text
        assert parse_question(draft.text, draft.question.id) == (draft.question, [])


def keep_screen(data: bytes) -> None:
    """Whatever a page holds, its draft is shown without an escape sequence or another control character."""
    try:
        drafts = read_drafts(data, name="page.txt", kind=None, pack="lab", today=DAY)
    except MlprepError:
        return
    for draft in drafts[:3]:
        _keep_shown(draft.question)


PROMISES: dict[str, Callable[[bytes], None]] = {
    "loader": keep_loader,
    "body": keep_body,
    "front": keep_front,
    "importer": keep_importer,
    "screen": keep_screen,
}


def _keep_document(text: str) -> None:
    question, problems = parse_question(text, "lab/scaling")
    assert (question is None) == bool(problems)
    assert all(line >= 1 and "; " in message for line, message in problems)
    if question is not None:
        assert parse_question(write_question(question), "lab/scaling") == (question, [])


def _keep_shown(question: Question) -> None:
    out = StringIO()
    console = Console(file=out, width=80, markup=False, highlight=False, emoji=False, color_system=None, _environ={})
    console.print(whole(question, NEW, today=DAY, last_on=DAY, answer=True))
    shown = out.getvalue()
    assert clean(shown) == shown
