"""Which kind of event follows which between the same two, learned day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.outlook.memory import View
from foedus.outlook.quads import Quads

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

_HALF_LIFE = 60.0  # days
_PRIOR = 20.0  # fading events after which nothing is thought to have come


class Transitions:
    """How often an event of one relation was followed by one of another in the same pair.

    An event is credited with what has faded (half in 2 days) of every earlier event of its pair.

    Args:
        relations: their number, inverse ones included.
    """

    def __init__(self, relations: int) -> None:
        import numpy as np

        self._followed = np.zeros((relations, relations))
        self._heard = np.zeros(relations)
        self._day: int | None = None

    def learn(self, view: View, events: Quads) -> None:
        """Add a day's events, both ways, to what was known at its start."""
        import numpy as np

        left = 0.5 ** ((view.day - self._day) / _HALF_LIFE) if self._day is not None else 1.0
        self._day = view.day
        self._heard = left * self._heard + np.bincount(view.r, view.value[:, 0], view.relations)
        pair = view.s * view.entities + view.o
        order = np.argsort(pair, kind="stable")
        code = np.unique((events.s * view.entities + events.o) * view.relations + events.r)
        now, r = code // view.relations, code % view.relations
        low, high = (np.searchsorted(pair[order], now, side=side) for side in ("left", "right"))
        count = high - low
        begin = np.repeat(low - np.cumsum(count) + count, count)
        past = order[begin + np.arange(count.sum())]
        self._followed *= left
        np.add.at(self._followed, (view.r[past], np.repeat(r, count)), view.value[past, 0])

    def chance(self) -> Floats:
        """Events of the second relation (column) by fading event of the first (row)."""
        chance: Floats = self._followed / (self._heard[:, None] + _PRIOR)
        return chance
