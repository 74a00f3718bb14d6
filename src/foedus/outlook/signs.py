"""How likely the next act between two actors is a cooperative one.

The share of cooperation so far, shrunk to what the actors' acts with others lead one to expect, at three
speeds of forgetting; their log odds are added with weights.  Quarrels come in bursts, so the last week tells
besides the whole past.  The weights were fitted on weeks from July to October of ICEWS 2014
(docs/guide/outlook.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

HALF_LIVES = (1e6, 1.0, 12.0)  # weeks
WEIGHTS = (0.60, 0.38, 0.12)  # of the speeds' log odds
OTHERS = 5.0  # acts with others at which an actor's own share counts half
_ONE = 1.0  # acts at which a dyad's own share counts half


class Signs(NamedTuple):
    """The chance of cooperation in each series' next act, and the static share, which forgets nothing."""

    mean: Floats
    static: Floats


def _log_odds(share: Floats) -> Floats:
    import numpy as np

    kept = np.clip(share, 1e-4, 1 - 1e-4)
    odds: Floats = np.log(kept / (1 - kept))
    return odds


def signs(series: Ints, weeks_ago: Floats, sign: Ints, first: Ints, second: Ints) -> Signs:
    """The chances of several series of acts.

    Args:
        series: which series each act belongs to, 0 to the number of series - 1.
        weeks_ago: how long before now each act was, not negative.
        sign: of each act: 1, -1, or 0, which is left out.
        first: the one actor of each series, as a number.
        second: the other.
    """
    import numpy as np

    size = len(first)

    def counts(half_life: float) -> tuple[Floats, Floats]:
        left = 0.5 ** (weeks_ago / half_life)
        good, bad = (
            np.bincount(series, left * side, size).astype(np.float64) for side in (sign > 0, sign < 0)
        )
        return good, good + bad

    good, every = counts(1e9)
    base = np.array((good.sum() + _ONE / 2) / (every.sum() + _ONE))
    actors = int(max(first.max(initial=0), second.max(initial=0))) + 1
    all_good = np.bincount(first, good, actors) + np.bincount(second, good, actors)
    all_acts = np.bincount(first, every, actors) + np.bincount(second, every, actors)
    moved = np.zeros(size)
    for side in (first, second):
        share = (all_good[side] - good + OTHERS * base) / (all_acts[side] - every + OTHERS)
        moved += (_log_odds(share) - _log_odds(base)) / 2
    expected = 1 / (1 + np.exp(-_log_odds(base) - moved))
    odds = np.zeros(size)
    for half_life, weight in zip(HALF_LIVES, WEIGHTS, strict=True):
        lately, heard = counts(half_life)
        odds += weight * _log_odds((lately + _ONE * expected) / (heard + _ONE))
    return Signs(1 / (1 + np.exp(-odds)), (good + _ONE * base) / (every + _ONE))
