"""Figures on labelled pairs from a coder's answers: what the goals are stated in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from foedus.claims.learned.contract import PairQuery, PairScore
from foedus.claims.learned.labels import NONE, TYPES
from foedus.ontology import entry
from training.coder.examples import Example, Pair
from training.coder.sources import YIELD

Scored = list[tuple[Pair, PairScore]]


def queries(examples: Iterable[Example]) -> list[PairQuery]:
    """Every pair of every example, in order."""
    return [
        PairQuery(example.text, pair.subject, pair.object) for example in examples for pair in example.pairs
    ]


def scored(examples: Iterable[Example], scores: Sequence[PairScore]) -> Scored:
    """Pairs beside their scores."""
    return list(zip((pair for example in examples for pair in example.pairs), scores, strict=True))


def mean(values: Iterable[Any]) -> float:
    """Their mean; NaN of none."""
    listed = [float(value) for value in values]
    return float(np.mean(listed)) if listed else float("nan")


def macro_f1(gold: Sequence[Any], said: Sequence[Any]) -> float:
    """Mean F1 over the labels in ``gold``.

    >>> macro_f1([1, 1, 2], [1, 2, 2])
    0.6666666666666666
    """
    found = []
    for label in sorted(set(gold), key=str):
        hit = sum(g == label == s for g, s in zip(gold, said, strict=True))
        found.append(2 * hit / (sum(g == label for g in gold) + sum(s == label for s in said) or 1))
    return float(np.mean(found))


def roots(score: PairScore) -> dict[str, float]:
    """The 16 types as PLV's 15 roots: YIELD is CONCEDE and RETREAT together; given that there is an act."""
    votes: dict[str, float] = {}
    for name in TYPES:
        root = "YIELD" if name in YIELD else name
        votes[root] = votes.get(root, 0.0) + score.types[name] / max(1e-9, 1 - score.none)
    return votes


def best_root(score: PairScore) -> str:
    """The likeliest root."""
    votes = roots(score)
    return max(votes, key=votes.__getitem__)


def quad(root: str) -> int:
    """PLOVER's quad class of a root: YIELD counts as material cooperation."""
    return 2 if root == "YIELD" else entry("event", root).quad or 0


def plover(examples: Sequence[Example], scores: Sequence[PairScore]) -> dict[str, float]:
    """Accuracy and macro-F1 over 15 roots, 4 quads and 2, on the first pair of each PLV example."""
    firsts = first_scores(examples, scores)
    gold, said = [example.tags[0] for example in examples], [best_root(score) for score in firsts]
    quads = [[quad(name) for name in names] for names in (gold, said)]
    twos = [[n <= 2 for n in names] for names in quads]
    sure = [max(roots(score).values()) for score in firsts]
    right = [g == s for g, s in zip(gold, said, strict=True)]
    return {
        "accuracy": mean(right), "roots": macro_f1(gold, said), "quads": macro_f1(*quads),
        "two": macro_f1(*twos), "ece": ece(sure, right), "event_recall": mean(s.none < 0.5 for s in firsts),
    }  # fmt: skip


def first_scores(examples: Sequence[Example], scores: Sequence[PairScore]) -> list[PairScore]:
    """The score of each example's first pair."""
    found, place = [], 0
    for example in examples:
        found.append(scores[place])
        place += len(example.pairs)
    return found


def five(score: PairScore) -> int:
    """DSE's label: 0 neutral, 1 p→q positive, 2 q→p positive, 3 p→q negative, 4 q→p negative."""
    forth, back = score.regard, score.regard_back
    votes = [
        forth["neutral"] * back["neutral"],
        forth["positive"] * back["neutral"],
        forth["neutral"] * back["positive"],
        forth["negative"] * back["neutral"],
        forth["neutral"] * back["negative"],
    ]
    return int(np.argmax(votes))


def regard(examples: Sequence[Example], scores: Sequence[PairScore]) -> dict[str, float]:
    """DSE's five labels: accuracy and macro-F1."""
    gold = [int(example.tags[0]) for example in examples]
    said = [five(score) for score in first_scores(examples, scores)]
    return {
        "accuracy": mean(g == s for g, s in zip(gold, said, strict=True)),
        "macro_f1": macro_f1(gold, said),
    }


