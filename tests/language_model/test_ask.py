"""The door to `llm`: what can be found out without sending anything, and what providers' errors mean."""

from pathlib import Path

import pytest

from mlprep_cli.errors import LanguageModelError
from mlprep_cli.language_model.ask import LanguageModel
from mlprep_cli.language_model.failure import explained, own_words

YAML = """\
- {model_id: local, model_name: m, api_base: "http://127.0.0.1:9/v1"}
- {model_id: keyed, model_name: m, api_base: "http://127.0.0.1:9/v1", api_key_name: nobody-set-this}
"""


@pytest.fixture(autouse=True)
def llm_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of `llm` with two models whose server does not exist."""
    (tmp_path / "extra-openai-models.yaml").write_text(YAML)
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path))


def test_check_sends_nothing() -> None:
    """A model that could be asked passes the check, though its server is not there."""
    LanguageModel("local", 1).check()


@pytest.mark.parametrize(("name", "what"), [("keyed", "needs a key"), ("locale", "knows no model `locale`")])
def test_check_names_what_is_missing(name: str, what: str) -> None:
    """A key or a model that is missing is named."""
    with pytest.raises(LanguageModelError, match=what):
        LanguageModel(name, 1).check()


class StatusError(Exception):
    """An error of a provider's library that carries a status."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}\nfor key sk-secret")
        self.status_code = status


class ReadTimeout(Exception):  # noqa: N818 - named as in the libraries
    """An error that is known by its name alone."""


@pytest.mark.parametrize(
    ("error", "what"),
    [
        (StatusError(401), "refused the key"),
        (StatusError(403), "refused the key"),
        (StatusError(404), "does not know"),
        (StatusError(429), "rate limit or quota"),
        (StatusError(503), "failed (status 503)"),
        (ReadTimeout(), "timed out"),
        (ConnectionResetError(104, "reset"), "hung up"),
        (NotImplementedError("no system prompts"), "cannot be told how to judge"),
        (AttributeError("usage"), "a reply that `llm` cannot read"),
        (RuntimeError("GPU\nis gone."), "failed: GPU is gone"),
        (RuntimeError(), "failed: RuntimeError"),
    ],
)
def test_errors_in_one_line(error: Exception, what: str) -> None:
    """Whatever a provider's library raises becomes one line that says which kind it is, without a key in it."""
    found = explained(error, "gpt-x")
    assert what in found.message
    assert "gpt-x" in found.message
    assert "\n" not in found.message
    assert "sk-secret" not in found.message


def test_cause_counts() -> None:
    """An error is known by what it was raised from, too."""
    outer = RuntimeError("request failed")
    outer.__cause__ = ReadTimeout()
    assert "timed out" in explained(outer, "gpt-x").message


def test_long_words_are_cut() -> None:
    """A page of HTML from a proxy becomes a line of bearable length."""
    assert len(own_words("<html> " * 500)) < 170
