"""A model in training, asked as the shipped one is, and its figures on held-out examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch

from foedus.claims.learned.contract import PairScore
from foedus.claims.learned.decode import pair_scores
from foedus.claims.learned.labels import HEADS
from foedus.claims.learned.packing import LONGEST, Row, batches, marked_row, one_pass_row
from training.coder import figures
from training.coder.bases import Base
from training.coder.examples import Example
from training.coder.feeding import encode, tensors
from training.coder.losses import allowed
from training.coder.model import PairModel

_TOGETHER = 24


@torch.no_grad()
def logits(model: PairModel, examples: Sequence[Example], base: Base, marked: bool) -> list[dict[str, Any]]:
    """Logits by head for every pair of every example, in order."""
    model.eval()
    rows: list[Row] = []
    count = 0
    for item in encode(examples, base):
        numbered = []
        for pair in item.example.pairs:
            numbered.append((count, (pair.subject, pair.object)))
            count += 1
        if marked or len(item.tokens) > LONGEST:
            rows += [marked_row(item.tokens, item.offsets, ends, n, base.vocabulary) for n, ends in numbered]
        else:
            rows += [
                one_pass_row(item.tokens, item.offsets, numbered[i : i + _TOGETHER], base.vocabulary)
                for i in range(0, len(numbered), _TOGETHER)
            ]
    found: list[dict[str, Any]] = [{} for _ in range(count)]
    for packed in batches(rows, base.vocabulary, 2048):
        with torch.autocast("cpu", torch.bfloat16):
            answers = model(**tensors(packed))
        for head in HEADS:
            for i, n in enumerate(packed.pairs.tolist()):
                found[n][head] = answers[head][i].float().numpy()
    return found


def scores(
    examples: Sequence[Example], said: Sequence[Mapping[str, Any]], temperatures: Mapping[str, float]
) -> list[PairScore]:
    """Logits as the shipped coder's answers."""
    asked = figures.queries(examples)
    stacked = {head: np.stack([one[head] for one in said]) for head in HEADS}
    return pair_scores(stacked, HEADS, temperatures, asked)


def temperatures(examples: Sequence[Example], said: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """By head, the temperature at which the held-out labels are likeliest (0.5 to 4, Guo et al. 2017)."""
    pairs = [pair for example in examples for pair in example.pairs]
    found: dict[str, float] = {}
    for head in HEADS:
        told = [
            (one[head], allowed(pair)[head])
            for pair, one in zip(pairs, said, strict=True)
            if head in allowed(pair)
        ]
        grid = np.exp(np.linspace(np.log(0.5), np.log(4.0), 43))
        found[head] = float(min(grid, key=lambda t: _cost(told, t))) if told else 1.0
    return found


def _cost(told: Sequence[tuple[Any, tuple[int, ...]]], temperature: float) -> float:
    total = 0.0
    for values, right in told:
        scaled = values / temperature
        total += float(np.logaddexp.reduce(scaled) - np.logaddexp.reduce(scaled[list(right)]))
    return total


def report(
    model: PairModel, held: Sequence[Example], base: Base, marked: bool
) -> dict[str, dict[str, float]]:
    """All figures on held-out examples, by source, at the temperatures fitted on them."""
    found: dict[str, dict[str, float]] = {}
    said = {
        source: (examples, logits(model, examples, base, marked))
        for source in ("plv", "dse", "authored")
        if (examples := [example for example in held if example.source == source])
    }
    every = [example for examples, _ in said.values() for example in examples]
    fitted = temperatures(every, [one for _, given in said.values() for one in given])
    answers = {
        source: (examples, scores(examples, given, fitted)) for source, (examples, given) in said.items()
    }
    found["temperatures"] = fitted
    if "plv" in answers:
        found["plover"] = figures.plover(*answers["plv"])
    if "dse" in answers:
        found["regard"] = figures.regard(*answers["dse"])
        found["transfer"] = figures.transfer(*answers["dse"])
    if "authored" in answers:
        pairs = figures.scored(*answers["authored"])
        found["authored"] = figures.types(pairs) | figures.none_pairs(pairs)
        found["modality"] = figures.modality(pairs)
        found["direction"] = figures.direction(*answers["authored"])
        found["false_events"] = figures.false_events(*answers["authored"])
    return {name: {key: round(value, 4) for key, value in values.items()} for name, values in found.items()}
