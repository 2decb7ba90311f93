"""The language model as the commands use it, from the settings; and a screen for when nobody looks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mlprep_cli.cli.wiring import World
from mlprep_cli.core.coverage.verdict import Coverage
from mlprep_cli.core.grading import Grade
from mlprep_cli.model.question import Question
from mlprep_cli.ui.console import Terminal

if TYPE_CHECKING:
    from mlprep_cli.core.interviewer.judge import Judgement
    from mlprep_cli.flows.consult import Interviewer


def mark(
    world: World, question: Question, answer: str, model: str, *, quiet: bool
) -> tuple[Coverage, Grade, "Judgement | None"]:
    """Return the verdicts: the model's, where one is named and can be asked, else those of comparing words.

    With `quiet` nobody is asked for leave, and only warnings are shown.
    """
    from mlprep_cli.flows.compare import mark as marked

    is_seen = world.terminal.interactive and not quiet
    asked = interviewer(world, model, may_ask=is_seen) if model.strip() else None
    screen = world.desk(strict=False).screen if asked and is_seen else QuietScreen(world.terminal)
    return marked(screen, question, answer, asked)


def interviewer(world: World, model: str, *, may_ask: bool) -> "Interviewer":
    """Return a model by its name in `llm`, with the leave to ask it; `may_ask` where somebody can give leave."""
    from mlprep_cli.flows.consult import Interviewer
    from mlprep_cli.language_model.ask import LanguageModel
    from mlprep_cli.store.agreement import AgreementFile

    agreements = AgreementFile(world.home.agreements, world.now)
    return Interviewer(LanguageModel(model.strip(), world.config.llm_seconds), agreements, may_ask)


class QuietScreen:
    """For documents and pipes: warnings go to standard error, the rest nowhere."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def choose(self, keys: Mapping[str, str], *, end: str = "q") -> str:  # noqa: ARG002 - nobody is there to choose
        """Return what the end of input means."""
        return end

    def note(self, text: str) -> None:
        """Say nothing in passing."""

    def warn(self, text: str) -> None:
        """Say what the user should know."""
        self._terminal.warn(text)
