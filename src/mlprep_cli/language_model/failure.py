"""What went wrong between us and a language model, in one line, whichever library of whichever provider raised it."""

from collections.abc import Iterator
from json import JSONDecodeError

from mlprep_cli.errors import LanguageModelError

LONGEST = 160  # characters of a provider's own words
KEY = "`llm keys set NAME` sets one; `llm keys` lists the names"
LATER = "try again later"
ANOTHER = "another model may do better"
UNREADABLE = (AttributeError, IndexError, KeyError, TypeError, JSONDecodeError)
# By parts of the names of exceptions: providers' libraries share habits of naming, not classes.
NO_NETWORK = (
    "connect",
    "network",
    "remoteprotocol",
    "readerror",
    "writeerror",
    "gaierror",
    "sslerror",
    "incompleteread",
)
TIMED_OUT = ("timeout",)


def explained(error: Exception, name: str) -> LanguageModelError:
    """Return an error of a provider's library as ours, for the model of a name."""
    if isinstance(error, LanguageModelError):
        return error
    if type(error).__name__ == "NeedsKeyException":
        return LanguageModelError(f"`{name}` needs a key: {own_words(error)}", hint=KEY)
    status = _status(error)
    if status is not None:
        return _by_status(status, name, own_words(error))
    names = [type(one).__name__.casefold() for one in _causes(error)]
    if _has(names, TIMED_OUT):
        return LanguageModelError(f"`{name}` timed out", hint=LATER)
    if _has(names, NO_NETWORK) or any(isinstance(one, ConnectionError) for one in _causes(error)):
        return LanguageModelError(f"`{name}` cannot be reached, or hung up", hint="check the network, or the server")
    if isinstance(error, NotImplementedError):
        return LanguageModelError(f"`{name}` cannot be told how to judge: {own_words(error)}", hint="use a chat model")
    if isinstance(error, UNREADABLE):
        return LanguageModelError(f"`{name}` sent a reply that `llm` cannot read", hint=ANOTHER)
    return LanguageModelError(f"`{name}` failed: {own_words(error)}", hint=ANOTHER)


def own_words(said: Exception | str) -> str:
    """Return what a library or a server said, on one line of bearable length, as a part of a sentence."""
    text = " ".join(str(said).split()) or type(said).__name__
    return (text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}...").rstrip(". ")


def _by_status(status: int, name: str, said: str) -> LanguageModelError:
    """Return the error that an HTTP status stands for."""
    if status in {401, 403}:
        return LanguageModelError(f"`{name}` refused the key (status {status})", hint=KEY)
    if status == 404:
        return LanguageModelError(f"the server does not know `{name}` (status 404)", hint="`llm models` lists models")
    if status == 429:
        return LanguageModelError(f"`{name}` is over its rate limit or quota (status 429)", hint=LATER)
    if status >= 500:
        return LanguageModelError(f"the server of `{name}` failed (status {status})", hint=LATER)
    return LanguageModelError(f"the server of `{name}` refused the request: {said}", hint=ANOTHER)


def _status(error: Exception) -> int | None:
    """Return the HTTP status of an error or of what caused it, None where it has none."""
    for one in _causes(error):
        for holder in (one, getattr(one, "response", None)):
            status = getattr(holder, "status_code", None)
            if isinstance(status, int):
                return status
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what it was raised from, at most ten deep."""
    one: BaseException | None = error
    for _ in range(10):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _has(names: list[str], parts: tuple[str, ...]) -> bool:
    return any(part in name for name in names for part in parts)
