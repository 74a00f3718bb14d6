"""From discounted evidence to alignment with an interval, dyad by dyad.

The sign of a dyad is beta-binomial.  With ``n`` pseudo-observations, ``V`` effective voices (Kish:
squared sum over sum of squares of the voices' weights) and intra-voice correlation ``r``, the evidence
counts as ``n / (1 + (n / V - 1) r)`` independent observations (Kish, Survey Sampling, 1965, sec. 5.4).
The prior's mean pools the dyad with its actors and with the whole record, each without the dyad's own
evidence; alignment is twice the posterior mean less one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.ties.settings import Settings, settings

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Floats = npt.NDArray[np.float64]

COOPERATION = ("verbal_cooperation", "material_cooperation", "standing_cooperation")
CONFLICT = ("verbal_conflict", "material_conflict", "standing_conflict")


@dataclass(frozen=True, slots=True)
class Posterior:
    """Beta posteriors of the sign, one entry per dyad.

    ``alpha`` and ``beta`` are its parameters, ``prior`` the prior mean of cooperation, ``shrink`` what
    the design effect left of each pseudo-observation, 0 to 1.
    """

    alpha: Floats
    beta: Floats
    prior: Floats
    shrink: Floats

    def alignment(self) -> Floats:
        """Expected alignment, -1 to 1."""
        mean: Floats = 2 * self.alpha / (self.alpha + self.beta) - 1
        return mean

    def interval(self, probability: float) -> tuple[Floats, Floats]:
        """The central interval of alignment that holds with ``probability``."""
        from scipy.special import betaincinv

        tail = (1 - probability) / 2
        low, high = betaincinv(self.alpha, self.beta, tail), betaincinv(self.alpha, self.beta, 1 - tail)
        return 2 * low - 1, 2 * high - 1

    def positive(self) -> Floats:
        """The probability that the dyad leans to cooperation."""
        from scipy.special import betainc

        chance: Floats = 1 - betainc(self.alpha, self.beta, 0.5)
        return chance


def dyads(states: pl.DataFrame) -> pl.DataFrame:
    """States with the voices of each dyad folded together.

    Returns:
        One row a dyad, sorted: the sums, ``good`` and ``bad`` (pseudo-observations either way),
        ``effective_voices``, ``voices`` (heaviest first), ``claims``, ``last``.
    """
    import polars as pl

    from foedus.ties.states import SUMS

    total = pl.sum_horizontal(*COOPERATION, *CONFLICT)
    return (
        states.lazy()
        .with_columns(total.alias("total"))
        .sort("total", "voice", descending=[True, False])
        .group_by("a", "b")
        .agg(
            *(pl.col(name).sum() for name in SUMS),
            effective_voices=pl.col("total").sum() ** 2 / (pl.col("total") ** 2).sum(),
            voices=pl.col("voice"),
            claims=pl.col("claims").sum(),
            last=pl.col("last").max(),
        )
        .with_columns(
            pl.sum_horizontal(*COOPERATION).alias("good"),
            pl.sum_horizontal(*CONFLICT).alias("bad"),
            pl.col("effective_voices").fill_nan(1.0).fill_null(1.0).clip(1.0, None),
        )
        .sort("a", "b")
        .collect()
    )


def _logit(chance: Floats) -> Floats:
    import numpy as np

    clipped = np.clip(chance, 1e-6, 1 - 1e-6)
    odds: Floats = np.log(clipped / (1 - clipped))
    return odds


def pooled_prior(folded: pl.DataFrame, weights: Settings) -> Floats:
    """The prior mean of cooperation of each dyad: the record's, moved by how its actors are elsewhere."""
    import numpy as np

    good, bad = folded["good"].to_numpy(), folded["bad"].to_numpy()
    names, codes = np.unique(
        np.concatenate([folded["a"].to_numpy(), folded["b"].to_numpy()]).astype(str), return_inverse=True
    )
    a, b = codes[: len(good)], codes[len(good) :]
    world = weights.prior["world"]
    base = (good.sum() + world / 2) / (good.sum() + bad.sum() + world)
    total_good = np.bincount(a, good, len(names)) + np.bincount(b, good, len(names))
    total_bad = np.bincount(a, bad, len(names)) + np.bincount(b, bad, len(names))
    k = weights.prior["actor"]
    moved = np.zeros(len(good))
    for side in (a, b):
        g, h = total_good[side] - good, total_bad[side] - bad
        moved += _logit((g + k * base) / (g + h + k)) - _logit(np.array(base))
    prior: Floats = 1 / (1 + np.exp(-(_logit(np.array(base)) + moved)))
    return prior


def posterior(folded: pl.DataFrame, weights: Settings | None = None) -> Posterior:
    """The posterior of each dyad of :func:`dyads`, in the same order."""
    weights = weights or settings()
    good, bad = folded["good"].to_numpy(), folded["bad"].to_numpy()
    voices = folded["effective_voices"].to_numpy()
    observed = good + bad
    shrink = 1 / (1 + (observed / voices - 1).clip(0) * weights.prior["within_voice"])
    prior = pooled_prior(folded, weights)
    strength = weights.prior["strength"]
    return Posterior(
        alpha=strength * prior + good * shrink,
        beta=strength * (1 - prior) + bad * shrink,
        prior=prior,
        shrink=shrink,
    )
