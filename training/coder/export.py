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


def exact(source: Path, target: Path) -> None:
    """int8 weights per channel that are read as fp32 when the network runs: nearly the fp32 network's answers
    at a quarter of its size and at its speed."""
    import onnx
    from onnx import helper

    network = onnx.load(str(source))
    found = {item.name: item for item in network.graph.initializer}
    nodes: list[Any] = []
    for node in network.graph.node:
        name = next((name for name in node.input if _large(found.get(name))), None)
        if name is None or node.op_type not in ("MatMul", "Gemm", "Gather"):
            nodes.append(node)
            continue
        flipped = any(item.name == "transB" and item.i for item in node.attribute)
        axis = 0 if node.op_type == "Gather" or flipped else 1
        _store(network.graph, found.pop(name), axis)
        if node.op_type != "Gather":
            nodes += [
                helper.make_node("DequantizeLinear", [f"{name}_q", f"{name}_s"], [name], axis=axis),
                node,
            ]
            continue
        rows, out = node.input[1], node.output[0]
        nodes += [
            helper.make_node("Gather", [f"{name}_q", rows], [f"{out}_q"], axis=0),
            helper.make_node("Gather", [f"{name}_s", rows], [f"{out}_s"], axis=0),
            helper.make_node("Cast", [f"{out}_q"], [f"{out}_f"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Unsqueeze", [f"{out}_s", "last_axis"], [f"{out}_u"]),
            helper.make_node("Mul", [f"{out}_f", f"{out}_u"], [out]),
        ]
    network.graph.initializer.append(helper.make_tensor("last_axis", onnx.TensorProto.INT64, [1], [-1]))
    del network.graph.node[:]
    network.graph.node.extend(nodes)
    onnx.save(network, str(target))


def _large(item: Any) -> bool:
    return item is not None and len(item.dims) == 2 and item.dims[0] * item.dims[1] > 100_000


def _store(graph: Any, item: Any, axis: int) -> None:
    """Put ``item`` into the graph as int8 with one scale a channel along ``axis``."""
    import numpy as np
    from onnx import numpy_helper

    values = numpy_helper.to_array(item)
    scale = np.maximum(np.abs(values).max(axis=1 - axis, keepdims=True) / 127, 1e-12)
    whole = np.clip(np.round(values / scale), -127, 127).astype(np.int8)
    graph.initializer.remove(item)
    graph.initializer.append(numpy_helper.from_array(whole, f"{item.name}_q"))
    graph.initializer.append(numpy_helper.from_array(scale.reshape(-1).astype(np.float32), f"{item.name}_s"))


def ship(model: PairModel, base: Base, folder: Path, *, name: str, version: str,
         temperatures: Mapping[str, float]) -> Path:  # fmt: skip
    """Write ``NAME.onnx``, ``NAME-exact.onnx``, the tokenizer and the card; the first one's path."""
    folder.mkdir(parents=True, exist_ok=True)
    network, tokenizer = folder / f"{name}.onnx", folder / f"{name}.tokenizer.json"
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        to_onnx(model, full)
        quantise(full, network)
        exact(full, folder / f"{name}-exact.onnx")
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
            "exact": hashlib.sha256((folder / f"{name}-exact.onnx").read_bytes()).hexdigest(),
            "tokenizer": hashlib.sha256(tokenizer.read_bytes()).hexdigest(),
        },
    }
    (folder / f"{name}.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    return network
