"""Facts about the language model that marks too: whether one is set up, can be asked, and may be."""

from mlprep_cli.cli.wiring import World
from mlprep_cli.core.interviewer.disclosure import COST, SENT
from mlprep_cli.core.interviewer.request import make_request
from mlprep_cli.errors import LanguageModelError, MlprepError
from mlprep_cli.model.check import Check

SECTION = "language-model"
OFF = "off: comparing words, on this machine, marks your answers (docs/language-model.md says how to set one up)"
SHORT_ANSWER = "A word or two of it. " * 40  # of 200 words


def language_model(world: World) -> list[Check]:
    """Look at the model; nothing is sent to find out."""
    try:
        name = world.config.llm_model.strip()
    except MlprepError:  # wrong settings are a finding of their own
        return []
    if not name:
        return [Check(SECTION, "model", "ok", OFF)]
    return [_model(name, world.config.llm_seconds), _leave(world, name), _cost(world)]


def _model(name: str, seconds: int) -> Check:
    """Tell whether the model can be asked."""
    from mlprep_cli.language_model.ask import LanguageModel

    try:
        LanguageModel(name, seconds).check()
    except LanguageModelError as error:
        return Check(SECTION, "model", "problem", error.message, error.hint or '`mlprep config set llm_model ""`')
    return Check(SECTION, "model", "ok", f"{name} marks too, and may take {seconds} seconds")


def _leave(world: World, name: str) -> Check:
    """Tell whether the user agreed that answers are sent to the model."""
    from mlprep_cli.store.agreement import AgreementFile

    if AgreementFile(world.home.agreements, world.now).includes(name):
        return Check(SECTION, "leave", "ok", f"you agreed to sending answers to {name} (`{world.home.agreements}`)")
    return Check(SECTION, "leave", "note", f"{name} is not asked before you agree", "`mlprep practice` asks you once")


def _cost(world: World) -> Check:
    """Say what is sent, and about how much it is."""
    questions = [item for pack in world.packs[0] for item in pack.questions]
    sizes = [make_request(item, SHORT_ANSWER).tokens for item in questions if item.rubric]
    sent, received = (round(sum(size[i] for size in sizes) / max(len(sizes), 1), -1) for i in (0, 1))
    size = f"for an answer of 200 words about {sent:,.0f} tokens there and {received:,.0f} back (an estimate)"
    return Check(SECTION, "sent", "ok", f"{SENT}; {size}; {COST}")
