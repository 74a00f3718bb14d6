"""Good divisions of a signed network by local search: the upper bound of the frustration index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.blocs.block import Block

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


def from_tree(block: Block, length: Floats) -> Ints:
    """The division that agrees with every edge of the spanning tree that is shortest under ``length``."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

    size = len(block.names)
    order = np.argsort(length, kind="stable")
    rank = np.empty(len(order), dtype=np.float64)
    rank[order] = np.arange(1, len(order) + 1)
    tree = minimum_spanning_tree(csr_matrix((rank, (block.a, block.b)), shape=(size, size)))
    sequence, before = breadth_first_order(tree, 0, directed=False)
    signs = block.matrix()
    relative = np.ones(size, dtype=np.int64)
    inner = sequence[1:]
    relative[inner] = np.sign(np.asarray(signs[inner, before[inner]]).ravel()).astype(np.int64)
    side = np.ones(size, dtype=np.int64)
    for node in inner:
        side[node] = side[before[node]] * relative[node]
    return side


def descend(block: Block, sides: Ints, *, steps: int = 0, seed: int = 0) -> Ints:
    """The best division met from each of several starts by moving one node at a time (tabu search).

    Args:
        block: the block.
        sides: starts, nodes x starts, 1 or -1.
        steps: moves per start; three times the nodes and at least 60 by default.
        seed: of the tenure of a move, 5 to 14 steps.

    Returns:
        The single best division, one entry a node.
    """
    import numpy as np

    random = np.random.default_rng(seed)
    size, starts = sides.shape
    matrix = block.matrix()
    dense = matrix.toarray() if size <= 4000 else None
    side = sides.astype(np.float64)
    pull = np.asarray(matrix @ side)
    cost = (block.weight.sum() - (side * pull).sum(0) / 2) / 2
    best, best_side = cost.copy(), side.copy()
    until = np.zeros((size, starts), dtype=np.int64)
    column = np.arange(starts)
    for step in range(steps or max(60, 3 * size)):
        gain = side * pull  # cost added by moving a node
        blocked = (until > step) & (cost + gain >= best - 1e-9)
        gain[blocked] = np.inf
        node = gain.argmin(0)
        if not np.isfinite(gain[node, column]).all():
            continue
        cost = cost + gain[node, column]
        moved = side[node, column].copy()
        change = dense[node].T if dense is not None else matrix[node].toarray().T
        pull -= 2 * change * moved
        side[node, column] = -moved
        until[node, column] = step + random.integers(5, 15, starts)
        better = cost < best - 1e-9
        best[better] = cost[better]
        best_side[:, better] = side[:, better]
    return best_side[:, best.argmin()].astype(np.int64)


def search(block: Block, *, starts: int = 16, seed: int = 0) -> Ints:
    """A good division, from random spanning trees and tabu moves."""
    import numpy as np

    random = np.random.default_rng(seed)
    trees = [from_tree(block, random.random(len(block.weight))) for _ in range(starts)]
    return descend(block, np.stack(trees, axis=1), seed=seed)
