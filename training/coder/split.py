"""What is held out from training: a tenth of PLV, a twelfth of the authored, DSE's own valid part."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from training.coder.examples import Example

TWELFTH = 12


def held_out(example: Example) -> bool:
    """Whether the shipped weights have never seen this example."""
    if example.source == "plv":
        return "fold0" in example.tags
    if example.source == "authored":
        return int(hashlib.sha256(example.text.encode()).hexdigest(), 16) % TWELFTH == 0
    return example.key.startswith("valid:")


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Those to train on and those held out."""
    return [e for e in examples if not held_out(e)], [e for e in examples if held_out(e)]
