"""Where actors stand on the plane: blocs apart, friends near, foes far; the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

REFINED = 1_200  # nodes up to which forces refine the first placement
_GOLDEN = 2.399963229728653
_ROUNDS = 60


def layout(
    nodes: Sequence[str], edges: Sequence[tuple[str, str, float]], blocs: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    """A point in [-1, 1]² for each node.

    Each bloc is a disc (members by the golden angle), the discs lie on a spiral, largest first; then
    repulsion, springs (short for friends, long for foes) and a pull to the bloc's middle refine it.

    Args:
        nodes: actor ids, weightiest first.
        edges: (a, b, alignment).
        blocs: bloc id by actor; actors in none stand alone, outermost.
    """
    import numpy as np

    if not nodes:
        return {}
    number = {node: i for i, node in enumerate(nodes)}
    of, spot = _discs(nodes, blocs)
    if 2 < len(nodes) <= REFINED and edges:
        ends = np.array([(number[a], number[b]) for a, b, _ in edges])
        spot = _refined(spot, ends, np.array([w for _, _, w in edges]), of)
    spot = spot - (spot.max(axis=0) + spot.min(axis=0)) / 2
    size = np.abs(spot).max(axis=0)
    spot = spot / np.where(size > 0, size, 1.0)
    return {node: (round(float(x), 4), round(float(y), 4)) for node, (x, y) in zip(nodes, spot, strict=True)}


def _discs(nodes: Sequence[str], blocs: Mapping[str, str]) -> tuple[NDArray[np.int64], Points]:
    import numpy as np

    names = [blocs.get(node, f"alone {node}") for node in nodes]
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    order = {name: k for k, name in enumerate(sorted(counts, key=lambda name: (-counts[name], name)))}
    of = np.array([order[name] for name in names], dtype=np.int64)
    sizes = np.array([counts[name] for name in order])
    reach = np.sqrt(np.cumsum(sizes) * 3.0)
    centre = np.stack([np.cos(np.arange(len(order)) * _GOLDEN), np.sin(np.arange(len(order)) * _GOLDEN)], 1)
    centre *= (reach - (reach[0] if len(order) > 1 else 0) * 0.5)[:, None]
    spot = np.zeros((len(nodes), 2))
    seen: dict[int, int] = {}
    for i, bloc in enumerate(of):
        k = seen[bloc] = seen.get(bloc, -1) + 1
        turn = k * _GOLDEN
        spot[i] = centre[bloc] + np.sqrt(k + 0.3) * np.array([np.cos(turn), np.sin(turn)])
    return of, spot


def _refined(spot: Points, ends: NDArray[np.int64], alignment: Points, of: NDArray[np.int64]) -> Points:
    import numpy as np

    friends = alignment >= 0
    rest = np.where(friends, 2.0, 5.0)
    stiff = np.where(friends, 0.30, 0.12) * (0.3 + np.abs(alignment))
    degree = np.bincount(ends.ravel(), minlength=len(spot)).clip(1, None)
    for step in range(_ROUNDS):
        apart = spot[:, None, :] - spot[None, :, :]
        square = (apart**2).sum(axis=2) + 0.05  # softened, so that two on one spot part gently
        force = (apart / square[..., None]).sum(axis=1) * 1.6
        line = spot[ends[:, 1]] - spot[ends[:, 0]]
        length = np.sqrt((line**2).sum(axis=1)) + 1e-6
        pull = (stiff * (length - rest) / length)[:, None] * line
        np.add.at(force, ends[:, 0], pull / np.sqrt(degree[ends[:, 0]])[:, None])
        np.add.at(force, ends[:, 1], -pull / np.sqrt(degree[ends[:, 1]])[:, None])
        middle = np.stack([np.bincount(of, spot[:, k]) / np.bincount(of) for k in (0, 1)], axis=1)
        force += 0.10 * (middle[of] - spot) - 0.03 * spot
        spot = spot + np.clip(force, -2, 2) * 0.5 * (1 - step / _ROUNDS)
    return spot
