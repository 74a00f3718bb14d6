"""Who does it to whom, also where the target comes first, on held-out authored sentences."""

from __future__ import annotations

import json

from training.coder import figures

from evals import coder_data


def measure() -> dict[str, float]:
    """The figures."""
    examples = coder_data.authored()
    return figures.direction(examples, coder_data.scores(examples, exact=False))


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
