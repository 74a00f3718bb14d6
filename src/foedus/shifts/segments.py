"""The best division of a dyad's evidence into stretches of constant alignment, found exactly.

Optimal partitioning (Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE
Signal Processing Letters 12, 2005) on the conjugate marginal likelihood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.shifts.likelihood import log_marginal

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Change:
    """That the evidence from bin ``at`` on is of another mix than from ``start`` to there, up to ``end``.

    ``low`` to ``high`` is the central interval of the first bin after the change; ``probability`` that there
    is one within the two stretches.
    """

    start: int
    at: int
    end: int
    low: int
    high: int
    probability: float


def partition(good: Floats, bad: Floats, penalty: float) -> list[int]:
    """The first bins of the stretches of the best division, 0 first.

    Args:
        good: evidence of cooperation by bin, in order of time.
        bad: of conflict.
        penalty: what each further stretch must gain in log likelihood.
    """
    import numpy as np

    size = len(good)
    total_good = np.concatenate([[0.0], np.cumsum(good)])
    total_bad = np.concatenate([[0.0], np.cumsum(bad)])
    best = np.zeros(size + 1)
    best[0] = penalty
    before = np.zeros(size + 1, dtype=np.int64)
    for end in range(1, size + 1):
        fit = log_marginal(total_good[end] - total_good[:end], total_bad[end] - total_bad[:end])
        value = best[:end] + fit - penalty
        before[end] = int(value.argmax())
        best[end] = value[before[end]]
    starts = []
    end = size
    while end:
        end = int(before[end])
        starts.append(end)
    return starts[::-1]


def changes(good: Floats, bad: Floats, *, penalty: float, odds: float, inside: float = 0.9) -> list[Change]:
    """The changes of a dyad, each with its probability and the interval of its place.

    Args:
        good: evidence of cooperation by bin.
        bad: of conflict.
        penalty: as for :func:`partition`.
        odds: prior odds that two neighbouring stretches hold a change at all.
        inside: the probability that the interval holds.
    """
    import numpy as np

    starts = partition(good, bad, penalty)
    found = []
    for i in range(1, len(starts)):
        start, end = starts[i - 1], starts[i + 1] if i + 1 < len(starts) else len(good)
        g, h = np.cumsum(good[start:end]), np.cumsum(bad[start:end])
        two = log_marginal(g[:-1], h[:-1]) + log_marginal(g[-1] - g[:-1], h[-1] - h[:-1])
        one = float(log_marginal(g[-1:], h[-1:])[0])
        top = two.max()
        weight = np.exp(two - top)
        factor = float(np.log(weight.mean()) + top - one + np.log(odds))
        place = np.cumsum(weight) / weight.sum()
        low, high = np.searchsorted(place, [(1 - inside) / 2, (1 + inside) / 2])
        found.append(
            Change(
                start=start,
                at=starts[i],
                end=end,
                low=start + 1 + int(low),
                high=start + 1 + min(int(high), len(two) - 1),
                probability=float(1 / (1 + np.exp(-factor))),
            )
        )
    return found
