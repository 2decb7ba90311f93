"""Reading a language model's reply: JSON, perhaps in a fence or among words, of which nothing is trusted."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from mlprep_cli.errors import LanguageModelError

ModelVerdict = Literal["covered", "partly", "wrong", "missed"]
LONGEST = 100_000  # characters of a reply that are looked at; an honest one has a few thousand
TRIES = 100  # places at which an object may start
Shape = TypeVar("Shape", bound=BaseModel)
BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')  # as in "\sqrt", which models forget to double
OFFLINE = "another model may do better; `--offline` goes without"


def _word(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


def _text(value: object) -> object:
    return "" if value is None else value


class Given(BaseModel):
    """A verdict as the model gave it."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, BeforeValidator(_word)]
    verdict: Annotated[ModelVerdict, BeforeValidator(_word)]
    quote: Annotated[str, BeforeValidator(_text)] = ""


class Asked(BaseModel):
    """A follow-up question as the model put it."""

    model_config = ConfigDict(frozen=True)

    point: Annotated[str, BeforeValidator(_word)]
    question: str


class Reply(BaseModel):
    """What could be read: verdicts in the model's order, how many could not, and the follow-up, if any."""

    model_config = ConfigDict(frozen=True)

    points: list[Given]
    unreadable: int
    follow_up: Asked | None


def read_reply(text: str) -> Reply:
    """Return what a reply says.

    Raises:
        LanguageModelError: there is no JSON object with `points` in it.
    """
    found = next((value for value in _objects(text[:LONGEST]) if isinstance(value.get("points"), list)), None)
    if found is None:
        what = "is cut off or no valid JSON" if "{" in text else "is no JSON"
        raise LanguageModelError(f"the language model's reply {what}", hint=OFFLINE)
    given = [_valid(Given, item) for item in found["points"]]
    points = [item for item in given if item is not None]
    return Reply(points=points, unreadable=len(given) - len(points), follow_up=_valid(Asked, found.get("follow_up")))


def _valid(shape: type[Shape], value: object) -> Shape | None:
    """Return a value in a shape, None where it does not fit."""
    try:
        return shape.model_validate(value)
    except ValidationError:
        return None


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects in a text, those that start first at first."""
    for version in (text, BAD_ESCAPE.sub(r"\\\\", text)):
        for start in [match.start() for match in re.finditer(r"\{", version)][:TRIES]:
            try:
                value, _ = json.JSONDecoder(strict=False).raw_decode(version, start)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                yield value
