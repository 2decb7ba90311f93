"""The world that the commands work in: folders, settings, clock, chance, stores, packs, screen.

What a command does not ask for is not even imported: a start is quick.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mlprep_cli.ui.console import Terminal

if TYPE_CHECKING:
    from mlprep_cli.catalog.catalog import Catalog
    from mlprep_cli.catalog.filters import Filters
    from mlprep_cli.core.calendar import Calendar
    from mlprep_cli.core.schedule import Standing
    from mlprep_cli.flows.consult import Interviewer
    from mlprep_cli.flows.desk import Desk
    from mlprep_cli.model.attempt import Attempt
    from mlprep_cli.model.pack import Pack, Problem
    from mlprep_cli.model.question import Question
    from mlprep_cli.store.answers import AnswerFolder
    from mlprep_cli.store.config import Config
    from mlprep_cli.store.drafts import FileDrafts
    from mlprep_cli.store.pack_shelf import PackShelf
    from mlprep_cli.store.paths import Home
    from mlprep_cli.store.toml_file import TomlProgress
    from mlprep_cli.ui.screen import PracticeScreen


KEPT = ("home", "config", "calendar", "packs", "catalog")  # what recording an attempt does not change


class World:
    """Everything a command may need, made when it is first asked for."""

    def __init__(self, environment: Mapping[str, str], now: Callable[[], dt.datetime], seed: int | None) -> None:
        self.environment = environment
        self.now = now
        self.chance = random.Random(seed)  # noqa: S311 - picks questions, guards nothing
        self.terminal = Terminal(environment)

    @cached_property
    def home(self) -> Home:
        """Where the user's files lie."""
        from mlprep_cli.store.paths import find_home

        return find_home(self.environment)

    @cached_property
    def config(self) -> Config:
        """The user's settings."""
        from mlprep_cli.store.config import read_config

        return read_config(self.home.config_file)

    @cached_property
    def calendar(self) -> Calendar:
        """The user's days."""
        from mlprep_cli.core.calendar import Calendar

        return Calendar(zone=None, starts_at=self.config.day_starts_at)

    @property
    def own_packs(self) -> list[Path]:
        """The folders in which the user's own packs lie, or that are such packs."""
        named = [Path(os.path.expanduser(folder)) for folder in self.config.packs]  # noqa: PTH111 - it never raises
        return [self.home.packs, *named]

    @cached_property
    def packs(self) -> tuple[list[Pack], list[Problem]]:
        """All packs, and what is wrong in them."""
        from mlprep_cli.packs.find import find_packs

        user, *named = self.own_packs
        return find_packs(user, named, self.home.cache)

    @cached_property
    def catalog(self) -> Catalog:
        """All questions. What cannot be read is mentioned once, on standard error."""
        from mlprep_cli.catalog.catalog import Catalog
        from mlprep_cli.ui.words import plural

        packs, problems = self.packs
        if problems:
            count = plural(len({problem.file for problem in problems}), "file")
            some = problems[0].file.parent
            self.terminal.warn(f"{count} of your packs cannot be read; `mlprep packs check {some}` says why")
        return Catalog(packs, problems)

    @cached_property
    def shelf(self) -> PackShelf:
        """The user's own packs, to be added to and taken from."""
        from mlprep_cli.store.pack_shelf import PackShelf

        return PackShelf(self.home.packs, self.home.packs_removed)

    @cached_property
    def store(self) -> TomlProgress:
        """The record of all attempts."""
        from mlprep_cli.store.toml_file import TomlProgress

        return TomlProgress(self.home.progress, self.now)

    @cached_property
    def answers(self) -> AnswerFolder:
        """The answers."""
        from mlprep_cli.store.answers import AnswerFolder

        return AnswerFolder(self.home.data)

    @cached_property
    def drafts(self) -> FileDrafts:
        """The answers that are not finished."""
        from mlprep_cli.store.drafts import FileDrafts

        return FileDrafts(self.home.drafts)

    @cached_property
    def attempts(self) -> list[Attempt]:
        """The attempts that stand, oldest first; what was noticed on reading goes to standard error."""
        from mlprep_cli.core.schedule import past
        from mlprep_cli.ui.words import plural

        progress = self.store.read()
        for warning in progress.warnings:
            self.terminal.warn(warning)
        if ahead := len(progress.attempts) - len(past(progress.attempts, self.now())):
            self.terminal.warn(
                f"{plural(ahead, 'attempt')} dated in the future: kept, but not counted until then; is the clock right?"
            )
        return progress.attempts

    @property
    def counted(self) -> list[Attempt]:
        """The attempts that are not dated in the future."""
        from mlprep_cli.core.schedule import past

        return past(self.attempts, self.now())

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Where each question stands now."""
        from mlprep_cli.core.schedule import standings

        return standings(self.catalog.questions, self.attempts, self.now(), self.calendar)

    @property
    def today(self) -> dt.date:
        """The day of the user's calendar that it is."""
        return self.calendar.day_of(self.now())

    def anew(self) -> World:
        """Return a world that reads the records again: they have changed since."""
        world = World(self.environment, self.now, seed=None)
        world.__dict__.update({name: self.__dict__[name] for name in KEPT if name in self.__dict__})
        return world

    def select(self, filters: Filters) -> list[Question]:
        """Return the questions that pass the filters."""
        return self.catalog.select(filters, {name: item.status for name, item in self.standings.items()})

    @cached_property
    def screen(self) -> PracticeScreen:
        """The screen that stories are told on."""
        from mlprep_cli.ui.screen import PracticeScreen

        return PracticeScreen(self.terminal, self.calendar, self.now)

    def desk(self, *, strict: bool, interviewer: Interviewer | None = None) -> Desk:
        """Return what a story needs at hand; `interviewer` is a language model that grades too."""
        from mlprep_cli.editor import Editor
        from mlprep_cli.flows.desk import Desk
        from mlprep_cli.store.notes import FileNotes

        return Desk(
            screen=self.screen,
            editor=Editor(self.environment),
            store=self.store,
            answers=self.answers,
            drafts=self.drafts,
            notes=FileNotes(self.home.drafts / "set-aside"),
            now=self.now,
            new_id=_new_id,
            calendar=self.calendar,
            strict=strict or self.config.strict,
            interviewer=interviewer,
        )


def _new_id(instant: dt.datetime) -> str:
    """Return a new ULID for an instant."""
    from ulid import ULID

    return str(ULID.from_datetime(instant))
