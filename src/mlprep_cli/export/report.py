"""The report of a mock interview as Markdown, to be kept."""

import datetime as dt
from collections.abc import Callable, Iterator

from mlprep_cli.export.markdown import plain
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.mock import Answered, Report

Local = Callable[[dt.datetime], dt.datetime]
Points = Callable[[Attempt], str]


def report_markdown(report: Report, local: Local, points: Points) -> str:
    """Return the report; `local` gives the local time of an instant, `points` what an attempt covered in words."""
    mock = report.mock
    spent, over = _clock(mock.seconds), mock.seconds - 60 * mock.minutes
    lines = [
        f"# Mock interview of {local(mock.started):%-d %B %Y, %H:%M}",
        "",
        f"- time: {spent} of {mock.minutes} minutes{f', {_clock(over)} over' if over > 0 else ''}",
        f"- questions: {sum(item.attempt is not None for item in report.answered)} of {len(report.answered)} answered",
    ]
    if report.score is not None:
        lines.append(f"- score: {report.score * 10:.1f} of 10 points, on average; a skipped question counts 0")
    if mock.strict:
        lines.append("- strict: the expectations were hidden")
    for number, item in enumerate(report.answered, start=1):
        lines += ["", f"## {number}. {plain(item.question.title)}", "", *_about(item, points)]
    for title, topics in (("Strong", report.strong), ("Weak", report.weak)):
        if topics:
            lines += ["", f"## {title} topics", "", *(f"- {topic}" for topic in topics)]
    if report.following:
        lines += ["", "## To practise next", ""]
        lines += [f"- {plain(item.title)}: `mlprep practice {item.id}`" for item in report.following]
    return "\n".join(lines) + "\n"


def _about(item: Answered, points: Points) -> Iterator[str]:
    """Yield the lines about one question."""
    question, attempt = item.question, item.attempt
    yield f"`{question.id}`, {question.kind}, {question.difficulty}, {question.minutes} minutes"
    yield ""
    if attempt is None:
        yield "Skipped." if item.reached else "Not reached."
        return
    yield f"- time: {_clock(attempt.seconds)} of {question.minutes} minutes"
    yield f"- covered: {points(attempt) or 'not graded'}; rated {attempt.rating}"
    yield f"- your answer: `{attempt.answer}`"
    texts = {point.id: point.point for point in question.rubric}
    for word, names in (("missed", attempt.missed), ("unsure", attempt.unsure)):
        for name in names:
            yield f"- {word}: {plain(texts.get(name, name))}"


def _clock(seconds: int) -> str:
    """Return a length of time as `6:12`."""
    return f"{seconds // 60}:{seconds % 60:02}"
