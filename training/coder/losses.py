"""What each label costs, summed over the heads; absent labels cost nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from foedus.claims.learned.labels import HEADS, TYPES
from training.coder.examples import Pair

# How much a head's mean loss counts, and a label's weight where a rare one must count for more.
WEIGHTS = {
    "event": 1.0,
    "type": 1.5,
    "modality": 0.7,
    "direction": 0.5,
    "regard": 1.0,
    "regard_back": 1.0,
    "relation": 0.7,
}
RARE: dict[str, dict[str, float]] = {
    "type": {"COOPERATE": 1.8, "MOBILIZE": 1.8, "PROTEST": 1.6, "SANCTION": 1.2, "THREATEN": 1.2},
    "regard": {"positive": 1.3, "negative": 1.1},
    "regard_back": {"positive": 1.3, "negative": 1.1},
    "relation": {"none": 0.6},
}
SMOOTH = 0.03


def allowed(pair: Pair) -> dict[str, tuple[int, ...]]:
    """By head, the indexes of the labels one of which is right."""
    found: dict[str, tuple[int, ...]] = {}
    labels = pair.labels
    if labels.event is not None:
        found["event"] = (int(labels.event),)
    if labels.direction is not None:
        found["direction"] = (labels.direction,)
    if labels.types is not None:
        found["type"] = tuple(TYPES.index(name) for name in labels.types)
    for head in ("modality", "regard", "regard_back", "relation"):
        label = getattr(labels, head)
        if label is not None:
            found[head] = (HEADS[head].index(label),)
    return found


def loss(logits: Mapping[str, Tensor], pairs: Sequence[Pair]) -> Tensor:
    """Cross-entropy by head over the pairs that are labelled, with several allowed labels summed
    (-log of their total probability)."""
    total = torch.zeros(())
    targets = [allowed(pair) for pair in pairs]
    for head, labels in HEADS.items():
        log = logits[head].float().log_softmax(1)
        total = total + WEIGHTS[head] * _hard(log, head, labels, targets, pairs)
    return total


def _hard(log: Tensor, head: str, labels: Sequence[str], targets: Sequence[Mapping[str, tuple[int, ...]]],
          pairs: Sequence[Pair]) -> Tensor:  # fmt: skip
    here = [i for i, target in enumerate(targets) if head in target]
    if not here:
        return torch.zeros(())
    mask = torch.zeros(len(here), len(labels))
    weight = torch.empty(len(here))
    rare = RARE.get(head, {})
    for row, i in enumerate(here):
        mask[row, list(targets[i][head])] = 1.0
        weight[row] = pairs[i].weight * max(rare.get(labels[k], 1.0) for k in targets[i][head])
    picked = log[here]
    right = (picked + (1 - mask) * -1e4).logsumexp(1)
    each = -(1 - SMOOTH) * right - SMOOTH * picked.mean(1)
    return (each * weight).sum() / len(pairs)
