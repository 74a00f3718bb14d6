"""From a pair's logits to calibrated probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foedus.claims.learned.contract import PairQuery, PairScore
from foedus.claims.learned.labels import NONE
from foedus.ontology import entry
from foedus.records import Sign

if TYPE_CHECKING:
    import numpy as np

    Logits = np.ndarray[Any, np.dtype[Any]]


def softmax(logits: Logits, temperature: float = 1.0) -> Logits:
    """Probabilities from logits; a temperature above 1 makes them less sure (Guo et al. 2017)."""
    import numpy as np

    scaled = logits.astype(np.float64) / temperature
    raised = np.exp(scaled - scaled.max())
    total: Logits = raised / raised.sum()
    return total


def sign(types: Mapping[str, float]) -> Sign:
    """The sign that the 16 types together make likeliest."""
    votes: dict[Sign, float] = {-1: 0.0, 0: 0.0, 1: 0.0}
    for name, probability in types.items():
        if name != NONE:
            votes[entry("event", name).sign] += probability
    return max(votes, key=votes.__getitem__)


def pair_score(
    logits: Mapping[str, Logits],
    heads: Mapping[str, Sequence[str]],
    temperatures: Mapping[str, float],
    query: PairQuery,
) -> PairScore:
    """One pair's answer.

    Args:
        logits: by head, one number a label.
        heads: the labels of each head, in the order of its logits.
        temperatures: by head.
        query: what was asked; with both ends missing there is no sign.
    """
    by_head = {
        head: dict(zip(labels, softmax(logits[head], temperatures.get(head, 1.0)).tolist(), strict=True))
        for head, labels in heads.items()
    }
    happens = by_head["event"]["yes"]
    types = {name: happens * probability for name, probability in by_head["type"].items()}
    silent = query.subject is None and query.object is None
    return PairScore(
        types={**types, NONE: 1.0 - happens},
        modality=by_head["modality"],
        regard=by_head["regard"],
        regard_back=by_head["regard_back"],
        relation=by_head["relation"],
        direction=by_head["direction"]["forth"],
        sign=None if silent else sign(types),
    )
