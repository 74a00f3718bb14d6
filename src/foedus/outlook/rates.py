"""How many acts to expect in the weeks ahead: Gamma-Poisson rates that forget at several speeds.

For each speed the rate of a series is ``(shape + faded count) / (rate + faded weeks)``, so the number of acts
in some weeks is negative binomial; the forecast is a mixture over speeds.  The slowest speed, which forgets
nothing, is the static baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

HALF_LIVES = (3.0, 12.0, 1e6)  # weeks


@dataclass(frozen=True, slots=True)
class Rates:
    """Gamma posteriors of weekly rates: ``shape`` and ``rate`` are speeds x series, ``mixture`` sums to 1."""

    shape: Floats
    rate: Floats
    mixture: Floats

    def mean(self) -> Floats:
        """The expected acts a week of each series."""
        expected: Floats = self.mixture @ (self.shape / self.rate)
        return expected

    def log_chance(self, counts: Floats, weeks: float = 1.0) -> Floats:
        """The log probability of each series having so many acts in the weeks ahead."""
        import numpy as np
        from scipy.special import gammaln, logsumexp

        odds = np.log(weeks) - np.log(self.rate + weeks)
        each = (
            gammaln(self.shape + counts)
            - gammaln(self.shape)
            - gammaln(counts + 1)
            + self.shape * np.log(self.rate / (self.rate + weeks))
            + counts * odds
        )
        total: Floats = logsumexp(each, b=self.mixture[:, None], axis=0)
        return total

    def any_chance(self, weeks: float) -> Floats:
        """The probability of one act or more in the weeks ahead."""
        import numpy as np

        none: Floats = self.log_chance(np.zeros(self.shape.shape[1]), weeks)
        chance: Floats = -np.expm1(none)
        return chance

    def slowest(self) -> Rates:
        """The static baseline: the slowest speed alone."""
        import numpy as np

        return Rates(self.shape[-1:], self.rate[-1:], np.ones(1))


def rates(
    series: npt.NDArray[np.int64],
    weeks_ago: Floats,
    seen_weeks: Floats,
    *,
    prior: tuple[float, float] = (0.05, 1.0),
    mixture: tuple[float, ...] = (0.35, 0.45, 0.2),
) -> Rates:
    """The rates of several series of acts.

    Args:
        series: which series each act belongs to, 0 to the number of series - 1.
        weeks_ago: how long before now each act was, not negative.
        seen_weeks: for each series, how long it has been under watch.
        prior: shape and rate (in weeks) of the Gamma prior.
        mixture: weights of the speeds.
    """
    import numpy as np

    shapes, exposures = [], []
    for half_life in HALF_LIVES:
        left = 0.5 ** (weeks_ago / half_life)
        shapes.append(prior[0] + np.bincount(series, left, len(seen_weeks)))
        pace = np.log(2) / half_life
        exposures.append(prior[1] + -np.expm1(-pace * seen_weeks) / pace)
    return Rates(np.stack(shapes), np.stack(exposures), np.asarray(mixture, dtype=np.float64))
