"""Measure the offline grader on labelled answers: python bench/coverage.py [--half tuning|held-out|all] [--fit].

`bench/answers/*.toml` holds answers to questions, with the points that each says, half says, gets wrong or leaves out.
Weights, bars and guards were chosen on the tuning half; figures on it flatter. `--fit` prints the weights that
`core/coverage/confidence.py` should have, and the figures when each question is graded by weights fitted on the others.
"""

import argparse
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from mlprep_cli.core.coverage.confidence import COVERED, UNSURE, confidence
from mlprep_cli.core.coverage.grade import cover
from mlprep_cli.core.coverage.guard import contested, is_keyword_list, signs
from mlprep_cli.core.coverage.key import key
from mlprep_cli.core.coverage.match import Answer
from mlprep_cli.core.coverage.verdict import PointCoverage
from mlprep_cli.core.coverage.words import words
from mlprep_cli.model.question import Question
from mlprep_cli.packs.bundled import bundled_folder
from mlprep_cli.packs.find import find_packs

ANSWERS = Path(__file__).parent / "answers"
TUNING = (
    "behavioural/a-model-that-failed",
    "debugging/validation-beats-training",
    "deep-learning/weight-decay-in-adam",
    "evaluation/calibration-and-repair",
    "evaluation/roc-versus-pr",
    "experimentation-causality/cuped",
    "industry-cases/zillow-offers-wind-down",
    "industry-cases/zillow-zestimate-error",
    "responsible-ml/fairness-impossibility",
    "system-design/trip-eta",
    "transformers-llms/kv-cache-arithmetic",
    "transformers-llms/why-divide-by-root-d",
)
NATURAL = ("strong", "partial", "empty")  # what most answers are like
GUARDS = ("mistake", "antonym", "denial", "number", "rejection", "list", "contested")
LABELS = ("said", "half", "wrong")
LONG = 600  # words
RIDGE = 1.0
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pair:
    """One rubric point against one answer: the label, the verdict, and what the match was before any guard."""

    question: str
    kind: str
    label: str
    verdict: PointCoverage
    features: tuple[float, ...]
    against: frozenset[str]

    @property
    def chance(self) -> float:
        """The confidence before any guard."""
        return confidence(self.features)

    @property
    def is_counted(self) -> bool:
        """Whether precision, recall and AUC count the pair: a natural answer, and no half-made point."""
        return self.kind in NATURAL and self.label != "half"


