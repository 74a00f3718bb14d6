"""How many acts to expect in the weeks ahead: rates that forget at several speeds, and bursts.

The expected number of acts a week is a mixture over speeds of ``faded count / (prior weeks + faded weeks)``,
the Gamma-Poisson mean; the number itself is negative binomial with a size that grows with the mean, because
acts come in bursts and most weeks of most dyads are silent.  The slowest speed, which forgets nothing, is the
static baseline.  The constants were fitted on weeks before November of ICEWS 2014 (docs/guide/outlook.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

HALF_LIVES = (1.0, 30.0, 1e6)  # weeks
MIXTURE = (0.43, 0.47, 0.15)  # weights of the speeds; prior weeks keep each below the mark
PRIOR_ACTS, PRIOR_WEEKS = 0.0005, 1.34
SIZE, SIZE_POWER = 0.36, 0.805  # size of the negative binomial = SIZE * mean ** SIZE_POWER


@dataclass(frozen=True, slots=True)
class Rates:
    """Expected acts a week of each series (``mean``), and under the static baseline (``static``)."""

    mean: Floats
    static: Floats

    def baseline(self) -> Rates:
        """The static baseline in place of the forecast."""
        return Rates(self.static, self.static)

    def size(self) -> Floats:
        """The size of the negative binomial of a week: small where acts come in bursts."""
        sizes: Floats = SIZE * self.mean**SIZE_POWER
        return sizes

    def log_chance(self, counts: Floats, weeks: float = 1.0) -> Floats:
        """The log probability of each series having so many acts in the weeks ahead."""
        import numpy as np
        from scipy.special import gammaln

        size, mean = self.size(), self.mean
        chance: Floats = (
            gammaln(size * weeks + counts)
            - gammaln(size * weeks)
            - gammaln(counts + 1)
            + size * weeks * np.log(size / (size + mean))
            + counts * np.log(mean / (size + mean))
        )
        return chance

    def any_chance(self, weeks: float) -> Floats:
        """The probability of one act or more in the weeks ahead."""
        import numpy as np

        chance: Floats = -np.expm1(self.log_chance(np.zeros(len(self.mean)), weeks))
        return chance

    def draw(self, random: np.random.Generator, draws: int, weeks: float) -> npt.NDArray[np.int64]:
        """Numbers of acts in the weeks ahead, series x draws."""
        size = self.size()[:, None]
        rate = random.gamma(size * weeks, self.mean[:, None] / size, size=(len(self.mean), draws))
        return random.poisson(rate)


def rates(series: npt.NDArray[np.int64], weeks_ago: Floats, seen_weeks: Floats) -> Rates:
    """The rates of several series of acts.

    Args:
        series: which series each act belongs to, 0 to the number of series - 1.
        weeks_ago: how long before now each act was, not negative.
        seen_weeks: for each series, how long it has been under watch.
    """
    import numpy as np

    means = []
    for half_life in HALF_LIVES:
        count = np.bincount(series, 0.5 ** (weeks_ago / half_life), len(seen_weeks))
        pace = np.log(2) / half_life
        exposure = -np.expm1(-pace * seen_weeks) / pace
        means.append((PRIOR_ACTS + count) / (PRIOR_WEEKS + exposure))
    return Rates(np.asarray(MIXTURE) @ np.stack(means), means[-1])
