"""The trained tagger as run-time files: two int8 networks, the tokenizer, and a card with their hashes."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.attribution.corpus import FOLDER, NAME
from training.attribution.model import Tagger


class _Reader(nn.Module):
    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        return self.tagger.encode(ids, torch.ones_like(ids, dtype=torch.float32))


class _Linker(nn.Module):
    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.linker = tagger.linker

    def forward(self, states: Tensor, spans: Tensor) -> Tensor:
        seen = torch.ones_like(states[:, :, 0])
        return self.linker(states, torch.zeros_like(spans[:, 0]), spans, seen)


def write(tagger: Tagger, tokenizer: str, card: Mapping[str, Any], folder: Path = FOLDER) -> dict[str, int]:
    """Write ``attribution.onnx``, ``attribution-linker.onnx``, ``attribution.tokenizer.json`` and ``.json``.

    Args:
        tagger: trained, in evaluation mode.
        tokenizer: the tokenizer as JSON text.
        card: what to say of the model; hashes are added.

    Returns:
        File sizes in bytes.
    """
    width = tagger.encoder.shape.width
    ids = torch.randint(1000, 2000, (1, 40))
    reader = _quantised(_Reader(tagger), (ids,), ["ids"], ["states", "cues"], {"ids": {1: "tokens"}})
    spans = torch.tensor([[3, 4], [9, 9], [20, 22]])
    linker = _quantised(
        _Linker(tagger), (torch.randn(1, 40, width), spans), ["states", "spans"], ["tags"],
        {"states": {1: "tokens"}, "spans": {0: "cues"}},
    )  # fmt: skip
    files = {
        "network": (f"{NAME}.onnx", reader),
        "linker": (f"{NAME}-linker.onnx", linker),
        "tokenizer": (f"{NAME}.tokenizer.json", tokenizer.encode()),
    }
    for name, content in files.values():
        (folder / name).write_bytes(content)
    hashes = {key: hashlib.sha256(content).hexdigest() for key, (_, content) in files.items()}
    text = json.dumps({**card, "sha256": hashes}, indent=1, ensure_ascii=False)
    (folder / f"{NAME}.json").write_text(text + "\n", "utf-8")
    return {name: len(content) for name, content in files.values()}


def _quantised(
    module: nn.Module, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str],
    axes: dict[str, dict[int, str]],
) -> bytes:  # fmt: skip
    """int8 weights by channel, in 7 bits, so that machines without VNNI don't overflow."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full, small = Path(place) / "full.onnx", Path(place) / "small.onnx"
        torch.onnx.export(
            module.eval(), example, full, input_names=inputs, output_names=outputs, dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        return small.read_bytes()
