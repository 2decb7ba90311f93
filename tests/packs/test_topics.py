"""The vocabulary of topics."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from mlprep_cli.model.question import Slug
from mlprep_cli.packs.find import find_packs
from mlprep_cli.packs.topics import areas, canonical, likely_topics, spelt, vocabulary

# What an interview asks about, as somebody might type it, area by area.
ASKED = """
svd jacobian convexity least-squares floating-point; bayes clt mle p-values reservoir-sampling kl-divergence;
bias-variance vc-dimension active-learning; ridge lasso svm random-forest xgboost k-means dbscan gmm umap;
roc-auc ndcg calibration cross-validation leakage; missing-values smote target-encoding hashing-trick;
backprop relu batch-norm adamw warm-up distillation lstm gnn; nms u-net vit ocr; bpe word2vec crf bleu ner;
rope gqa kv-cache flash-attention moe qlora dpo grpo speculative-decoding; rag hnsw reranking agents text-to-sql;
vae gan diffusion fid; als two-tower position-bias dlrm; arima croston mase churn; dqn ppo thompson-sampling ope;
cuped srm did rdd uplift; fraud eta feature-store; canary drift fsdp tail-latency; shap dp-sgd federated-learning;
numpy pandas sql; nan memory-leak; mentoring ownership star
"""


@pytest.mark.parametrize(
    ("given", "topic"),
    [
        ("auc", "auc"),
        ("roc-auc", "auc"),
        ("summarisation", "summarization"),
        ("tokenizers", "tokenization"),
        ("embedding", "embeddings"),
        ("down-sampling", "negative-downsampling"),
        ("uplift-modeling", "uplift-modelling"),
        ("k-nearest-neighbours", "k-nearest-neighbors"),
        ("gaussian-process", "gaussian-processes"),
        ("zzzz", None),
        ("", None),
    ],
)
def test_topic_goes_by_other_names(given: str, topic: str | None) -> None:
    """Listed names, British spellings, plurals and dashes lead to the one name of a topic."""
    assert canonical(given) == topic


@pytest.mark.parametrize("word", re.findall(r"[\w-]+", ASKED))
def test_vocabulary_has_what_interviews_ask(word: str) -> None:
    """Each word of the field that a complete bank covers is known."""
    assert canonical(word) in vocabulary()


def test_every_name_stands_for_one_topic_and_is_needed() -> None:
    """No name leads to two topics, none is listed that is understood without, and all are slugs."""
    meant = defaultdict[str, set[str]](set)
    for topic, others in vocabulary().items():
        names = [spelt(name) for name in (topic, *others)]
        assert len(names) == len(set(names)), topic
        for name in names:
            meant[name].add(topic)
        TypeAdapter(list[Slug]).validate_python([topic, *others])
    assert [topics for topics in meant.values() if len(topics) > 1] == []


def test_areas_are_those_of_the_bank() -> None:
    """Every topic belongs to an area, and every bundled pack has its area."""
    packs, _ = find_packs(Path("nowhere"), [])
    assert {pack.header.id for pack in packs} <= set(areas().values())
    assert set(areas()) == set(vocabulary())
    assert areas()["auc"] == "evaluation"


@pytest.mark.parametrize(
    ("given", "close"),
    [
        ("atention", "attention"),
        ("gradient-boost", "gradient-boosting"),
        ("roc-acu", "auc"),
        ("top-p-smapling", "nucleus-sampling"),
        ("my-owm", "my-own"),
        ("zzzz", None),
    ],
)
def test_unknown_topic_has_likely_ones(given: str, close: str | None) -> None:
    """A slip of the pen leads to the topic that was meant, by its first name; what resembles nothing leads nowhere."""
    assert likely_topics(given, ("my-own",))[:1] == ([close] if close else [])
