"""The network: an encoder, a pair's vector from its markers and the sentence's mean, one layer, the heads."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from foedus.claims.learned.labels import HEADS
from foedus.claims.learned.packing import MARKERS
from training.coder.encoder import Encoder

HIDDEN = 512


class PairModel(nn.Module):
    """Packed rows -> logits by head, each [pairs, labels]."""

    def __init__(self, encoder: Encoder, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        self.mix = nn.Linear((MARKERS + 1) * width, HIDDEN)
        self.drop = drop
        self.heads = nn.ModuleList(nn.Linear(HIDDEN, len(labels)) for labels in HEADS.values())

    def pool(self, states: Tensor, groups: Tensor, slots: Tensor, rows: Tensor) -> Tensor:
        """Each pair's marker states beside its sentence's mean state: [pairs, 5 * width]."""
        text = (groups == 0).unsqueeze(2).to(states.dtype)
        mean = (states * text).sum(1) / text.sum(1)
        flat = states.reshape(-1, states.shape[2])
        marks = flat[slots.reshape(-1)].reshape(slots.shape[0], -1)
        return torch.cat([marks, mean[rows]], 1)

    def classify(self, pooled: Tensor) -> dict[str, Tensor]:
        """Logits by head from pooled vectors."""
        pooled = functional.dropout(pooled, self.drop, self.training)
        mixed = functional.dropout(functional.gelu(self.mix(pooled)), self.drop, self.training)
        return {head: layer(mixed) for head, layer in zip(HEADS, self.heads, strict=True)}

    def forward(
        self, ids: Tensor, positions: Tensor, groups: Tensor, slots: Tensor, rows: Tensor
    ) -> dict[str, Tensor]:
        return self.classify(self.pool(self.encoder(ids, positions, groups), groups, slots, rows))
