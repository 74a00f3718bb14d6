"""False acts on held-out authored sentences that hold none, and recall on those that hold some."""

from __future__ import annotations

import json

from training.coder import figures

from evals import coder_data


def measure() -> dict[str, float]:
    """The figures."""
    examples = coder_data.authored()
    return figures.false_events(examples, coder_data.scores(examples, exact=False))


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
