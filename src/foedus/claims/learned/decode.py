"""From logits to calibrated probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foedus.claims.learned.contract import PairQuery, PairScore
from foedus.claims.learned.labels import NONE
from foedus.ontology import entry
from foedus.records import Sign

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]


def softmax(logits: Array, temperature: float = 1.0) -> Array:
    """Probabilities [pairs, labels]; a temperature above 1 makes them less sure (Guo et al. 2017)."""
    import numpy as np

    scaled = logits.astype(np.float64) / temperature
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    shares: Array = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def sign(types: Mapping[str, float]) -> Sign:
    """The sign that the 16 types together make likeliest.

    >>> sign({"ASSAULT": 0.3, "AID": 0.2, "NONE": 0.5})
    -1
    """
    votes: dict[Sign, float] = {-1: 0.0, 0: 0.0, 1: 0.0}
    for name, probability in types.items():
        if name != NONE:
            votes[entry("event", name).sign] += probability
    return max(votes, key=votes.__getitem__)


def pair_scores(
    logits: Mapping[str, Array],
    heads: Mapping[str, Sequence[str]],
    temperatures: Mapping[str, float],
    queries: Sequence[PairQuery],
) -> list[PairScore]:
    """One answer a pair.

    Args:
        logits: by head, [pairs, labels].
        heads: the labels of each head, in the order of its logits.
        temperatures: by head; 1 where there is none.
        queries: what was asked, [pairs]; with both ends missing there is no sign.
    """
    shares = {head: softmax(logits[head], temperatures.get(head, 1.0)) for head in heads}
    shares["type"] *= shares["event"][:, 1:]
    listed = {head: values.tolist() for head, values in shares.items()}
    return [
        _score(
            {head: dict(zip(labels, listed[head][i], strict=True)) for head, labels in heads.items()}, query
        )
        for i, query in enumerate(queries)
    ]


def _score(by_head: Mapping[str, dict[str, float]], query: PairQuery) -> PairScore:
    types = by_head["type"]
    silent = query.subject is None and query.object is None
    return PairScore(
        types={**types, NONE: by_head["event"]["no"]},
        modality=by_head["modality"],
        regard=by_head["regard"],
        regard_back=by_head["regard_back"],
        relation=by_head["relation"],
        direction=by_head["direction"]["forth"],
        sign=None if silent else sign(types),
    )
