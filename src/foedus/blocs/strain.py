"""Strain: ties whose signs cannot all hold together, with the cycles that say so."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from foedus.blocs.block import Block
from foedus.blocs.local import descend, from_tree
from foedus.blocs.posterior import Uncertain, uncertain
from foedus.records import Sign, Strain

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Floats = npt.NDArray[np.float64]


def edge_strain(ties: pl.DataFrame, *, draws: int = 200, seed: int = 0, least: float = 0.1) -> pl.DataFrame:
    """The probability that each tie is given up in the best division into two sides.

    Signs are drawn from the ties' posteriors and each drawn network is divided by local search; an edge
    counts where it disagrees with the division.

    Args:
        ties: the table of ties.
        draws: drawn networks.
        seed: of the draws.
        least: ties whose alignment is closer to 0 are left out.

    Returns:
        ``a, b, sign, strain``, most strained first.
    """
    import numpy as np
    import polars as pl

    graph = uncertain(ties, least=least)
    wrong = np.zeros(len(graph.a))
    random = np.random.default_rng(seed)
    for draw in range(draws if len(graph.a) else 0):
        sign = np.where(random.random(len(graph.chance)) < graph.chance, 1, -1)
        wrong += _given_up(graph, sign, draw)
    return pl.DataFrame(
        {
            "a": [graph.ids[i] for i in graph.a],
            "b": [graph.ids[i] for i in graph.b],
            "sign": np.where(graph.chance >= 0.5, 1, -1).astype(np.int8),
            "strain": wrong / max(draws, 1),
        },
        schema={"a": pl.String, "b": pl.String, "sign": pl.Int8, "strain": pl.Float64},
    ).sort("strain", "a", "b", descending=[True, False, False])


def _given_up(graph: Uncertain, sign: npt.NDArray[np.int64], seed: int) -> npt.NDArray[np.bool_]:
    import numpy as np

    drawn = Block(tuple(range(len(graph.ids))), graph.a, graph.b, sign, graph.strength)
    random = np.random.default_rng(seed)
    starts = [from_forest(drawn, random.random(len(sign))) for _ in range(4)]
    return drawn.frustrated(descend(drawn, np.stack(starts, axis=1), steps=2 * len(graph.ids), seed=seed))


def from_forest(block: Block, length: Floats) -> npt.NDArray[np.int64]:
    """:func:`from_tree` for a network in several pieces: a division that agrees with a spanning forest."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    pieces, piece = connected_components(abs(block.matrix()), directed=False)
    if pieces == 1:
        return from_tree(block, length)
    side = np.ones(len(block.names), dtype=np.int64)
    for number in range(pieces):
        nodes = np.flatnonzero(piece == number)
        inside = np.flatnonzero(piece[block.a] == number)
        if len(inside):
            place = np.searchsorted(nodes, np.stack([block.a[inside], block.b[inside]]))
            part = Block(tuple(nodes.tolist()), place[0], place[1], block.sign[inside], block.weight[inside])
            side[nodes] = from_tree(part, length[inside])
    return side


def strain(ties: pl.DataFrame, *, least: float = 0.15, longest: int = 4, most: int = 50) -> list[Strain]:
    """The cycles of three or four ties whose signs contradict each other, likeliest and strongest first.

    A cycle is frustrated when an odd number of its ties is negative; with independent posteriors that has
    probability (1 - prod(2 p - 1)) / 2, p being the probability that a tie is positive.

    Args:
        ties: the table of ties.
        least: ties whose alignment is closer to 0 are left out.
        longest: 3 or 4 ties a cycle; a cycle of four is left out where a tie across it splits it.
        most: how many to return.

    Returns:
        Each with its ties and signs, the probability, the words ("Russia + Turkey, Russia + Hezbollah,
        Turkey − Hezbollah") and the ids of the claims behind the ties.
    """
    graph = uncertain(ties, least=least)
    edge = {(int(a), int(b)): i for i, (a, b) in enumerate(zip(graph.a, graph.b, strict=True))}
    cycles = _triangles(edge, len(graph.ids))
    if longest >= 4:
        cycles += _squares(edge, len(graph.ids))
    scored = []
    for nodes in cycles:
        edges = [edge[min(x, y), max(x, y)] for x, y in zip(nodes, (*nodes[1:], nodes[0]), strict=True)]
        product = 1.0
        for i in edges:
            product *= 2 * float(graph.chance[i]) - 1
        if product < 0:
            weakest = min(float(graph.strength[i]) for i in edges)
            scored.append(((1 - product) / 2 * weakest, (1 - product) / 2, edges))
    scored.sort(key=lambda entry: (-entry[0], entry[2]))
    return [_strain(graph, edges, chance) for _, chance, edges in scored[:most]]


def _neighbours(edge: dict[tuple[int, int], int], size: int) -> list[set[int]]:
    near: list[set[int]] = [set() for _ in range(size)]
    for a, b in edge:
        near[a].add(b)
        near[b].add(a)
    return near


def _triangles(edge: dict[tuple[int, int], int], size: int) -> list[tuple[int, ...]]:
    near = _neighbours(edge, size)
    return [(a, b, c) for a, b in sorted(edge) for c in sorted(near[a] & near[b]) if c > b]


def _squares(edge: dict[tuple[int, int], int], size: int, most: int = 200_000) -> list[tuple[int, ...]]:
    """Cycles a-b-c-d without a tie across; none where the network is too dense to list them."""
    near = _neighbours(edge, size)
    found: list[tuple[int, ...]] = []
    for a, c in combinations(range(size), 2):
        if c in near[a]:
            continue
        for b, d in combinations(sorted(near[a] & near[c]), 2):
            if d not in near[b] and a < b:
                found.append((a, b, c, d))
                if len(found) > most:
                    return []
    return found


def _strain(graph: Uncertain, edges: list[int], chance: float) -> Strain:
    signs: list[Sign] = [1 if graph.chance[i] >= 0.5 else -1 for i in edges]
    order = sorted(range(len(edges)), key=lambda i: -signs[i])
    words = ", ".join(
        f"{graph.names[graph.a[edges[i]]]} {'+' if signs[i] > 0 else '−'} {graph.names[graph.b[edges[i]]]}"
        for i in order
    )
    because = [claim for i in order for claim in (graph.because[edges[i]][:2] if graph.because else ())]
    return Strain(
        edges=tuple((graph.ids[graph.a[edges[i]]], graph.ids[graph.b[edges[i]]], signs[i]) for i in order),
        date=graph.date,
        probability=chance,
        words=words,
        because=tuple(dict.fromkeys(because)),
    )
