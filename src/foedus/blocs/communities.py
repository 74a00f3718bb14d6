"""Dividing a signed network into blocs: signed modularity, moved node by node.

Gomez, Jensen & Arenas, "Analysis of community structure in networks of correlated data", Phys. Rev. E 80,
016114 (2009): positive weight inside a bloc counts above what the actors' strengths lead one to expect,
negative weight inside below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


def modularity_matrix(weight: Floats, resolution: float = 1.0) -> Floats:
    """What each pair adds if both are in one bloc; ``weight`` is signed and symmetric, nodes x nodes."""
    import numpy as np

    gain = weight.copy()
    for part, sign in ((np.maximum(weight, 0), -1.0), (np.maximum(-weight, 0), 1.0)):
        strength = part.sum(0)
        if strength.sum() > 0:
            gain += sign * resolution * np.outer(strength, strength) / strength.sum()
    np.fill_diagonal(gain, 0.0)
    return gain


def communities(gain: Floats, order: Ints) -> Ints:
    """A division that no move of one node and no joining of two blocs betters.

    Args:
        gain: :func:`modularity_matrix`.
        order: the order in which nodes are tried.

    Returns:
        The bloc of each node, numbered from 0 in order of the first member.
    """
    import numpy as np

    size = len(gain)
    of = np.arange(size)
    inside = gain.copy()  # inside[v, c]: gain of v with the members of bloc c
    while True:
        while _move(gain, of, inside, order):
            pass
        if not _join(of, inside):
            break
    return np.unique(_first_seen(of), return_inverse=True)[1]


def _move(gain: Floats, of: Ints, inside: Floats, order: Ints) -> bool:
    moved = False
    for node in order:
        better = inside[node] - inside[node, of[node]]
        best = int(better.argmax())
        empty = best != of[node] and better[best] > 1e-12
        if empty:
            inside[:, of[node]] -= gain[:, node]
            inside[:, best] += gain[:, node]
            of[node] = best
            moved = True
    return moved


def _join(of: Ints, inside: Floats) -> bool:
    """Join the two blocs that gain most by it, if any do."""
    import numpy as np

    live = np.unique(of)
    between = np.stack([inside[of == bloc].sum(0)[live] for bloc in live])
    np.fill_diagonal(between, -np.inf)
    best = np.unravel_index(between.argmax(), between.shape)
    if len(live) < 2 or between[best] <= 1e-12:
        return False
    kept, gone = live[best[0]], live[best[1]]
    inside[:, kept] += inside[:, gone]
    inside[:, gone] = 0.0
    of[of == gone] = kept
    return True


def _first_seen(of: Ints) -> Ints:
    import numpy as np

    values, first = np.unique(of, return_index=True)
    place = dict(zip(values.tolist(), first.tolist(), strict=True))
    return np.array([place[bloc] for bloc in of.tolist()], dtype=np.int64)
