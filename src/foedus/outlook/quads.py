"""Dated events as integers: what the back-tests read."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import OutlookError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Quads:
    """Events as arrays of equal length: ``s`` did ``r`` to ``o`` at ``t`` (any unit of time)."""

    s: Ints
    r: Ints
    o: Ints
    t: Ints

    def __len__(self) -> int:
        return len(self.s)

    def where(self, keep: npt.NDArray[np.bool_]) -> Quads:
        """The events that ``keep`` marks."""
        return Quads(self.s[keep], self.r[keep], self.o[keep], self.t[keep])

    def both_ways(self, relations: int) -> Quads:
        """Each event and its inverse ``o (r + relations) s``, so that subjects can be asked for."""
        import numpy as np

        return Quads(
            np.concatenate([self.s, self.o]),
            np.concatenate([self.r, self.r + relations]),
            np.concatenate([self.o, self.s]),
            np.concatenate([self.t, self.t]),
        )


def read_quads(path: Path) -> Quads:
    """The events of a file of tab-separated integers: subject, relation, object, time; more columns are left.

    Raises:
        OutlookError: the file cannot be read or holds something else.
    """
    import numpy as np

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an empty file is told of below
            table = np.loadtxt(path, dtype=np.int64, delimiter="\t", usecols=(0, 1, 2, 3), ndmin=2)
    except (OSError, ValueError, IndexError) as error:
        raise OutlookError(
            f"not a table of events: {error}",
            where=str(path),
            remedy="Each line holds subject, relation, object, time as integers, tab separated.",
        ) from error
    if not len(table):
        raise OutlookError("holds no events", where=str(path), remedy="Write one event a line.")
    below = np.flatnonzero((table < 0).any(axis=1))
    if len(below):
        raise OutlookError(
            f"event {below[0] + 1} has a negative number",
            where=str(path),
            remedy="Number subjects, relations, objects and times from 0.",
        )
    return Quads(*(np.ascontiguousarray(table[:, i]) for i in range(4)))


def together(*parts: Quads) -> Quads:
    """Several tables of events as one, in order of time."""
    import numpy as np

    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in ("s", "r", "o", "t")]
    order = np.argsort(columns[3], kind="stable")
    return Quads(*(column[order] for column in columns))
