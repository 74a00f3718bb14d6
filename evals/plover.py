"""PLOVER type given the pair, on the held-out tenth of PLV: accuracy, macro-F1 of 15 roots, 4 quads, 2."""

from __future__ import annotations

import json

from training.coder import figures

from evals import coder_data


def measure() -> dict[str, float]:
    """The figures; empty where the data is absent."""
    if not coder_data.available():
        return {}
    examples = coder_data.plv()
    return figures.plover(examples, coder_data.scores(examples))


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
