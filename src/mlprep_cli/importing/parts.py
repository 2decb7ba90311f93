"""What is found of a question in a file of elsewhere, before it is made fit for a pack."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass
class Facts:
    """What a source says about a question: where it was asked, when, in which round, how hard it is."""

    companies: list[str] = field(default_factory=list)
    rounds: list[str] = field(default_factory=list)
    difficulty: str = ""
    kind: str = ""
    minutes: int = 0
    asked_on: dt.date | None = None
    updated_on: dt.date | None = None
    url: str = ""
    site: str = ""


@dataclass
class Parts:
    """The parts of one question as their source words them; empty where it says nothing.

    `follow_ups` holds each question with its answer, `unplaced` each heading with the text below it that
    belongs to no part, and `dropped` the lines that were taken for adverts, counters or navigation.
    """

    title: str = ""
    summary: str = ""
    prompt: str = ""
    expectations: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    approach: list[str] = field(default_factory=list)
    answer: str = ""
    pitfalls: list[str] = field(default_factory=list)
    follow_ups: list[tuple[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    unplaced: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    incomplete: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether there are words that can be asked, or can be a title."""
        return any(map(str.isalnum, f"{self.title}{self.prompt}{self.summary}"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found of a question."""
        texts = [self.answer, *self.topics, *self.expectations, *self.approach, *self.pitfalls, *self.references]
        texts += [text for pair in (*self.follow_ups, *self.unplaced) for text in pair]
        return not (self.is_asked or any(char.isalnum() for text in texts for char in text))
