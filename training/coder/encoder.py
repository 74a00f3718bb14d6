"""BERT and MPNet encoders in plain PyTorch, read from safetensors, with a mask of who sees whom."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Shape:
    """An encoder's size; ``relative`` is the number of relative-position buckets (MPNet), 0 for BERT."""

    words: int
    places: int
    width: int
    inner: int
    layers: int
    heads: int
    eps: float
    relative: int = 0
    place_offset: int = 0

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Shape:
        """The shape a Hugging Face ``config.json`` tells."""
        mpnet = config["model_type"] == "mpnet"
        return cls(
            words=config["vocab_size"], places=config["max_position_embeddings"], width=config["hidden_size"],
            inner=config["intermediate_size"], layers=config["num_hidden_layers"],
            heads=config["num_attention_heads"], eps=config["layer_norm_eps"],
            relative=config["relative_attention_num_buckets"] if mpnet else 0, place_offset=2 if mpnet else 0,
        )  # fmt: skip


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by residual and layer norm."""

    def __init__(self, shape: Shape, drop: float) -> None:
        super().__init__()
        self.heads, self.drop = shape.heads, drop
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.eps)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.eps)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        rows, tokens, width = states.shape
        q, k, v = (
            self.qkv(states)
            .reshape(rows, tokens, 3, self.heads, width // self.heads)
            .permute(2, 0, 3, 1, 4)
            .unbind(0)
        )
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(rows, tokens, width)
        states = self.norm1(states + functional.dropout(self.out(mixed), self.drop, self.training))
        inner = self.down(functional.gelu(self.up(states)))
        return self.norm2(states + functional.dropout(inner, self.drop, self.training))


class Encoder(nn.Module):
    """Token ids, positions and groups [rows, tokens] -> states [rows, tokens, width]."""

    def __init__(self, shape: Shape, drop: float = 0.1) -> None:
        super().__init__()
        self.shape, self.drop = shape, drop
        self.word = nn.Embedding(shape.words, shape.width)
        self.place = nn.Embedding(shape.places, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=shape.eps)
        self.relative = nn.Embedding(shape.relative, shape.heads) if shape.relative else None
        self.layers = nn.ModuleList(Layer(shape, drop) for _ in range(shape.layers))

    def embed(self, ids: Tensor, positions: Tensor) -> Tensor:
        """Word, place and kind embeddings, normalised."""
        places = self.place(positions + self.shape.place_offset)
        states = self.norm(self.word(ids) + places + self.kind)
        return functional.dropout(states, self.drop, self.training)

    def bias(self, positions: Tensor, groups: Tensor) -> Tensor:
        """What is added to attention scores: very negative where a token may not look."""
        mine, theirs = groups.unsqueeze(2), groups.unsqueeze(1)
        seen = (theirs == 0) | ((theirs == mine) & (theirs > 0))
        bias = (1.0 - seen.to(self.kind.dtype)).unsqueeze(1) * -1e4
        if self.relative is not None:
            bias = bias + self.relative(_buckets(positions, self.shape.relative)).permute(0, 3, 1, 2)
        return bias

    def forward(self, ids: Tensor, positions: Tensor, groups: Tensor) -> Tensor:
        states, bias = self.embed(ids, positions), self.bias(positions, groups)
        for layer in self.layers:
            states = layer(states, bias)
        return states


def _buckets(positions: Tensor, count: int, farthest: int = 128) -> Tensor:
    """T5-style relative position buckets, both ways (as in MPNet)."""
    away = positions.unsqueeze(2) - positions.unsqueeze(1)  # query minus key
    half = count // 2
    side = (away < 0).long() * half
    away = away.abs()
    exact = half // 2
    ratio = torch.log(away.clamp(min=1).float() / exact) / math.log(farthest / exact)
    far = (exact + (ratio * (half - exact)).long()).clamp(max=half - 1)
    return side + torch.where(away < exact, away, far)


def load(weights: Mapping[str, Tensor], config: str | bytes, drop: float = 0.1) -> Encoder:
    """An encoder with pretrained weights (BERT or MPNet names, as published)."""
    encoder = Encoder(Shape.of(json.loads(config)), drop)
    state = {_name(old): value.float() for old, value in weights.items()}
    kinds = state.pop("kinds", None)
    state["kind"] = kinds[0] if kinds is not None else torch.zeros(encoder.shape.width)
    for i in range(encoder.shape.layers):
        for part in ("weight", "bias"):
            state[f"layers.{i}.qkv.{part}"] = torch.cat([state.pop(f"layers.{i}.{x}.{part}") for x in "qkv"])
    state = {name: value for name, value in state.items() if name in encoder.state_dict()}
    encoder.load_state_dict(state)
    return encoder


_RENAMES = (
    ("embeddings.word_embeddings", "word"), ("embeddings.position_embeddings", "place"),
    ("embeddings.token_type_embeddings.weight", "kinds"), ("embeddings.LayerNorm", "norm"),
    ("encoder.relative_attention_bias", "relative"), ("encoder.layer.", "layers."),
    ("attention.self.query", "q"), ("attention.self.key", "k"), ("attention.self.value", "v"),
    ("attention.attn.q", "q"), ("attention.attn.k", "k"), ("attention.attn.v", "v"),
    ("attention.output.dense", "out"), ("attention.attn.o", "out"),
    ("attention.output.LayerNorm", "norm1"), ("attention.LayerNorm", "norm1"),
    ("intermediate.dense", "up"), ("output.dense", "down"), ("output.LayerNorm", "norm2"),
)  # fmt: skip


def _name(name: str) -> str:
    for old, new in _RENAMES:
        name = name.replace(old, new)
    return name
