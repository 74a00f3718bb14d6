"""From discounted evidence to alignment with an interval, dyad by dyad.

The sign of a dyad is beta-binomial.  With ``n`` pseudo-observations, ``V`` effective voices (Kish:
squared sum over sum of squares of the voices' weights) and intra-voice correlation ``r``, a channel's
evidence counts as ``n / (1 + (n / V - 1) r)`` independent observations (Kish, Survey Sampling, 1965, 5.4).
Most of what is reported between any two actors is cooperative, and more so between some: an act counts by
how unexpected it is, cooperation ``2 (1 - e)`` and conflict ``2 e``, where ``e`` is the share of cooperation
expected from the record and from the actors' acts with others (partial pooling).  Attention alone therefore
moves nothing.  What large
records of events need besides is in :mod:`foedus.ties.record`.  The
prior's mean comes from third parties (:mod:`foedus.ties.structure`); alignment is twice the posterior mean
less one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.ties.record import large_record
from foedus.ties.settings import Settings, settings
from foedus.ties.states import SUMS, states
from foedus.ties.structure import likeness

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

COOPERATION = ("verbal_cooperation", "material_cooperation")
CONFLICT = ("verbal_conflict", "material_conflict")
STANDING = ("standing_cooperation", "standing_conflict")


@dataclass(frozen=True, slots=True)
class Posterior:
    """Beta posteriors of the sign, one entry per dyad.

    ``alpha`` and ``beta`` are its parameters; ``prior`` is the prior mean of cooperation and ``strength`` its
    pseudo-observations; ``worth``, by channel, what the design effect and the unexpectedness of the act leave
    of each pseudo-observation.
    """

    alpha: Floats
    beta: Floats
    prior: Floats
    strength: Floats
    worth: Mapping[str, Floats]

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

    total = pl.sum_horizontal(*COOPERATION, *CONFLICT, *STANDING)
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
            pl.sum_horizontal(*COOPERATION, STANDING[0]).alias("good"),
            pl.sum_horizontal(*CONFLICT, STANDING[1]).alias("bad"),
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


def numbered(folded: pl.DataFrame) -> tuple[Ints, Ints, int]:
    """The two actors of each dyad as numbers, and how many actors there are."""
    import numpy as np
    import polars as pl

    ids = pl.concat([folded["a"], folded["b"]]).unique().sort()
    codes = pl.concat([folded["a"], folded["b"]]).cast(pl.Enum(ids)).to_physical().to_numpy().astype(np.int64)
    return codes[: folded.height], codes[folded.height :], len(ids)


def expected_share(a: Ints, b: Ints, actors: int, good: Floats, bad: Floats, weights: Settings) -> Floats:
    """The share of cooperation among the acts of each dyad that its actors' other acts lead one to expect.

    The record's share, moved (in log odds) by how each actor's share with others differs from it; either is
    shrunk to where nothing is known, a half for the record.
    """
    import numpy as np

    world, k = weights.prior["world"], weights.prior["actor"]
    base = (good.sum() + world / 2) / (good.sum() + bad.sum() + world)
    total_good = np.bincount(a, good, actors) + np.bincount(b, good, actors)
    total_bad = np.bincount(a, bad, actors) + np.bincount(b, bad, actors)
    moved = np.zeros(len(good))
    for side in (a, b):
        g, h = total_good[side] - good, total_bad[side] - bad
        moved += _logit((g + k * base) / (g + h + k)) - _logit(np.array(base))
    share: Floats = 1 / (1 + np.exp(-(_logit(np.array(base)) + moved / 2)))
    return share


def posterior(folded: pl.DataFrame, weights: Settings | None = None) -> Posterior:
    """The posterior of each dyad of :func:`dyads`, in the same order."""
    import numpy as np

    weights = weights or settings()
    a, b, actors = numbered(folded)
    told = {name: folded[name].to_numpy() for name in (*COOPERATION, *CONFLICT, *STANDING)}
    helpful = sum((told[name] for name in COOPERATION), np.zeros(folded.height))
    harmful = sum((told[name] for name in CONFLICT), np.zeros(folded.height))
    share = expected_share(a, b, actors, helpful, harmful, weights)
    voices = folded["effective_voices"].to_numpy()
    kept = large_record(a, b, actors, helpful, harmful, weights)
    worth = {}
    for name, sum_told in told.items():
        surprise = 2 * (1 - share) if name in COOPERATION else 2 * share if name in CONFLICT else 1.0
        usual = kept[0] if name in COOPERATION else kept[1] if name in CONFLICT else 1.0
        worth[name] = surprise * usual / (1 + (sum_told / voices - 1).clip(0) * weights.within_voice[name])
    good = sum(told[name] * worth[name] for name in (*COOPERATION, STANDING[0]))
    bad = sum(told[name] * worth[name] for name in (*CONFLICT, STANDING[1]))
    alike = likeness(a, b, folded["good"].to_numpy(), actors)
    prior = 1 / (1 + np.exp(-weights.prior["likeness"] * alike))
    strength = weights.prior["strength"] + weights.prior["likeness_strength"] * np.abs(alike)
    return Posterior(
        alpha=strength * prior + good,
        beta=strength * (1 - prior) + bad,
        prior=prior,
        strength=strength,
        worth=worth,
    )


def standing(rows: pl.DataFrame, day: int, weights: Settings | None = None) -> tuple[pl.DataFrame, Posterior]:
    """The dyads of some evidence as of a day, and their posteriors in the same order."""
    folded = dyads(states(rows, day, weights))
    return folded, posterior(folded, weights)
