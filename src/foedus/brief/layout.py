"""Where the actors of a small signed network stand on the page: friends near, foes far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROUNDS = 400


def positions(
    count: int, edges: Sequence[tuple[int, int, float]], *, width: float, height: float
) -> list[tuple[float, float]]:
    """Points for ``count`` nodes in a ``width`` x ``height`` box, the same each time.

    A force layout: every pair repels, positive edges pull to a short distance, negative ones hold a long one.

    Args:
        count: number of nodes.
        edges: (i, j, alignment in [-1, 1]).
        width: of the box, in pixels.
        height: of the box, in pixels.
    """
    import numpy as np

    if count == 0:
        return []
    turn = np.arange(count) * 2.399963  # the golden angle: an even start
    spot = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt(np.arange(count) + 0.5)[:, None]
    for step in range(_ROUNDS):
        spot = spot + _push(spot, edges) * 0.1 * (1 - step / _ROUNDS)
    return _boxed(spot, width, height)


def _push(spot: NDArray[np.float64], edges: Sequence[tuple[int, int, float]]) -> NDArray[np.float64]:
    import numpy as np

    apart = spot[:, None, :] - spot[None, :, :]
    distance = np.sqrt((apart**2).sum(axis=2)) + 1e-6
    force = (apart / distance[..., None] ** 3 * 2.0).sum(axis=1) - 0.02 * spot
    for i, j, alignment in edges:
        wanted = 1.2 if alignment >= 0 else 3.6
        line = spot[j] - spot[i]
        length = float(np.hypot(*line)) + 1e-6
        pull = (length - wanted) * (0.6 + abs(alignment)) * line / length
        force[i] += pull
        force[j] -= pull
    limited: NDArray[np.float64] = np.clip(force, -3, 3)
    return limited


def _boxed(spot: NDArray[np.float64], width: float, height: float) -> list[tuple[float, float]]:
    low, high = spot.min(axis=0), spot.max(axis=0)
    size = [float(v) or 1.0 for v in high - low]
    return [
        (round(float((x - low[0]) / size[0] * width), 1), round(float((y - low[1]) / size[1] * height), 1))
        for x, y in spot
    ]
