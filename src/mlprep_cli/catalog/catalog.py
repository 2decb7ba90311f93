"""All questions of all packs, and finding among them by name and by filter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import NoReturn

from mlprep_cli.catalog.filters import Filters, Status, normal
from mlprep_cli.errors import PackError, UsageError
from mlprep_cli.model.pack import Pack, Problem
from mlprep_cli.model.question import DIFFICULTIES, KINDS, ROUNDS, Question
from mlprep_cli.packs.nearest import nearest

FEW = 12  # names: a longer list helps nobody


VALUES: dict[str, Callable[[Question], Sequence[str]]] = {
    "company": lambda question: question.companies,
    "topic": lambda question: question.topics,
    "pack": lambda question: [question.pack],
    "kind": lambda question: [question.kind],
    "difficulty": lambda question: [question.difficulty],
    "round": lambda question: question.rounds,
}
FIXED: dict[str, Sequence[str]] = {"kind": KINDS, "difficulty": DIFFICULTIES, "round": ROUNDS}


class Catalog:
    """The questions of `packs`, in the order of the packs, with the `problems` of those that cannot be read."""

    def __init__(self, packs: Sequence[Pack], problems: Sequence[Problem]) -> None:
        self.packs = packs
        self.problems = problems
        self.questions = {item.id: item for pack in packs for item in pack.questions}

    def find(self, name: str) -> Question:
        """Return the question that `name` means: an id, a file stem, or the start of just one of them.

        Raises:
            PackError: the question's file is there but wrong.
            UsageError: nothing, or more than one question, goes by that name.
        """
        wanted = normal(name)
        for matches in (_same, _stem, _start):
            if matches is _start:
                self._refuse_broken(wanted)
            found = [item for item in self.questions.values() if matches(wanted, item)]
            if len(found) == 1:
                return found[0]
            if found:
                raise UsageError(f"`{name}` means several questions", hint=_list(item.id for item in found))
        close = nearest(name, self.questions) if self.questions else []
        hint = f"did you mean {_list(close)}?" if close else "`mlprep list` shows all questions"
        raise UsageError(f"there is no question `{name}`", hint=hint)

    def select(self, filters: Filters, status: Mapping[str, Status]) -> list[Question]:
        """Return the questions that pass the filters; `status` gives the standing of each by id.

        Raises:
            UsageError: a filter has a value that no question has.
        """
        wanted = {item.name: self._known(item.name, getattr(filters, item.name)) for item in fields(filters)}
        states = wanted.pop("status")
        return [
            question
            for question in self.questions.values()
            if all(not values or values & set(VALUES[name](question)) for name, values in wanted.items())
            and (not states or status[question.id] in states)
        ]

    def values(self, name: str) -> list[str]:
        """Return the values that the filter `name` may have, in order."""
        if name == "status":
            return ["new", "due", "learning", "known"]
        if name == "pack":
            return [pack.header.id for pack in self.packs]
        if name in FIXED:
            return list(FIXED[name])
        return sorted({value for item in self.questions.values() for value in VALUES[name](item)})

    def _known(self, name: str, given: Iterable[str]) -> set[str]:
        """Return the values given, as the packs write them; a topic may be given by another of its names."""
        known = {normal(value): value for value in self.values(name)}
        return {
            value for word in given for value in known_values(name, normal(word), known) or self._refuse(name, word)
        }

    def _refuse(self, name: str, word: str) -> NoReturn:
        """Say that no question has this value, and which are near it."""
        known = self.values(name)
        close = nearest(word, known)
        hint = f"did you mean {_list(close)}?" if close else f"known: {_some(known)}"
        raise UsageError(f"there is no {name} `{word}`", hint=hint)

    def _refuse_broken(self, wanted: str) -> None:
        """Say so when the question is there but its file is wrong."""
        found = [item for item in self.problems if wanted in {_id(item.file), normal(item.file.stem)}]
        if found:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            hint = f"mend it, then run `mlprep packs check {found[0].file.parent}`"
            raise PackError(f"{found[0]}{more}", hint=hint)


def known_values(name: str, word: str, known: Mapping[str, str]) -> set[str]:
    """Return those of the `known` values of a filter, by how they are compared, that a word stands for."""
    if name == "topic":
        from mlprep_cli.packs.topics import canonical

        topic = canonical(word) or word
        return {value for key, value in known.items() if key == word or canonical(key) == topic}
    return {known[word]} if word in known else set()


def _same(wanted: str, question: Question) -> bool:
    return question.id == wanted


def _stem(wanted: str, question: Question) -> bool:
    return question.id.partition("/")[2] == wanted


def _start(wanted: str, question: Question) -> bool:
    return bool(wanted) and (question.id.startswith(wanted) or question.id.partition("/")[2].startswith(wanted))


def _id(file: Path) -> str:
    """Return the id that a question file would have if its folder is named as its pack."""
    return f"{normal(file.parent.name)}/{normal(file.stem)}"


def _some(names: Sequence[str]) -> str:
    """Return the first few names for a message, and how many more there are."""
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return f"{_list(names[:FEW])}{more}"


def _list(names: Iterable[str]) -> str:
    """Return names for a message."""
    return ", ".join(f"`{name}`" for name in names)
