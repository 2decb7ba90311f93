"""The round trip to a language model, through the `llm` package, within a time."""

import queue
import threading
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mlprep_cli.core.interviewer.request import Request
from mlprep_cli.errors import LanguageModelError
from mlprep_cli.language_model.failure import explained, own_words

if TYPE_CHECKING:
    from llm import Model, Response

INSTALL = "`pip install 'mlprep-cli[llm]'`"
LONGEST_REPLY = 200_000  # characters; what is longer is no verdict, and is not waited for


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that the provider counted."""

    sent: int
    received: int


class LanguageModel:
    """A model by its name or alias in `llm`. Keys and addresses are `llm`'s own business: none is kept here."""

    def __init__(self, name: str, seconds: float) -> None:
        """Take a name, and how long a whole reply may take."""
        self.name = name
        self.usage: Usage | None = None
        self._seconds = seconds

    def check(self) -> None:
        """Find out, without sending anything, whether the model can be asked: for `doctor`.

        Raises:
            LanguageModelError: `llm` is not installed, does not know the model, or has no key for it.
        """
        model = self._find()
        try:
            get_key = getattr(model, "get_key", None)
            if get_key is not None:
                get_key()
        except Exception as error:
            raise explained(error, self.name) from error

    def ask(self, request: Request) -> str:
        """Send a request and return the text of the reply; `usage` then says what it took, where that is known.

        The model is asked in a thread of its own, which nobody waits for after the deadline, nor at exit.

        Raises:
            LanguageModelError: there is no reply; the message says why.
        """
        self.usage = None
        call = _Call(self._find(), request)
        call.start()
        return self._await(call)

    def _await(self, call: "_Call") -> str:
        """Return what a call comes to within the time."""
        try:
            found = call.outcome.get(timeout=self._seconds)
        except queue.Empty:
            when = "stopped in the middle of its reply" if call.has_begun else "sent no reply"
            raise LanguageModelError(
                f"`{self.name}` {when}: timed out after {self._seconds:g} seconds",
                hint="`llm_seconds` in the settings gives it longer",
            ) from None
        finally:
            call.is_wanted = False
        if isinstance(found, Exception):
            raise explained(found, self.name) from found
        text, self.usage, refusal = found
        if not text.strip():
            said = f"refused: {own_words(refusal)}" if refusal else "gave an empty reply, which may be a refusal"
            raise LanguageModelError(f"`{self.name}` {said}", hint="another model may do better")
        return text

    def _find(self) -> "Model":
        """Return the model that bears the name."""
        try:
            import llm
        except ImportError as error:
            raise LanguageModelError("the `llm` package is not installed", hint=INSTALL) from error
        try:
            return llm.get_model(self.name)
        except llm.UnknownModelError as error:
            raise self._unknown(list(llm.get_model_aliases())) from error
        except Exception as error:  # a plugin, or a settings file of `llm`, may be wrong in any way
            raise LanguageModelError(
                f"`llm` cannot load its models: {own_words(error)}", hint="`llm models` shows the same"
            ) from error

    def _unknown(self, known: list[str]) -> LanguageModelError:
        near = get_close_matches(self.name.casefold(), known, n=3, cutoff=0.5)
        names = f"did you mean {', '.join(f'`{name}`' for name in near)}? " if near else ""
        return LanguageModelError(f"`llm` knows no model `{self.name}`", hint=f"{names}`llm models` lists them")


Outcome = tuple[str, Usage | None, str]


class _Call(threading.Thread):
    """One request on its way; `outcome` gets the reply, the tokens and a refusal, or the error that came instead."""

    def __init__(self, model: "Model", request: Request) -> None:
        super().__init__(name="mlprep-language-model", daemon=True)
        self.outcome = queue.Queue[Outcome | Exception]()
        self.has_begun = False
        self.is_wanted = True
        self._model = model
        self._request = request

    def run(self) -> None:
        """Ask, and put what comes of it into `outcome`."""
        try:
            self.outcome.put(self._reply())
        except Exception as error:  # noqa: BLE001 - providers' plugins raise what they like; the asker explains it
            self.outcome.put(error)

    def _reply(self) -> Outcome:
        """Return the reply; between two pieces of it, stop where nobody waits any more."""
        model, request = self._model, self._request
        has_schema = bool(model.supports_schema)
        response = model.prompt(
            request.data,
            system=request.system if has_schema else f"{request.system}\n\n{request.shape}",
            schema=dict(request.schema) if has_schema else None,
            stream=bool(model.can_stream),
        )
        pieces, length = list[str](), 0
        for piece in response:
            self.has_begun = True
            pieces.append(piece)
            length += len(piece)
            if not self.is_wanted or length > LONGEST_REPLY:
                break
        if length > LONGEST_REPLY:
            raise LanguageModelError(
                f"`{model.model_id}` sent far more than was asked for", hint="choose another model"
            )
        return "".join(pieces), _usage(response), _refusal(response)


def _usage(response: "Response") -> Usage | None:
    """Return the tokens of a reply, where the provider told them."""
    sent, received = response.input_tokens, response.output_tokens
    return Usage(sent, received) if isinstance(sent, int) and isinstance(received, int) else None


def _refusal(response: "Response") -> str:
    """Return a refusal in the words of a server that speaks OpenAI's protocol; "" where there is none."""
    with suppress(AttributeError, IndexError, KeyError, TypeError):
        return str((response.response_json or {})["choices"][0]["message"]["refusal"] or "")
    return ""
