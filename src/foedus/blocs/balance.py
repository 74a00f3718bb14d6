"""How far a signed network is from balance: the frustration index with proof, triangles, closed walks."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from foedus.blocs.block import block
from foedus.blocs.exact import solve
from foedus.blocs.network import Network, from_ties
from foedus.blocs.reduce import Adjacent, blocks, reduce
from foedus.blocs.walks import count_triangles, walk_balance

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Balance:
    """How far a network is from balance.

    ``frustration`` is the least weight of edges to give up for balance (a whole number for unweighted
    networks), ``proved`` whether it is certain, ``bound`` the lower bound that is; ``blocs`` give each node a
    side, 0 or 1, in a division that costs just that; ``walks`` is Estrada and Benzi's balance, 0 to 1.
    """

    nodes: int
    edges: int
    negative: int
    frustration: float
    proved: bool
    bound: float
    frustrated_edges: tuple[tuple[str, str], ...]
    blocs: dict[str, int]
    triangles: dict[str, int]
    walks: float | None
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """The object of the public interface; whole numbers written as such."""
        fields = asdict(self)
        for name in ("frustration", "bound"):
            fields[name] = int(fields[name]) if fields[name] == int(fields[name]) else round(fields[name], 6)
        fields["frustrated_edges"] = [list(edge) for edge in self.frustrated_edges]
        fields["seconds"] = round(self.seconds, 4)
        return fields


def frustration(network: Network | pl.DataFrame, *, seconds: float = 60.0) -> Balance:
    """The frustration index of a signed network, exactly and with proof where time allows.

    Args:
        network: a network, or a table of ties.
        seconds: when to stop and give the best division and bound found.

    Raises:
        BlocError: the network is malformed or the solver failed.

    >>> from foedus.blocs.network import network
    >>> found = frustration(network([("a", "b", 1), ("b", "c", 1), ("a", "c", -1)]))
    >>> found.frustration, found.proved
    (1.0, True)
    """
    _load()
    started = time.monotonic()
    graph = network if isinstance(network, Network) else from_ties(network)
    adjacent = _adjacent(graph)
    reduced = reduce(adjacent)
    frustrated: set[tuple[int, int]] = set()
    bound, proved = reduced.certain, True
    for part in blocks(reduced.adjacent):
        arrays = block(part)
        found = solve(arrays, seconds=max(0.1, started + seconds - time.monotonic()))
        bound, proved = bound + found.bound, proved and found.proved
        for index in arrays.frustrated(found.side).nonzero()[0]:
            frustrated.add((arrays.names[arrays.a[index]], arrays.names[arrays.b[index]]))
    side = reduced.restore(_sides(reduced.adjacent, frustrated))
    place = {name: side[i] for i, name in enumerate(graph.nodes)}
    wrong = [edge for edge in graph.edges if edge.sign * place[edge.a] * place[edge.b] < 0]
    cost = sum(edge.weight for edge in wrong)
    return Balance(
        nodes=len(graph.nodes),
        edges=len(graph.edges),
        negative=graph.negative,
        frustration=cost,
        proved=proved,
        bound=cost if proved else bound,
        frustrated_edges=tuple(sorted((edge.a, edge.b) for edge in wrong)),
        blocs={name: int(place[name] != place[graph.nodes[0]]) for name in graph.nodes},
        triangles=count_triangles(graph),
        walks=walk_balance(graph),
        seconds=time.monotonic() - started,
    )


def _load() -> None:
    """Import what the solving needs, so that ``seconds`` is solving time."""
    import highspy  # noqa: F401
    import numpy  # noqa: F401
    import scipy.sparse.csgraph  # noqa: F401


def _adjacent(graph: Network) -> Adjacent:
    index = {name: i for i, name in enumerate(graph.nodes)}
    adjacent: Adjacent = {i: {} for i in index.values()}
    for edge in graph.edges:
        a, b = index[edge.a], index[edge.b]
        adjacent[a][b] = adjacent[b][a] = edge.sign * edge.weight
    return adjacent


def _sides(adjacent: Adjacent, frustrated: set[tuple[int, int]]) -> dict[int, int]:
    """One consistent side per node, walking edges by their sign, frustrated ones by the opposite."""
    side: dict[int, int] = {}
    for root in adjacent:
        if root in side:
            continue
        side[root] = 1
        waiting = deque([root])
        while waiting:
            node = waiting.popleft()
            for other, weight in adjacent[node].items():
                if other not in side:
                    sign = 1 if weight > 0 else -1
                    turned = (min(node, other), max(node, other)) in frustrated
                    side[other] = side[node] * (-sign if turned else sign)
                    waiting.append(other)
    return side
