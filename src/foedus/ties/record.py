"""What a large record of events takes from its acts before they tell of a dyad.

In a year of coded events who meets and telephones whom is mostly routine: it tells of a dyad less than with
whom else its actors cooperate, which the prior holds (:mod:`foedus.ties.structure`).  And actors that are
much in the news have some conflict with everyone: by the independence model of their activity, two of them
have ``x = n_a n_b / n`` acts, and an act of conflict counts ``1 / (1 + x / busy)``.  Both come in with the
size of the record; in a few reports they vanish.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.ties.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


def large_record(
    a: Ints, b: Ints, actors: int, good: Floats, bad: Floats, weights: Settings
) -> tuple[float, Floats]:
    """What is left of an act of cooperation, and, dyad by dyad, of an act of conflict; 0 to 1.

    Args:
        a: the first actor of each dyad, 0 to ``actors`` - 1.
        b: the second.
        actors: how many there are.
        good: evidence of cooperation in acts, pseudo-observations.
        bad: the same of conflict.
        weights: settings; ``prior`` holds ``routine``, ``busy`` and ``large``.
    """
    import numpy as np

    told = float(good.sum() + bad.sum())
    size = told / (told + weights.prior["large"])
    activity = np.bincount(a, good, actors) + np.bincount(b, good, actors)
    expected = activity[a] * activity[b] / max(float(activity.sum()), 1e-9)
    conflict: Floats = 1 / (1 + size * expected / weights.prior["busy"])
    return 1 - weights.prior["routine"] * size, conflict
