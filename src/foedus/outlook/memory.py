"""What is remembered of past events, fading at several speeds, as of the start of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.outlook.quads import Quads

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

HALF_LIVES = (2.0, 10.0, 40.0, 400.0)  # days


class Memory:
    """All distinct triples heard so far, how often at each speed of fading, and when last.

    Args:
        entities: their number.
        relations: their number, inverse ones included.
    """

    def __init__(self, entities: int, relations: int) -> None:
        import numpy as np

        self.entities, self.relations = entities, relations
        self._slot: dict[int, int] = {}
        self.key = np.empty(0, np.int64)
        self.last = np.empty(0, np.float64)
        self.value = np.empty((0, len(HALF_LIVES)), np.float64)

    def learn(self, events: Quads, day: int) -> None:
        """Add the events of one day, which must not be before the last one learnt."""
        import numpy as np

        code = (events.s * self.relations + events.r) * self.entities + events.o
        keys, counts = np.unique(code, return_counts=True)
        new = [key for key in keys.tolist() if key not in self._slot]
        for key in new:
            self._slot[key] = len(self._slot)
        self.key = np.concatenate([self.key, np.array(new, np.int64)])
        self.last = np.concatenate([self.last, np.full(len(new), float(day))])
        self.value = np.concatenate([self.value, np.zeros((len(new), len(HALF_LIVES)))])
        slots = np.array([self._slot[key] for key in keys.tolist()], np.int64)
        self.value[slots] = self.value[slots] * self._left(day, slots) + counts[:, None]
        self.last[slots] = day

    def _left(self, day: int, slots: Ints | slice) -> Floats:
        import numpy as np

        left: Floats = 0.5 ** ((day - self.last[slots])[:, None] / np.array(HALF_LIVES))
        return left

    def view(self, day: int) -> View:
        """What is remembered at the start of ``day``."""
        import numpy as np

        order = np.argsort(self.key, kind="stable")
        everything = slice(None)
        return View(
            key=self.key[order],
            last=self.last[order],
            value=(self.value * self._left(day, everything))[order],
            entities=self.entities,
            relations=self.relations,
            day=day,
        )


class View:
    """The memory at the start of a day, sorted by subject, relation, object, with rows by relation."""

    def __init__(
        self, key: Ints, last: Floats, value: Floats, entities: int, relations: int, day: int
    ) -> None:
        import numpy as np

        self.entities, self.relations, self.day = entities, relations, day
        self.value, self.age = value, day - last
        self.pair = key // entities  # subject * relations + relation
        self.o = key % entities
        self.s, self.r = self.pair // relations, self.pair % relations
        self.by_relation = np.argsort(self.r, kind="stable")
        self._relation_start = np.searchsorted(self.r[self.by_relation], np.arange(relations + 1))

    def rows(self, s: int, r: int) -> slice:
        """The rows of a subject and relation."""
        import numpy as np

        low, high = np.searchsorted(self.pair, [s * self.relations + r, s * self.relations + r + 1])
        return slice(int(low), int(high))

    def rows_of(self, s: int) -> slice:
        """The rows of a subject, all relations."""
        import numpy as np

        low, high = np.searchsorted(self.pair, [s * self.relations, (s + 1) * self.relations])
        return slice(int(low), int(high))

    def rows_with(self, r: int) -> Ints:
        """The rows of a relation, all subjects."""
        rows: Ints = self.by_relation[self._relation_start[r] : self._relation_start[r + 1]]
        return rows
