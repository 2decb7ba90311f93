"""What the user is told before a language model is used for the first time, and what it took afterwards."""

from mlprep_cli.core.interviewer.request import Request

SENT = "title and text of the question, the points of its rubric, your answer"
COST = "your provider's price applies, and mlprep does not know it"
OFF = 'Switch it off with `mlprep config set llm_model ""`.'


def disclosure(request: Request, model: str) -> list[str]:
    """Return what is sent, to whom and at what cost, in lines that fit 80 columns unless the name is long."""
    sent, received = request.tokens
    return [
        f"The language model {model} can mark your answer too.",
        "This would be sent to it, through the `llm` package:",
        "  this question's title and text, the points of its rubric, your answer",
        "and not: your other answers, your name, your progress, your notes.",
        f"For this answer about {sent:,} tokens there and {received:,} back (an estimate;",
        "more where a model thinks before it replies). Your provider's price applies,",
        "and mlprep does not know it. A local model costs nothing but time.",
        OFF,
    ]


def remark(model: str) -> str:
    """Return why a model was not asked where nobody is there to agree."""
    return f"{model} was not asked: first agree, at a terminal, to sending answers to it"


def took(model: str, sent: int, received: int) -> str:
    """Return how many tokens a reply took, as the provider counted them."""
    return f"{model} counted {sent:,} tokens there and {received:,} back."
