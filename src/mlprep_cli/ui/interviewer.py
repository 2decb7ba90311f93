"""What a language model asks of its own."""

from rich.text import Text

from mlprep_cli.model.text import clean


def own_question(model: str, question: str) -> Text:
    """Return the question that a model asks on what an answer left out, with the name of who asks."""
    return Text.assemble((f"{clean(model)} asks: ", "bold"), clean(question))
