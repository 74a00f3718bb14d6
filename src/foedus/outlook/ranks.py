"""Ranks of the truth among all entities, filtered and fair to ties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


def filtered_ranks(score: Floats, truths: Sequence[int]) -> list[float]:
    """The rank of each truth when the other truths of the same query and time are left out.

    Ties are at mid-rank: one plus the number that score higher plus half the number that score the same.

    >>> import numpy as np
    >>> filtered_ranks(np.array([0.5, 0.9, 0.5, 0.1]), [1, 2])
    [1.0, 1.5]
    """
    import numpy as np

    values = score[np.asarray(truths)]
    ranks = []
    for value in values:
        higher = int((score > value).sum()) - int((values > value).sum())
        equal = int((score == value).sum()) - int((values == value).sum())
        ranks.append(1.0 + higher + equal / 2)
    return ranks


def summary(ranks: Sequence[float]) -> dict[str, float]:
    """Mean reciprocal rank and the shares of ranks within 1, 3 and 10."""
    import numpy as np

    found = np.asarray(ranks, dtype=np.float64)
    return {
        "mrr": float((1 / found).mean()),
        **{f"hits@{k}": float((found <= k).mean()) for k in (1, 3, 10)},
    }
