"""The frustration index of networks whose index is known, and the bound on one that is hard.

Run ``python -m evals.balance``.
"""

from __future__ import annotations

import json
from pathlib import Path

from foedus.blocs import frustration, read_network

TRIBES = Path(__file__).parents[2] / "shared/data/networks/highland_tribes.csv"


def measure() -> dict[str, float]:
    """1 where the index is proved to be the known one; the ratio of bound to best on a random network."""
    from bench.balance import planted

    figures: dict[str, float] = {}
    if TRIBES.exists():
        found = frustration(read_network(TRIBES))
        figures["highland_tribes_is_7"] = float(found.frustration == 7 and found.proved)
    big = frustration(planted(1000, 16_000, 0.1), seconds=120)
    figures["planted_16000_proved"] = float(big.proved)
    hard = frustration(planted(200, 576, 0.5), seconds=20)
    figures["random_200_576_bound_over_best"] = hard.bound / hard.frustration
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
