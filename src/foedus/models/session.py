"""Learned weights as ONNX sessions: hashes checked, external data refused, one thread."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from foedus.errors import ModelError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Weights:
    """A model as shipped: its card (``NAME.json``), network and tokenizer, hashes checked."""

    card: dict[str, Any]
    network: bytes
    tokenizer: str


def check(content: bytes, sha256: str, where: str) -> bytes:
    """``content``, if its SHA-256 is ``sha256``.

    Raises:
        ModelError: it is another.
    """
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelError(
            f"altered: SHA-256 is {found[:16]}…, not {sha256[:16]}…",
            where=where,
            remedy="Reinstall foedus, or train again with `python -m training.coder`.",
        )
    return content


def weights(name: str, variant: str = "network", folder: Traversable | None = None) -> Weights:
    """The shipped model ``name``.

    Args:
        name: the stem of its files.
        variant: ``network`` for ``NAME.onnx``, else ``NAME-VARIANT.onnx``.
        folder: where they are; the package's own by default.

    Raises:
        ModelError: a file is missing or isn't the one its card names.
    """
    folder = folder or resources.files("foedus.models")
    file = f"{name}.onnx" if variant == "network" else f"{name}-{variant}.onnx"
    try:
        card = json.loads(folder.joinpath(f"{name}.json").read_text("utf-8"))
        network = folder.joinpath(file).read_bytes()
        tokenizer = folder.joinpath(f"{name}.tokenizer.json").read_bytes()
        hashes = card["sha256"]
        expected = hashes[variant], hashes["tokenizer"]
    except (OSError, ValueError, KeyError) as error:
        remedy = "Reinstall foedus."
        raise ModelError(f"cannot be loaded: {error}", where=f"models/{name}", remedy=remedy) from error
    check(network, expected[0], f"models/{file}")
    check(tokenizer, expected[1], f"models/{name}.tokenizer.json")
    return Weights(card, network, tokenizer.decode("utf-8"))


class Session:
    """A network that runs on one thread.

    Args:
        network: the ONNX file's bytes.  Given as bytes and not as a path, so that it has no folder from
            which external data could be read.

    Raises:
        ModelError: it is not a network, or wants external data.
    """

    def __init__(self, network: bytes, where: str = "network") -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise ModelError(f"cannot be run: {error}", where=where, remedy="Reinstall foedus.") from error
        self.outputs = tuple(output.name for output in self._session.get_outputs())

    def run(self, **inputs: Array) -> dict[str, Array]:
        """The network's outputs by name."""
        return dict(zip(self.outputs, self._session.run(None, inputs), strict=True))


@cache
def session(name: str, variant: str = "network") -> tuple[Session, Weights]:
    """The shipped model ``name`` in one of its variants, loaded once a process."""
    found = weights(name, variant)
    return Session(found.network, f"models/{name} ({variant})"), found
