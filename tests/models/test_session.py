"""Weights: hashes are checked, external data and rubbish are refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from foedus.errors import ModelError
from foedus.models.session import Session, session, weights


def write(folder: Path, network: bytes, tokenizer: bytes = b"{}") -> None:
    (folder / "m.onnx").write_bytes(network)
    (folder / "m-exact.onnx").write_bytes(network)
    (folder / "m.tokenizer.json").write_bytes(tokenizer)
    hashes = {
        "network": hashlib.sha256(network).hexdigest(),
        "tokenizer": hashlib.sha256(tokenizer).hexdigest(),
    }
    (folder / "m.json").write_text(json.dumps({"sha256": hashes}), "utf-8")


def test_shipped_weights_load_once() -> None:
    assert session("coder")[0] is session("coder")[0]


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    write(tmp_path, b"network")
    assert weights("m", folder=tmp_path).network == b"network"
    (tmp_path / "m.onnx").write_bytes(b"netw0rk")
    with pytest.raises(ModelError, match="altered"):
        weights("m", folder=tmp_path)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        weights("m", folder=tmp_path)


def test_rubbish_is_refused() -> None:
    with pytest.raises(ModelError, match="cannot be run"):
        Session(b"not a network")


@pytest.mark.parametrize("variant", ["network", "exact"])
def test_shipped_networks_are_small_and_hold_their_own_data(variant: str) -> None:
    found = weights("coder", variant).network
    assert len(found) < 35 * 2**20
    assert b"external_data" not in found
