"""Conflict or cooperation on news of other kinds: DSE's valid part, which the types were not trained on."""

from __future__ import annotations

import json

from training.coder import figures

from evals import coder_data


def measure() -> dict[str, float]:
    """The figures; empty where the data is absent."""
    if not coder_data.available():
        return {}
    examples = coder_data.dse()
    return figures.transfer(examples, coder_data.scores(examples))


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