def main() -> None:
    """Read the options and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--half", choices=("tuning", "held-out", "all"), default="tuning")
    parser.add_argument("--fit", action="store_true", help="print weights fitted on the half")
    options = parser.parse_args()
    questions = _questions()
    files = [path for path in sorted(ANSWERS.glob("*.toml")) if _is_in(path, options.half)]
    pairs, texts = list[Pair](), list[tuple[Question, str]]()
    for path in files:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        question = questions[document["question"]]
        for answer in document["answer"]:
            pairs += _pairs(question, answer)
            texts.append((question, answer["text"]))
    print(f"{options.half}: {len(files)} questions, {len(texts)} answers, {len(pairs)} pairs")
    _show_quality(pairs)
    _show_guards(pairs)
    _show_speed(texts)
    if options.fit:
        _show_fit(pairs)


def _is_in(path: Path, half: str) -> bool:
    """Tell by its name alone whether a file belongs to a half."""
    is_tuning = path.stem.replace("--", "/", 1) in TUNING
    return half == "all" or is_tuning == (half == "tuning")


def _questions() -> dict[str, Question]:
    packs, _ = find_packs(bundled_folder() / "no-user-packs", [])
    return {question.id: question for pack in packs for question in pack.questions}


def _pairs(question: Question, answer: dict[str, Any]) -> list[Pair]:
    """Return the pairs of one answer; the guards are asked about every point, whatever its match."""
    text, kind, wanted = str(answer["text"]), str(answer["kind"]), key(question)
    read = Answer(text, wanted)
    matches = [read.match(point) for point in wanted.points]
    against = [
        set(signs(text, wanted, point, read, match)) for point, match in zip(wanted.points, matches, strict=True)
    ]
    is_near = [confidence(match.features) >= UNSURE for match in matches]
    doubts = contested([found if near else None for found, near in zip(against, is_near, strict=True)])
    is_list = {"list"} if is_keyword_list(words(text)) else set[str]()
    return [
        Pair(
            question.id,
            kind,
            _label(answer, verdict.id),
            verdict,
            match.features,
            frozenset(found | (doubt & {"contested"}) | is_list),
        )
        for verdict, match, found, doubt in zip(cover(question, text).points, matches, against, doubts, strict=True)
    ]


def _label(labels: dict[str, Any], point: str) -> str:
    """Return the label that a table of labels gives a point."""
    return next((name for name in LABELS if point in labels.get(name, ())), "none")


def _show_quality(pairs: Sequence[Pair]) -> None:
    """Print how well confidence and verdicts agree with the labels."""
    counted = [pair for pair in pairs if pair.is_counted]
    said = np.array([pair.label == "said" for pair in counted])
    covered = np.array([pair.verdict.verdict == "covered" for pair in counted])
    print("pairs by label:", dict(Counter(pair.label for pair in pairs)))
    before, after = _column(counted, lambda pair: pair.chance), _column(counted, lambda pair: pair.verdict.confidence)
    print(f"AUC on natural answers: {_auc(before, said):.3f} by the match, {_auc(after, said):.3f} after the guards")
    _show_hits("covered, before the guards", before >= COVERED, said)
    _show_hits("covered", covered, said)
    for band in ("covered", "unsure", "missed"):
        inside = [pair for pair in counted if pair.verdict.verdict == band]
        share = sum(pair.label == "said" for pair in inside) / max(len(inside), 1)
        print(f"  {band}: {len(inside) / len(counted):.0%} of natural points, {share:.0%} of them said")
    wrong = [pair for pair in pairs if pair.label == "wrong" and pair.kind != "flawed"]
    empty = [pair for pair in pairs if pair.kind == "empty"]
    flawed = [pair for pair in pairs if pair.kind == "flawed"]
    mistakes = [pair for pair in flawed if pair.label == "wrong"]
    print("credited (before the guards -> after):")
    _show_credit("points of wrong answers", wrong)
    _show_credit("points of empty answers", empty)
    _show_credit("both together", [*wrong, *empty])
    _show_credit("mistakes in answers that are mostly right", mistakes)
    _show_credit("mistakes, wrong and empty answers together", [*wrong, *empty, *mistakes])
    _show_credit("points of keyword lists", [pair for pair in pairs if pair.kind == "keywords"])
    told = [pair for pair in flawed if pair.label != "half"]
    covered, said = (
        np.array([pair.verdict.verdict == "covered" for pair in told]),
        np.array([pair.label == "said" for pair in told]),
    )
    _show_hits("covered, in answers that are mostly right", covered, said)


def _show_hits(name: str, covered: Flags, said: Flags) -> None:
    hits = int((covered & said).sum())
    precision, recall = hits / max(int(covered.sum()), 1), hits / max(int(said.sum()), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def _show_credit(name: str, pairs: Sequence[Pair]) -> None:
    before = sum(pair.chance >= COVERED for pair in pairs)
    after = sum(pair.verdict.verdict == "covered" for pair in pairs)
    unsure = sum(pair.verdict.verdict == "unsure" for pair in pairs)
    total = max(len(pairs), 1)
    print(f"  {name} ({len(pairs)}): {before / total:.3f} -> {after / total:.3f}; unsure {unsure / total:.3f}")


def _show_guards(pairs: Sequence[Pair]) -> None:
    """Print what each guard alone, and all together, doubt among the points that would be covered without them."""
    close = [pair for pair in pairs if pair.chance >= COVERED]
    said = [pair for pair in close if pair.label == "said"]
    wrong = [pair for pair in close if pair.label == "wrong"]
    print("guard: share doubted of the said, and of the wrong, that would be covered")
    for name in GUARDS:
        print(f"  {name}: {_doubted(said, {name}):.3f}, {_doubted(wrong, {name}):.3f}")
    print(f"  any: {_doubted(said, set(GUARDS)):.3f}, {_doubted(wrong, set(GUARDS)):.3f}")
    truly = [pair for pair in pairs if pair.label == "said"]
    flagged = sum(bool(pair.against) and pair.chance >= UNSURE for pair in truly)
    print(f"said points that a guard doubts, of all {len(truly)}: {flagged / max(len(truly), 1):.3f}")


def _doubted(pairs: Sequence[Pair], names: set[str]) -> float:
    return sum(bool(pair.against & names) for pair in pairs) / max(len(pairs), 1)


def _show_speed(texts: Sequence[tuple[Question, str]]) -> None:
    """Print milliseconds for the answers as they are, and for ones repeated to LONG words; keys are made before."""
    for name, size in (("answers as they are", 0), (f"answers of {LONG} words", LONG)):
        spent = list[float]()
        for question, text in texts:
            longer = text if not size else " ".join((f"{text}\n\n" * (size // len(text.split()) + 1)).split(" ")[:size])
            begin = time.perf_counter()
            cover(question, longer)
            spent.append(1000 * (time.perf_counter() - begin))
        print(f"{name}: median {median(spent):.0f} ms, worst {max(spent):.0f} ms")


def _show_fit(pairs: Sequence[Pair]) -> None:
    """Print weights fitted on the counted pairs, and the figures of leaving each question out."""
    counted = [pair for pair in pairs if pair.is_counted]
    features = np.array([pair.features for pair in counted])
    said = np.array([pair.label == "said" for pair in counted])
    names = np.array([pair.question for pair in counted])
    weights = _logistic(features, said)
    print("weights:", ", ".join(f"{value:.3f}" for value in weights[:-1]), f"intercept: {weights[-1]:.3f}")
    chance = np.zeros(len(counted))
    for name in sorted(set(names)):
        chance[names == name] = _predicted(
            features[names == name], _logistic(features[names != name], said[names != name])
        )
    print(f"leaving each question out: AUC {_auc(chance, said):.3f}")
    _show_hits("  covered, before the guards", chance >= COVERED, said)
    sure = np.array([not pair.against for pair in counted])
    _show_hits("  covered", (chance >= COVERED) & sure, said)


def _logistic(features: Floats, target: Flags) -> Floats:
    """Return ridge-penalised logistic weights by Newton's method, the intercept, which is not penalised, last."""
    design = np.c_[features, np.ones(len(features))]
    ridge = np.full(design.shape[1], RIDGE)
    ridge[-1] = 1e-9
    weights = np.zeros(design.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - target) + ridge * weights
        curvature = (design.T * (chance * (1 - chance))) @ design + np.diag(ridge)
        weights -= np.linalg.solve(curvature, slope)
    return weights


def _predicted(features: Floats, weights: Floats) -> Floats:
    chance: Floats = 1 / (1 + np.exp(-(features @ weights[:-1] + weights[-1])))
    return chance


def _column(pairs: Sequence[Pair], value: Callable[[Pair], float]) -> Floats:
    return np.array([value(pair) for pair in pairs])


def _auc(score: Floats, target: Flags) -> float:
    """Return the chance that a pair of the target scores above one that is not, ties counting one half."""
    above = score[target][:, None] - score[~target][None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())


if __name__ == "__main__":
    main()
