"""The rating to suggest after an answer."""

from mlprep_cli.model.attempt import RATINGS, Rating

# The least score for each rating above `again`, from hard to easy.
LEAST_SCORES = (0.35, 0.6, 0.9)


def suggest(score: float | None, *, hints: int, seconds: int, minutes: int) -> Rating:
    """Return the rating that an answer deserves.

    Args:
        score: weighted share of the rubric, 0 to 1; None where nothing was graded counts as good.
        hints: hints looked at; any lowers the suggestion by one step.
        seconds: spent on the answer; more than the question's `minutes` lowers it by one step.
        minutes: a fair time for the question.
    """
    step = 2 if score is None else sum(score >= least for least in LEAST_SCORES)
    step -= (hints > 0) + (seconds > minutes * 60)
    return RATINGS[max(0, step)]
