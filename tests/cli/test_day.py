"""What a day holds: the end of it, the plan up to an interview, a clock that was wrong, days abroad."""

import datetime as dt
import json
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from inside import Inside
from mlprep_cli.core.calendar import Calendar
from terminal import Person

ANSWER = "The variance of a sum of d terms is d, so the softmax saturates."
TODAY = Calendar().day_of(dt.datetime.now(dt.UTC))


@pytest.fixture
def here(lab: Path, capsys: pytest.CaptureFixture[str]) -> Inside:
    """Run commands here, beside the pack `lab` of one question."""
    assert lab.exists()
    return Inside(capsys)


@pytest.fixture
def answer(tmp_path: Path) -> str:
    """A file with an answer."""
    path = tmp_path / "answer.md"
    path.write_text(ANSWER, encoding="utf-8")
    return str(path)


def seven(home: Path) -> list[str]:
    """Write a pack of seven questions on seven topics, and return their ids."""
    names = [f"q{number}" for number in range(7)]
    topics = ["auc", "rope", "kv-cache", "dropout", "lora", "bm25", "ndcg"]
    texts = {
        name: QUESTION_MD.replace('topics = ["attention"]', f'topics = ["{topic}"]')
        for name, topic in zip(names, topics, strict=True)
    }
    write_pack(home / "packs" / "seven", **texts)
    return [f"seven/{name}" for name in names]


def test_day_ends_by_itself(here: Inside, home: Path, answer: str) -> None:
    """When nothing is due and the day's new ones are begun, practice ends, and says what tomorrow holds."""
    for name in seven(home)[:3]:
        assert here("practice", name, "--answer", answer, "--rating", "again").status == 0
    done = here("practice", "--pack", "seven")
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        "That is all for today: nothing is due, and 3 new questions are begun. Tomorrow: 3 reviews and 3 new.\n"
    )


def test_more_than_a_day_on_request(here: Inside, home: Path, answer: str) -> None:
    """At a terminal more new ones are offered; `--new`, `--count` and the setting take them too."""
    for name in seven(home)[:3]:
        here("practice", name, "--answer", answer)
    person = Person("practice", "--pack", "seven")
    person.replies("begin more new ones", "n")
    person.sees("1 · new: you have not touched dropout")
    person.replies("quit", "q")
    assert person.leaves() == 0
    here("config", "set", "new_per_day", "5")
    person = Person("practice", "--pack", "seven")
    person.sees("new: you have not touched dropout")
    person.replies("skip", "s")
    person.sees("new: you have not touched lora")
    person.replies("skip", "s")
    person.sees("new: you have not touched bm25")  # in place of one that was skipped
    person.replies("skip", "s")
    person.sees("new: you have not touched ndcg")
    person.replies("quit", "q")
    assert person.leaves() == 0


def test_plan_is_made_kept_and_followed(here: Inside, home: Path, answer: str) -> None:
    """A plan goes into the settings, is shown, says what today holds, and practice follows it to its end."""
    names = seven(home)
    date = TODAY + dt.timedelta(days=7)
    done = here("plan", "--date", str(date), "--pack", "seven", "--minutes-per-day", "10")
    assert (done.status, done.err) == (0, "")
    assert f"Interview (seven) on {date:%A %-d %B %Y}, in 7 days. 10 minutes a day." in done.out
    kept = tomllib.loads((home / "config.toml").read_text(encoding="utf-8"))["plan"]
    assert kept == {"date": date, "made": TODAY, "minutes_per_day": 10, "pack": ["seven"]}
    shown = json.loads(here("plan", "--json").out)
    assert shown["today"] == names[:1]
    assert [day["new"] for day in shown["days"]] == [[name] for name in names]
    assert all(day["minutes"] <= 10 for day in shown["days"])
    assert "Today: 1 question left, 5 min: `mlprep practice`." in here().out
    here("practice", names[0], "--answer", answer)
    assert "Today's part of the plan is done." in here().out
    assert here("practice").out.startswith("Today's plan is done. Tomorrow: ")
    assert json.loads(here("plan", "--json").out)["readiness"]["kept"] > 0.85


