"""Blocs: actors that stand together, how certain each one's place is, and who they are over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foedus.blocs.communities import communities, modularity_matrix
from foedus.blocs.posterior import Uncertain, uncertain
from foedus.records import Bloc

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

_SHARED = 0.3  # of members in common (Jaccard) for a bloc to be the one it was
_CERTAIN = 0.5


def blocs(
    ties: pl.DataFrame,
    *,
    resolution: float = 1.0,
    before: Sequence[Bloc] = (),
    draws: int = 40,
    seed: int = 0,
) -> list[Bloc]:
    """The blocs that a table of ties divides into, largest first.

    The division is that of the expected alignments; a member's certainty is how often, over networks drawn
    from the ties' posteriors, it falls in with the rest of its bloc.

    Args:
        ties: the table of ties of a day.
        resolution: above 1 gives more and smaller blocs, below 1 fewer and larger.
        before: the blocs of an earlier day; a bloc that shares enough members keeps its id and name.
        draws: drawn networks.
        seed: of the draws.

    Returns:
        Blocs of two members or more.
    """
    import numpy as np

    graph = uncertain(ties)
    if not len(graph.ids):
        return []
    random = np.random.default_rng(seed)
    order = np.arange(len(graph.ids))
    expected = graph.strength * np.where(graph.chance >= 0.5, 1, -1)
    weight = _weights(graph, expected)
    of = _held_together(communities(modularity_matrix(weight, resolution), order), weight)
    together = np.zeros((len(order), len(order)))
    for _ in range(draws):
        sign = np.where(random.random(len(graph.chance)) < graph.chance, 1, -1)
        drawn = communities(
            modularity_matrix(_weights(graph, graph.strength * sign), resolution), random.permutation(order)
        )
        together += drawn[:, None] == drawn[None, :]
    found = [
        _bloc(graph, np.flatnonzero(of == number), together / max(draws, 1), expected)
        for number in range(of.max() + 1)
        if (of == number).sum() > 1
    ]
    found.sort(key=lambda bloc: (-len(bloc.members), bloc.members))
    return named_as_before(found, before)


def _held_together(of: Ints, weight: Floats) -> Ints:
    """Blocs cut where no friendship holds them together: a common foe alone makes no bloc."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    friends = (weight > 0) & (of[:, None] == of[None, :])
    parts: Ints = connected_components(csr_matrix(friends), directed=False)[1].astype(np.int64)
    return parts


def _weights(graph: Uncertain, signed: Floats) -> Floats:
    import numpy as np

    weight = np.zeros((len(graph.ids), len(graph.ids)))
    weight[graph.a, graph.b] = weight[graph.b, graph.a] = signed
    return weight


def _bloc(graph: Uncertain, members: Ints, together: Floats, expected: Floats) -> Bloc:
    """The bloc of some nodes, named after the two that hold it together most."""
    import numpy as np

    weight = _weights(graph, expected)
    certainty = (together[np.ix_(members, members)].sum(1) - 1) / (len(members) - 1)
    certainty = np.clip(certainty, 0.0, 1.0)
    pull = weight[np.ix_(members, members)].sum(1)
    heads = members[np.argsort(-pull, kind="stable")]
    return Bloc(
        id=f"bloc-{graph.ids[heads[0]].lstrip('~')}",
        name=" and ".join(graph.names[i] for i in heads[:2]),
        date=graph.date,
        members=tuple(graph.ids[i] for i in members),
        certainty=tuple(round(float(x), 4) for x in certainty),
    )


def named_as_before(found: Sequence[Bloc], before: Sequence[Bloc]) -> list[Bloc]:
    """The blocs with the ids and names of the earlier ones they continue, one to one."""
    from dataclasses import replace

    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not found or not before:
        return list(found)
    shared = np.array([[_jaccard(new.members, old.members) for old in before] for new in found])
    out = list(found)
    kept: set[str] = set()
    for i, j in zip(*linear_sum_assignment(-shared), strict=True):
        if shared[i, j] >= _SHARED:
            out[i] = replace(out[i], id=before[j].id, name=before[j].name)
            kept.add(out[i].id)
    taken = {old.id for old in before}
    for i, bloc in enumerate(out):
        if bloc.id in taken and bloc.id not in kept:
            out[i] = replace(bloc, id=f"{bloc.id}-{bloc.date}")
    return out


def _jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    return len({*one} & {*other}) / len({*one, *other})
