"""The JSON documents: what programs read. Keys may be added within a format, never renamed."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from mlprep_cli.core.agenda import Course
from mlprep_cli.core.coverage.verdict import Coverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.core.pace import readiness
from mlprep_cli.core.schedule import Standing
from mlprep_cli.core.stats import by_name
from mlprep_cli.errors import MlprepError
from mlprep_cli.model.attempt import Attempt
from mlprep_cli.model.check import Check
from mlprep_cli.model.difference import Answer, Change
from mlprep_cli.model.mock import Report
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.model.plan import Plan
from mlprep_cli.model.question import Question
from mlprep_cli.model.setting import Setting
from mlprep_cli.model.stats import Area, Stats, Week

LISTED = ("id", "title", "summary", "pack", "kind", "difficulty", "rounds", "companies", "topics", "minutes")
ASKED = ("prompt", "expectations", "approach", "sources", "updated")
ANSWERED = ("rubric", "answer", "pitfalls", "follow_ups", "references")


def question_row(question: Question, standing: Standing) -> dict[str, Any]:
    """Return a question as `list` gives it."""
    values = question.model_dump(mode="json", include=set(LISTED))
    due = standing.due_on.isoformat() if standing.due_on else None
    more = {"status": standing.status, "due": due, "draft": question.draft}
    return {name: values[name] for name in LISTED} | more


def question_document(question: Question, standing: Standing, *, answer: bool) -> dict[str, Any]:
    """Return a question as `show` gives it, with rubric, answer and follow-ups on request."""
    names = ASKED + ANSWERED if answer else ASKED
    values = question.model_dump(mode="json", include=set(names), exclude_none=True)
    extra = {"prerequisites": question.prerequisites, "related": question.related}
    return {"question": question_row(question, standing) | {name: values[name] for name in names} | extra}


def attempt_document(attempt: Attempt) -> dict[str, Any]:
    """Return an attempt with the keys of `progress.toml`; `score` is null where nothing was graded."""
    values = attempt.model_dump(mode="json")
    values["started"] = f"{attempt.started.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return values


def difference_document(old: Answer, new: Answer, changes: Sequence[Change]) -> dict[str, Any]:
    """Return what changed between two answers; the texts of the changes, joined, read as one text with both."""
    answers = {name: {"attempt": item.attempt.id, "text": item.text} for name, item in (("old", old), ("new", new))}
    return answers | {"changes": [{"kind": item.kind, "text": item.gap + item.text} for item in changes]}


def grade_document(question: Question, coverage: Coverage, grade: Grade) -> dict[str, Any]:
    """Return the coverage of an answer as `grade` gives it; `score` is null where there is no verdict."""
    points = [
        {
            "id": point.id,
            "verdict": point.verdict,
            "flag": point.flag,
            "sentence": point.sentence,
            "confidence": round(point.confidence, 4),
        }
        for point in coverage.points
    ]
    score = None if grade.score is None else round(grade.score, 4)
    return {
        "question": question.id,
        "score": score,
        "graded_by": grade.graded_by,
        "points": points,
        "note": coverage.note or None,
    }


def stats_document(stats: Stats) -> dict[str, Any]:
    """Return the figures as `stats` gives them."""
    counts = {
        name: getattr(stats, name)
        for name in ("attempts", "questions_practised", "questions_total", "streak_days", "seconds", "due_today")
    }
    days = {
        name: {day.isoformat(): count for day, count in getattr(stats, name).items()} for name in ("days", "forecast")
    }
    areas = {name: [_area_row(area) for area in getattr(stats, name)] for name in ("packs", "companies", "topics")}
    since = {"since": stats.since.isoformat() if stats.since else None}
    return {
        **since,
        **counts,
        "mean_score": _share(stats.mean_score),
        **days,
        "weeks": [_week_row(week) for week in stats.weeks],
        **areas,
    }


def _area_row(area: Area) -> dict[str, Any]:
    """Return how a pack, company or topic stands."""
    counts = {name: getattr(area, name) for name in ("questions", "practised", "known", "learning", "due", "new")}
    return {"name": area.name, **counts, "readiness": _share(area.readiness)}


def _week_row(week: Week) -> dict[str, Any]:
    """Return what was practised in a week; `mean_score` is null where nothing was graded."""
    return {
        "start": week.start.isoformat(),
        "attempts": week.attempts,
        "seconds": week.seconds,
        "mean_score": _share(week.mean_score),
    }


def _share(share: float | None) -> float | None:
    """Return a share, 0 to 1, with as many digits as can be of use."""
    return None if share is None else round(share, 4)


def plan_document(course: Course) -> dict[str, Any]:
    """Return a plan as `plan` gives it."""
    plan, goal = course.plan, course.goal
    days = [
        {
            "date": day.date.isoformat(),
            "reviews": [item.id for item in day.reviews],
            "new": [item.id for item in day.new],
            "minutes": day.minutes,
        }
        for day in plan.days
    ]
    values = goal.model_dump(mode="json", exclude={"date", "made", "minutes_per_day"})
    return {
        "date": goal.date.isoformat(),
        "made": goal.made.isoformat(),
        "minutes_per_day": goal.minutes_per_day,
        "filters": {name: chosen for name, chosen in values.items() if chosen},
        "days_left": course.days_left,
        "ahead": course.ahead,
        "today": [item.question.id for item in course.left],
        "days": days,
        "left_out": [item.id for item in plan.left_out],
        "late": [item.id for item in plan.late],
        "readiness": _readiness(course.questions, plan),
        "packs": _readiness_by(course, lambda item: [item.pack]),
        "companies": _readiness_by(course, lambda item: item.companies),
    }


def _readiness(questions: Sequence[Question], plan: Plan) -> dict[str, float]:
    """Return the mean expected recall on the day of the interview, as things are and with the plan kept."""
    return {"now": round(readiness(questions, plan.now), 4), "kept": round(readiness(questions, plan.kept), 4)}


def _readiness_by(course: Course, names: Callable[[Question], Sequence[str]]) -> list[dict[str, Any]]:
    """Return the readiness of each area."""
    return [
        {"name": name, "questions": len(items), **_readiness(items, course.plan)}
        for name, items in by_name(course.questions, names).items()
    ]


def mock_document(report: Report, place: str) -> dict[str, Any]:
    """Return a mock interview as `mock` gives it; `place` is the file of its report."""
    questions = [
        {
            "id": item.question.id,
            "title": item.question.title,
            "minutes": item.question.minutes,
            "attempt": attempt_document(item.attempt) if item.attempt else None,
        }
        for item in report.answered
    ]
    return {
        "questions": questions,
        "score": None if report.score is None else round(report.score, 4),
        "seconds": report.mock.seconds,
        "minutes": report.mock.minutes,
        "strict": report.mock.strict,
        "strong": list(report.strong),
        "weak": list(report.weak),
        "next": [item.id for item in report.following],
        "report": place,
    }


def pack_row(pack: Pack, source: str | None = None) -> dict[str, Any]:
    """Return a pack as `packs list` gives it; `source` is what it was added from."""
    return {
        "id": pack.header.id,
        "title": pack.header.title,
        "version": pack.header.version,
        "questions": len(pack.questions),
        "path": str(pack.path),
        "origin": pack.origin,
        "source": source,
        "problems": len({problem.file for problem in pack.problems}),
    }


def problem_row(problem: Problem) -> dict[str, Any]:
    """Return a problem as `packs check` gives it."""
    return {"file": str(problem.file), "line": problem.line, "message": problem.message}


def setting_row(setting: Setting) -> dict[str, Any]:
    """Return a setting as `config` gives it."""
    return {
        "name": setting.name,
        "value": setting.value,
        "default": setting.default,
        "set": setting.is_set,
        "allowed": setting.allowed,
        "meaning": setting.meaning,
    }


def check_row(check: Check) -> dict[str, Any]:
    """Return a finding as `doctor` gives it."""
    return asdict(check)


def error_document(error: MlprepError) -> dict[str, Any]:
    """Return an error as any failing command gives it."""
    return {"error": {"message": error.message, "hint": error.hint}}
