"""From the numbers of a match to the chance that the answer makes the point, and to a verdict."""

import math
from collections.abc import Sequence

from mlprep_cli.core.coverage.verdict import Verdict

# One per feature of `Match`, in its order. Source: logistic regression, ridge 1.0, of said against unsaid points of the
# strong, partial and empty answers of the tuning half, half-said ones left out: `bench/coverage.py --fit`.
WEIGHTS = (1.576, 1.312, 0.95, 1.478, 2.577, 1.815, 2.27, 1.833)
INTERCEPT = -3.405
# Chosen on the tuning half: a bar at which 94% of the covered points of ordinary answers were made, and at most a tenth
# of the points that are wrong, or of empty answers, are covered (0.06; of the wrong ones alone 0.09); and the bar under
# which a point made is rare (one in nine).
COVERED, UNSURE = 0.67, 0.35
DOUBTED = 0.5  # the most that is left of a confidence where a guard speaks against the match
LISTED = 0.5  # the share that is left of it where the answer only lists words


def confidence(features: Sequence[float]) -> float:
    """Return the estimated chance, 0 to 1, that an answer makes the point."""
    total = INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + math.exp(-total))


def verdict(chance: float) -> Verdict:
    """Return the band of a confidence."""
    return "covered" if chance >= COVERED else "unsure" if chance >= UNSURE else "missed"
