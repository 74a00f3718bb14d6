"""Agreement between reviewers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations


def krippendorff(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values, missing ones allowed; None where it is not defined.

    ``alpha = 1 - (n - 1) * sum(o_ck, c != k) / sum(n_c n_k, c != k)`` over the coincidences ``o`` of values
    in units with at least two (Krippendorff, Content Analysis, 2004, ch. 11).

    Args:
        units: the values that each unit was given.

    >>> krippendorff([("yes", "yes"), ("no", "no"), ("yes", "no")])
    0.4444444444444444
    """
    coincidence: dict[tuple[str, str], float] = {}
    for values in units:
        for pair in permutations(values, 2):
            coincidence[pair] = coincidence.get(pair, 0.0) + 1 / (len(values) - 1)
    totals: dict[str, float] = {}
    for (one, _), weight in coincidence.items():
        totals[one] = totals.get(one, 0.0) + weight
    count = sum(totals.values())
    expected = sum(totals[c] * totals[k] for c in totals for k in totals if c != k)
    observed = sum(weight for (c, k), weight in coincidence.items() if c != k)
    return 1 - (count - 1) * observed / expected if expected else None
