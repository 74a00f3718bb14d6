"""Examples as shuffled training batches, each packed in one of the two ways."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch

from foedus.claims.learned.packing import Batch, Offsets, Row, batch, marked_row, one_pass_row
from training.coder.bases import Base
from training.coder.examples import Example, Pair

MOST = 10  # pairs of one sentence shown at once
LOST = 0.06  # how often one end of an event's pair is hidden, so that missing ends are understood


@dataclass(frozen=True, slots=True)
class Encoded:
    """An example and its tokens."""

    example: Example
    tokens: list[int]
    offsets: Offsets


def encode(examples: Sequence[Example], base: Base) -> list[Encoded]:
    """Examples tokenised once."""
    encodings = base.tokenizer.encode_batch([example.text for example in examples], add_special_tokens=False)
    return [Encoded(example, e.ids, e.offsets) for example, e in zip(examples, encodings, strict=True)]


def _hide(pair: Pair, chance: random.Random) -> Pair:
    labels = pair.labels
    if not labels.event or not (pair.subject and pair.object) or chance.random() > LOST:
        return pair
    ends = {"subject": None} if chance.random() < 0.5 else {"object": None}
    return replace(pair, labels=replace(labels, direction=None, regard_back=None), **ends)


def _choose(pairs: Sequence[Pair], most: int, chance: random.Random) -> list[Pair]:
    """At most ``most`` pairs, those with something between them first."""
    shuffled = chance.sample(list(pairs), len(pairs))
    shuffled.sort(key=lambda pair: pair.labels.event is False and pair.labels.relation in (None, "none"))
    kept = shuffled[:most]
    if len(pairs) > most and most > 1:
        kept[-(most // 2) :] = chance.sample(shuffled[most // 2 :], most // 2)
    return [_hide(pair, chance) for pair in kept]


def rows(item: Encoded, base: Base, marked: bool, chance: random.Random) -> list[tuple[Row, list[Pair]]]:
    """One example as rows with the pairs each row asks about."""
    if marked and item.example.pairs:
        some = list(item.example.pairs) if chance.random() < 0.7 else [chance.choice(item.example.pairs)]
        pairs = _choose(some, 1, chance)
        return [
            (marked_row(item.tokens, item.offsets, (p.subject, p.object), 0, base.vocabulary), [p])
            for p in pairs
        ]
    pairs = _choose(item.example.pairs, MOST, chance)
    if not pairs:
        return []
    ends = [(0, (pair.subject, pair.object)) for pair in pairs]
    if len(item.tokens) > 250:
        ends, pairs = ends[:1], pairs[:1]
    return [(one_pass_row(item.tokens, item.offsets, ends, base.vocabulary), pairs)]


def epoch(
    items: Sequence[Encoded], base: Base, marked: float, size: int, seed: int, tokens: int = 90
) -> Iterator[tuple[Batch, list[Pair]]]:
    """One pass over ``items`` in random batches of like length; a share ``marked`` is packed marked."""
    chance = random.Random(seed)
    order = chance.sample(list(items), len(items))
    for start in range(0, len(order), size * 50):
        pool = sorted((item for item in order[start : start + size * 50]), key=lambda item: len(item.tokens))
        groups = [pool[i : i + size] for i in range(0, len(pool), size)]
        chance.shuffle(groups)
        for group in groups:
            way = chance.random() < marked
            packed = [
                row for item in group if len(item.tokens) <= tokens for row in rows(item, base, way, chance)
            ]
            if packed:
                yield (
                    batch([row for row, _ in packed], base.vocabulary),
                    [p for _, pairs in packed for p in pairs],
                )


def tensors(packed: Batch) -> dict[str, torch.Tensor]:
    """A batch as the model's inputs."""
    names = ("ids", "positions", "groups", "slots", "rows")
    return {name: torch.from_numpy(getattr(packed, name)) for name in names}