def test_plan_says_what_it_leaves_out(here: Inside, home: Path) -> None:
    """Where the time does not suffice, it is said what is left out and how much time would do."""
    names = seven(home)
    done = here("plan", "--date", str(TODAY + dt.timedelta(days=2)), "--pack", "seven", "--minutes-per-day", "5")
    assert "The time does not suffice:" in done.out
    assert "5 of 7 new ones are left out: seven/q2, seven/q3, seven/q4, seven/q5, seven/q6" in done.out
    assert "20 minutes a day would do for all" in done.out
    assert json.loads(here("plan", "--json").out)["left_out"] == names[2:]


def test_behind_the_plan(here: Inside, home: Path) -> None:
    """After days without practice the glance says how far one is behind."""
    seven(home)
    made, date = TODAY - dt.timedelta(days=3), TODAY + dt.timedelta(days=4)
    (home / "config.toml").write_text(f'[plan]\ndate = {date}\nmade = {made}\npack = ["seven"]\n', encoding="utf-8")
    assert "You are 3 new questions behind the plan." in here().out


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ([], "there is no plan", "mlprep plan --date "),
        (["--minutes-per-day", "30"], "a plan needs the day of the interview", "--date "),
        (["--date", "soon"], "`soon` is no day", "--date "),
        (["--date", "2001-02-03"], "`2001-02-03` is past", "--date "),
        (["--date", "2099-01-01", "--company", "zilow"], "there is no company `zilow`", "`zillow`"),
        (["--date", "2099-01-01", "--status", "new"], "not by `--status`", "leave out"),
    ],
)
def test_plans_that_cannot_be(here: Inside, home: Path, words: list[str], message: str, hint: str) -> None:
    """What is missing or wrong is said, and nothing is kept."""
    done = here("plan", *words)
    assert done.status == (2 if words else 1)
    assert message in done.err
    assert hint in done.err
    assert not (home / "config.toml").exists()


def test_plan_is_given_up(here: Inside, home: Path) -> None:
    """`--clear` takes the plan out and leaves the other settings as they are; a past interview plans nothing."""
    (home / "config.toml").write_text("# mine\nstrict = true\n", encoding="utf-8")
    here("plan", "--date", str(TODAY + dt.timedelta(days=9)), "--company", "zillow")
    assert here("plan", "--clear").out == "The plan is given up; your attempts stay.\n"
    assert (home / "config.toml").read_text(encoding="utf-8").strip() == "# mine\nstrict = true"
    past = TODAY - dt.timedelta(days=1)
    (home / "config.toml").write_text(f"[plan]\ndate = {past}\nmade = {past}\n", encoding="utf-8")
    assert "Interview" not in here().out
    assert "the interview of the plan was on" in here("plan").err


def test_clock_that_was_ahead(here: Inside, home: Path, answer: str) -> None:
    """An attempt dated in the future is kept, reported, listed, and counts for nothing until then."""
    here("practice", "lab/scaling", "--answer", answer)
    path = home / "progress.toml"
    year = dt.datetime.now(dt.UTC).year
    path.write_text(path.read_text(encoding="utf-8").replace(f"started = {year}", f"started = {year + 2}"), "utf-8")
    done = here("list", "--pack", "lab", "--json")
    assert "1 attempt dated in the future: kept, but not counted until then; is the clock right?" in done.err
    assert json.loads(done.out)["questions"][0]["status"] == "new"
    assert len(json.loads(here("history", "--json").out)["attempts"]) == 1
    assert json.loads(here("stats", "--json").out)["attempts"] == 0


@pytest.fixture
def abroad(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A system whose time zone can be changed."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def test_streak_survives_a_flight(here: Inside, home: Path, answer: str, abroad: pytest.MonkeyPatch) -> None:
    """Whoever practises on each day where they are has a streak, whichever way they fly."""
    abroad.setenv("TZ", "Pacific/Kiritimati")  # 14 hours east of UTC
    time.tzset()
    here("practice", "lab/scaling", "--answer", answer)
    (attempt,) = tomllib.loads((home / "progress.toml").read_text(encoding="utf-8"))["attempt"]
    assert attempt["utc_offset"] == 840
    (before,) = json.loads(here("stats", "--json").out)["days"]
    abroad.setenv("TZ", "Pacific/Pago_Pago")  # 11 hours west
    time.tzset()
    assert list(json.loads(here("stats", "--json").out)["days"]) == [before]
