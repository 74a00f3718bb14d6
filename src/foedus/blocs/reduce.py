"""Making a signed network smaller without changing its frustration index.

Each rule keeps the optimum (Hueffner, Betzler, Niedermeier, "Separator-based data reduction for signed
graph balancing", J. Comb. Optim. 20, 2010): a node of degree one is never frustrated; a node of degree
two is a path that acts as one edge with the product of the signs and the lesser weight; parallel edges
add where they agree, and cost the lesser weight where they do not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Adjacent = dict[int, dict[int, float]]  # node -> neighbour -> signed weight


@dataclass(slots=True)
class Reduced:
    """What is left of a network, the cost already certain, and how to give the removed nodes their side."""

    adjacent: Adjacent
    certain: float = 0.0
    removed: list[tuple[int, dict[int, float]]] = field(default_factory=list)

    def restore(self, side: dict[int, int]) -> dict[int, int]:
        """The sides of all nodes, given those of the nodes that are left; each removed one takes its best."""
        side = dict(side)
        for node, neighbours in reversed(self.removed):
            pull = sum(weight * side[other] for other, weight in neighbours.items())
            side[node] = 1 if pull >= 0 else -1
        return side


def _join(adjacent: Adjacent, a: int, b: int, weight: float) -> float:
    """Add an edge; the cost that is certain where it contradicts one that is there."""
    before = adjacent[a].get(b, 0.0)
    total = before + weight
    certain = min(abs(before), abs(weight)) if before * weight < 0 else 0.0
    if abs(total) < 1e-12:
        adjacent[a].pop(b, None)
        adjacent[b].pop(a, None)
    else:
        adjacent[a][b] = adjacent[b][a] = total
    return certain


def reduce(adjacent: Adjacent) -> Reduced:
    """Remove nodes of degree two or less until none is left; ``adjacent`` is not changed."""
    left: Adjacent = {node: dict(neighbours) for node, neighbours in adjacent.items()}
    out = Reduced(left)
    waiting = [node for node in left if len(left[node]) <= 2]
    while waiting:
        node = waiting.pop()
        if node not in left or len(left[node]) > 2:
            continue
        neighbours = left.pop(node)
        out.removed.append((node, neighbours))
        for other in neighbours:
            left[other].pop(node)
        if len(neighbours) == 2:
            (a, first), (b, second) = neighbours.items()
            sign = 1 if first * second > 0 else -1
            out.certain += _join(left, a, b, sign * min(abs(first), abs(second)))
        waiting.extend(other for other in neighbours if len(left[other]) <= 2)
    return out


def blocks(adjacent: Adjacent) -> list[Adjacent]:
    """The biconnected blocks of two nodes or more; frustration adds up over them."""
    found: list[Adjacent] = []
    depth: dict[int, int] = {}
    low: dict[int, int] = {}
    for root in adjacent:
        if root in depth:
            continue
        found.extend(_blocks_from(root, adjacent, depth, low))
    return found


def _blocks_from(root: int, adjacent: Adjacent, depth: dict[int, int], low: dict[int, int]) -> list[Adjacent]:
    found: list[Adjacent] = []
    edges: list[tuple[int, int]] = []
    depth[root] = low[root] = 0
    stack = [(root, -1, iter(adjacent[root]))]
    while stack:
        node, parent, rest = stack[-1]
        for other in rest:
            if other == parent:
                continue
            if other in depth:
                if depth[other] < depth[node]:
                    edges.append((node, other))
                    low[node] = min(low[node], depth[other])
                continue
            edges.append((node, other))
            depth[other] = low[other] = depth[node] + 1
            stack.append((other, node, iter(adjacent[other])))
            break
        else:
            stack.pop()
            if parent >= 0:
                low[parent] = min(low[parent], low[node])
                if low[node] >= depth[parent]:
                    found.append(_cut_off(edges, (parent, node), adjacent))
    return found


def _cut_off(edges: list[tuple[int, int]], last: tuple[int, int], adjacent: Adjacent) -> Adjacent:
    block: Adjacent = {}
    while True:
        a, b = edges.pop()
        block.setdefault(a, {})[b] = adjacent[a][b]
        block.setdefault(b, {})[a] = adjacent[a][b]
        if (a, b) == last:
            return block