def cooperates(score: PairScore) -> bool:
    """Whether the types of verbal and material cooperation together are likelier than those of conflict."""
    friendly = sum(value for name, value in score.types.items() if name != NONE and quad(name) <= 2)
    return friendly > (1 - score.none) / 2


def transfer(examples: Sequence[Example], scores: Sequence[PairScore]) -> dict[str, float]:
    """Conflict or cooperation, told from the type, where DSE says one regards the other well or ill."""
    pairs = [(p, s) for p, s in scored(examples, scores) if p.labels.regard in ("positive", "negative")]
    gold, said = [p.labels.regard == "positive" for p, _ in pairs], [cooperates(s) for _, s in pairs]
    return {"two": macro_f1(gold, said), "accuracy": mean(g == s for g, s in zip(gold, said, strict=True))}


def modality(pairs: Scored) -> dict[str, float]:
    """Accuracy of actual or not, and of the five modalities, on pairs with an act."""
    acts = [
        (p.labels.modality, max(s.modality, key=s.modality.__getitem__))
        for p, s in pairs
        if p.labels.modality
    ]
    return {
        "actual_or_not": mean((gold == "actual") == (said == "actual") for gold, said in acts),
        "five": mean(gold == said for gold, said in acts),
        "macro_f1": macro_f1(*zip(*acts, strict=True)),
    }


def direction(examples: Iterable[Example], scores: Sequence[PairScore]) -> dict[str, float]:
    """Whether the subject of a one-way act is told from its object, both orders asked."""
    place, right, first = 0, [], []
    for example in examples:
        here = {(p.subject, p.object): scores[place + i] for i, p in enumerate(example.pairs)}
        place += len(example.pairs)
        for pair in example.pairs:
            back = here.get((pair.object, pair.subject))
            if pair.labels.direction == 1 and back is not None and pair.subject and pair.object:
                forth = here[pair.subject, pair.object]
                right.append(forthward(forth, back) > 0.5)
                first.append(pair.object[0] < pair.subject[0])
    return {
        "accuracy": mean(right),
        "target_first": mean(r for r, f in zip(right, first, strict=True) if f),
    }


def forthward(forth: PairScore, back: PairScore) -> float:
    """The probability that an act between two goes forth, from the answers both ways."""
    there, here = 1 - forth.none, 1 - back.none
    return (forth.direction + (1 - back.direction) + there / max(1e-9, there + here)) / 3


def false_events(
    examples: Sequence[Example], scores: Sequence[PairScore], bar: float = 0.5
) -> dict[str, float]:
    """On sentences without any act: the share with a false one, and of pairs.  On the others: recall."""
    place, sentences, pairs, found = 0, [], [], []
    for example in examples:
        here = scores[place : place + len(example.pairs)]
        place += len(example.pairs)
        said = [1 - score.none >= bar for score in here]
        if any(pair.labels.event for pair in example.pairs):
            found += [s for s, pair in zip(said, example.pairs, strict=True) if pair.labels.event]
        elif example.pairs:
            sentences.append(any(said))
            pairs += said
    return {"sentences": mean(sentences), "pairs": mean(pairs), "recall": mean(found)}


def none_pairs(pairs: Scored, bar: float = 0.5) -> dict[str, float]:
    """Precision and recall of there being an act, over all labelled pairs."""
    told = [(bool(p.labels.event), 1 - s.none >= bar) for p, s in pairs if p.labels.event is not None]
    hit = sum(gold and said for gold, said in told)
    return {
        "precision": hit / max(1, sum(said for _, said in told)),
        "recall": hit / max(1, sum(gold for gold, _ in told)),
    }


def types(pairs: Scored) -> dict[str, float]:
    """Accuracy of the type where there is an act, and of the standing relation's being told."""
    relations = [
        (p.labels.relation, max(s.relation, key=s.relation.__getitem__))
        for p, s in pairs
        if p.labels.relation
    ]
    return {
        "type": mean(s.best in p.labels.types for p, s in pairs if p.labels.types),
        "relation_f1": macro_f1(*zip(*relations, strict=True)),
    }


def ece(sure: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error with equal-width bins (Guo et al. 2017, equation 3)."""
    places = np.minimum((np.array(sure) * bins).astype(int), bins - 1)
    hits, total = np.array(right, float), 0.0
    for n in range(bins):
        here = places == n
        if here.any():
            total += here.mean() * abs(hits[here].mean() - np.array(sure)[here].mean())
    return float(total)
