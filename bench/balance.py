"""Speed of exact balance on planted and random signed networks. Run ``python -m bench.balance``."""

from __future__ import annotations

import json

import numpy as np

from foedus.blocs import Network, frustration, network


def planted(nodes: int, edges: int, noise: float, seed: int = 0) -> Network:
    """A network of two sides with a share of the edges' signs turned; at a half it is random."""
    random = np.random.default_rng(seed)
    side = random.integers(0, 2, nodes) * 2 - 1
    found: dict[tuple[int, int], int] = {}
    while len(found) < edges:
        a, b = sorted(random.integers(0, nodes, 2).tolist())
        if a != b:
            found[a, b] = int(side[a] * side[b] * (-1 if random.random() < noise else 1))
    return network((f"n{a}", f"n{b}", sign) for (a, b), sign in found.items())


def measure() -> dict[str, float]:
    """Index, bound and seconds on each network."""
    figures: dict[str, float] = {}
    for nodes, edges, noise in ((151, 1247, 0.1), (1000, 16_000, 0.1), (200, 576, 0.5)):
        found = frustration(planted(nodes, edges, noise), seconds=60)
        name = f"{nodes}_{edges}_{noise}"
        figures |= {
            f"index_{name}": found.frustration,
            f"bound_{name}": found.bound,
            f"seconds_{name}": found.seconds,
        }
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
