"""Figures on held-out examples, from a model's logits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from foedus.claims.learned.labels import HEADS, TYPES
from foedus.claims.learned.packing import Row, batches, marked_row, one_pass_row
from foedus.ontology import entry
from training.coder.bases import Base
from training.coder.examples import Example, Pair
from training.coder.feeding import encode, tensors
from training.coder.model import PairModel
from training.coder.sources import YIELD


@torch.no_grad()
def predict(model: PairModel, examples: Sequence[Example], base: Base, marked: bool) -> list[dict[str, Any]]:
    """Logits by head for every pair of every example, in order."""
    model.eval()
    rows: list[Row] = []
    count = 0
    for item in encode(examples, base):
        numbered = []
        for pair in item.example.pairs:
            numbered.append((count, (pair.subject, pair.object)))
            count += 1
        if marked or len(item.tokens) > 250:
            rows += [marked_row(item.tokens, item.offsets, ends, n, base.vocabulary) for n, ends in numbered]
        else:
            rows += [
                one_pass_row(item.tokens, item.offsets, numbered[i : i + 24], base.vocabulary)
                for i in range(0, len(numbered), 24)
            ]
    found: list[dict[str, Any]] = [{} for _ in range(count)]
    for packed in batches(rows, base.vocabulary, 2048):
        with torch.autocast("cpu", torch.bfloat16):
            logits = model(**tensors(packed))
        for head in HEADS:
            for i, n in enumerate(packed.pairs.tolist()):
                found[n][head] = logits[head][i].float().numpy()
    return found


def pairs(examples: Sequence[Example]) -> list[Pair]:
    """All pairs in order."""
    return [pair for example in examples for pair in example.pairs]


def macro_f1(gold: Sequence[Any], said: Sequence[Any]) -> float:
    """Mean F1 over the labels in ``gold``."""
    scores = []
    for label in sorted(set(gold), key=str):
        hit = sum(g == label == s for g, s in zip(gold, said, strict=True))
        scores.append(2 * hit / (sum(g == label for g in gold) + sum(s == label for s in said) or 1))
    return float(np.mean(scores))


def root(name: str) -> str:
    """A PLOVER type as a PLV root."""
    return "YIELD" if name in YIELD else name


def _quad(name: str) -> int:
    return entry("event", "CONCEDE" if name == "YIELD" else name).quad or 0


def best_root(logits: np.ndarray) -> str:
    """The likeliest of PLV's 15 roots: CONCEDE and RETREAT summed."""
    raised = np.exp(logits - logits.max())
    votes: dict[str, float] = {}
    for name, value in zip(TYPES, raised, strict=True):
        votes[root(name)] = votes.get(root(name), 0.0) + float(value)
    return max(votes, key=votes.__getitem__)


# PLV files YIELD under material cooperation in its own scheme; quads here follow the root.
def plover(examples: Sequence[Example], said: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Accuracy and macro-F1 over 15 roots, 4 quads, 2, on PLV's first pairs."""
    gold, guess = [], []
    place = 0
    for example in examples:
        gold.append(example.tags[0])
        guess.append(best_root(said[place]["type"]))
        place += len(example.pairs)
    quads = [[_quad(name) for name in names] for names in (gold, guess)]
    twos = [[quad <= 2 for quad in names] for names in quads]
    return {
        "accuracy": float(np.mean([g == s for g, s in zip(gold, guess, strict=True)])),
        "roots": macro_f1(gold, guess), "quads": macro_f1(*quads), "two": macro_f1(*twos),
    }  # fmt: skip


def regard5(examples: Sequence[Example], said: Sequence[dict[str, Any]]) -> dict[str, float]:
    """DSE's five labels from regard each way."""
    gold, guess = [], []
    place = 0
    for example in examples:
        gold.append(int(example.tags[0]))
        guess.append(five(said[place]))
        place += len(example.pairs)
    return {"accuracy": float(np.mean(np.array(gold) == np.array(guess))), "macro_f1": macro_f1(gold, guess)}


def five(logits: dict[str, Any]) -> int:
    """0 neutral, 1 p→q positive, 2 q→p positive, 3 p→q negative, 4 q→p negative."""
    forth, back = (x - np.logaddexp.reduce(x) for x in (logits["regard"], logits["regard_back"]))
    scores = [
        forth[1] + back[1],
        forth[0] + back[1],
        forth[1] + back[0],
        forth[2] + back[1],
        forth[1] + back[2],
    ]
    return int(np.argmax(scores))


def heads(examples: Sequence[Example], said: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Accuracy of every head where it is labelled, and the event head's precision and recall."""
    found: dict[str, float] = {}
    labelled = list(zip(pairs(examples), said, strict=True))
    for head, names in HEADS.items():
        if head in ("event", "type", "direction"):
            continue
        right = [
            getattr(p.labels, head) == names[int(x[head].argmax())]
            for p, x in labelled
            if getattr(p.labels, head)
        ]
        if right:
            found[head] = float(np.mean(right))
    found["type"] = _mean(
        TYPES[int(x["type"].argmax())] in p.labels.types for p, x in labelled if p.labels.types
    )
    actual = [
        (p.labels.modality == "actual") == (int(x["modality"].argmax()) == 0)
        for p, x in labelled
        if p.labels.modality
    ]
    found["actual_or_not"] = _mean(actual)
    found["direction"] = _mean(
        int(x["direction"].argmax()) == p.labels.direction
        for p, x in labelled
        if p.labels.direction is not None
    )
    events = [(p.labels.event, bool(x["event"].argmax())) for p, x in labelled if p.labels.event is not None]
    hit = sum(a and b for a, b in events)
    found["event_precision"] = hit / (sum(b for _, b in events) or 1)
    found["event_recall"] = hit / (sum(a for a, _ in events) or 1)
    return found


def _mean(values: Any) -> float:
    listed = list(values)
    return float(np.mean(listed)) if listed else float("nan")
