"""Unbalanced cycles that a fractional solution violates, by shortest paths on the signed double cover.

The double cover has two copies of each node; a positive edge joins equal copies, a negative edge unequal
ones.  A path from one copy of a node to the other is a closed walk with an odd number of negative edges;
if its length under x is below one, its cycle inequality ``sum of x over the cycle >= 1`` is violated
(Barahona & Mahjoub, "On the cut polytope", Math. Programming 36, 1986).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.blocs.block import Block

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

Cycle = tuple[int, ...]  # indices of edges, ascending
_TINY = 1e-7  # length of an edge at zero, so that short cycles are preferred


def double_cover(block: Block, length: Floats) -> csr_matrix:
    """The double cover's lengths, 2 nodes x 2 nodes; copy 1 of node v is v + nodes."""
    import numpy as np
    from scipy.sparse import csr_matrix

    size = len(block.names)
    cross = np.where(block.sign < 0, size, 0)
    start = np.concatenate([block.a, block.a + size])
    end = np.concatenate([block.b + cross, block.b + size - cross])
    both = np.tile(length + _TINY, 4)
    rows, columns = np.concatenate([start, end]), np.concatenate([end, start])
    return csr_matrix((both, (rows, columns)), shape=(2 * size, 2 * size))


def edge_index(block: Block) -> dict[int, int]:
    """The index of an edge by ``a * nodes + b``."""
    size = len(block.names)
    return {int(a) * size + int(b): i for i, (a, b) in enumerate(zip(block.a, block.b, strict=True))}


def separate(block: Block, x: Floats, nodes: Ints, index: dict[int, int]) -> list[tuple[float, Cycle]]:
    """Violated cycles through the given nodes, with their lengths, each once.

    Args:
        block: the block.
        x: one value per edge, 0 to 1.
        nodes: whose two copies to join.
        index: :func:`edge_index` of the block.
    """
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    size = len(block.names)
    cover = double_cover(block, x)
    found: dict[Cycle, float] = {}
    for chunk in np.array_split(nodes, max(1, len(nodes) // 256)):
        distance, before = dijkstra(cover, indices=chunk, return_predecessors=True, limit=1.0)
        for row, node in enumerate(chunk):
            if distance[row, node + size] < 1 - 1e-4:
                cycle = _cycle(before[row], int(node), size, index)
                found[cycle] = float(x[list(cycle)].sum())
    return [(length, cycle) for cycle, length in found.items() if length < 1 - 1e-4]


def _cycle(before: Ints, node: int, size: int, index: dict[int, int]) -> Cycle:
    """The edges walked an odd number of times on the way from copy 1 back to copy 0 of a node."""
    edges: set[int] = set()
    here = node + size
    while here != node:
        earlier = int(before[here])
        a, b = sorted((here % size, earlier % size))
        edges ^= {index[a * size + b]}
        here = earlier
    return tuple(sorted(edges))


def triangles(block: Block) -> list[Cycle]:
    """All unbalanced triangles, as edges."""
    size = len(block.names)
    index = edge_index(block)
    neighbours: list[set[int]] = [set() for _ in range(size)]
    for a, b in zip(block.a.tolist(), block.b.tolist(), strict=True):
        neighbours[a].add(b)
        neighbours[b].add(a)
    sign = block.sign.tolist()
    found: list[Cycle] = []
    for edge, (a, b) in enumerate(zip(block.a.tolist(), block.b.tolist(), strict=True)):
        for c in neighbours[a] & neighbours[b]:
            if c > b:
                other, third = index[a * size + c], index[b * size + c]
                if sign[edge] * sign[other] * sign[third] < 0:
                    found.append(tuple(sorted((edge, other, third))))
    return found
