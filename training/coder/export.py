"""From trained weights to the files that ship: int8 ONNX, tokenizer, card with hashes and temperatures."""

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

from foedus.claims.learned.labels import HEADS
from training.coder.bases import Base
from training.coder.model import PairModel

INPUTS = ("ids", "positions", "groups", "slots", "rows")


class _Plain(nn.Module):
    """The model with its outputs as a tuple, as the exporter wants them."""

    def __init__(self, model: PairModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.model(*inputs).values())


def to_onnx(model: PairModel, path: Path) -> None:
    """The network in fp32 with free numbers of rows, tokens and pairs."""
    ids = torch.tensor([[101, 2000, 102, 2, 3, 4, 5], [101, 2001, 2002, 102, -1, -1, -1]]).clamp(min=0)
    groups = torch.tensor([[0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, -1, -1, -1]])
    positions = torch.arange(7).repeat(2, 1)
    slots, rows = torch.tensor([[3, 4, 5, 6], [7, 8, 9, 10]]), torch.tensor([0, 1])
    axes: dict[str, Any] = {name: {0: "rows", 1: "tokens"} for name in INPUTS[:3]}
    axes |= {"slots": {0: "pairs"}, "rows": {0: "pairs"}} | {head: {0: "pairs"} for head in HEADS}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Plain(model).eval(), (ids, positions, groups, slots, rows), str(path),
            opset_version=17, dynamo=False,
            input_names=list(INPUTS), output_names=list(HEADS), dynamic_axes=axes,
        )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """int8 weights per channel, with the range reduced so that CPUs without VNNI don't overflow."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip


def ship(model: PairModel, base: Base, folder: Path, *, name: str, version: str,
         temperatures: Mapping[str, float]) -> Path:  # fmt: skip
    """Write ``NAME.onnx``, ``NAME.tokenizer.json`` and ``NAME.json`` into ``folder``; the network's path."""
    folder.mkdir(parents=True, exist_ok=True)
    network, tokenizer = folder / f"{name}.onnx", folder / f"{name}.tokenizer.json"
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        to_onnx(model, full)
        quantise(full, network)
    tokenizer.write_text(json.dumps(json.loads(base.tokenizer_json), ensure_ascii=False), "utf-8")
    words = base.vocabulary
    card = {
        "version": version,
        "heads": HEADS,
        "temperatures": {head: round(value, 4) for head, value in temperatures.items()},
        "vocabulary": {
            "first": words.first,
            "last": words.last,
            "pad": words.pad,
            "markers": list(words.markers),
        },
        "sha256": {
            "network": hashlib.sha256(network.read_bytes()).hexdigest(),
            "tokenizer": hashlib.sha256(tokenizer.read_bytes()).hexdigest(),
        },
    }
    (folder / f"{name}.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return network
