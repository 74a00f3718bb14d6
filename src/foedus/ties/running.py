"""States of many dyads kept as plain arrays and brought up to date day by day.

For streams: a day's evidence on a million dyads is added in a tenth of a second or so.  What it holds is what
:func:`foedus.ties.states` adds up, with the voices folded together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.ties.settings import Settings
from foedus.ties.states import SUMS, half_life

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]


class Running:
    """Discounted sums, channels x dyads, as of a day; the last channel is attention.

    Args:
        dyads: how many.
        day: days since 1970-01-01.
        weights: settings; the shipped ones by default.
    """

    def __init__(self, dyads: int, day: int, weights: Settings | None = None) -> None:
        import numpy as np

        self.day = day
        self.sums = np.zeros((len(SUMS), dyads))
        self._half_lives = np.array([half_life(name, weights) for name in SUMS])

    def update(self, day: int, dyad: Ints, channel: Ints, weight: Floats) -> None:
        """Age everything to ``day`` and add its evidence: dyad by dyad, the channel's index, the weight."""
        import numpy as np

        if day > self.day:
            self.sums *= (0.5 ** ((day - self.day) / self._half_lives))[:, None]
            self.day = day
        left = 0.5 ** ((self.day - day) / self._half_lives)
        size = self.sums.shape[1]
        added = np.bincount(channel * size + dyad, weight * left[channel], self.sums.size)
        self.sums += added.reshape(self.sums.shape)
        self.sums[-1] += np.bincount(dyad, minlength=size) * left[-1]

    def merge(self, other: Running) -> Running:
        """Both states as one: each aged to the later day, then added."""
        import numpy as np

        later = max(self.day, other.day)
        both = Running(self.sums.shape[1], later)
        both._half_lives = self._half_lives
        for part in (self, other):
            both.sums += part.sums * (0.5 ** ((later - part.day) / np.asarray(self._half_lives)))[:, None]
        return both
