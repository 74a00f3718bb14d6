"""Which rows of an imported data set are in the store already, by their keys.

Keys of new rows mostly lie outside the bounds of every file (data sets number their events), and then
nothing is read.  Where bounds overlap, those files' keys are read, a bounded number of files at a time.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foedus.store.table import IcebergTable

if TYPE_CHECKING:
    import numpy as np
    import polars as pl

_KEPT = 16  # files whose keys stay in memory: 8 bytes for each of at most a million rows


@dataclass(frozen=True, slots=True)
class _Stretch:
    low: int
    high: int
    file: str


class SeenKeys:
    """The keys of one data set's rows, as they stand when made, and those added since.

    Args:
        claims: the claims table.
        data_set: the data set's name.
    """

    def __init__(self, claims: IcebergTable, data_set: str) -> None:
        self._claims, self._data_set = claims, data_set
        self._stretches = [_Stretch(*bounds) for bounds in claims.bounds("key", "data_set", data_set)]
        self._coming: deque[np.ndarray[Any, Any]] = deque()
        self._loaded: OrderedDict[str, np.ndarray[Any, Any]] = OrderedDict()

    def fresh(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame's rows whose key is not in the store, the first of those that share one.

        Args:
            frame: rows with a column ``key``.
        """
        import numpy as np

        if frame["key"].n_unique() < frame.height:
            frame = frame.unique("key", keep="first", maintain_order=True)
        keys = frame["key"].to_numpy()
        old = np.zeros(len(keys), dtype=bool)
        lists = [*self._coming, *(self._keys(stretch.file) for stretch in self._overlapping(keys))]
        for known in lists:
            places = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
            old |= known[places] == keys if len(known) else False
        return frame.filter(~old) if old.any() else frame

    def _overlapping(self, keys: np.ndarray[Any, Any]) -> list[_Stretch]:
        if not len(keys):
            return []
        low, high = int(keys.min()), int(keys.max())
        return [stretch for stretch in self._stretches if stretch.low <= high and stretch.high >= low]

    def _keys(self, file: str) -> np.ndarray[Any, Any]:
        import numpy as np
        import polars as pl

        if file in self._loaded:
            self._loaded.move_to_end(file)
            return self._loaded[file]
        rows = self._claims.lazy([file]).filter(pl.col("data_set") == self._data_set).select("key")
        found = np.sort(rows.collect()["key"].drop_nulls().to_numpy())
        self._loaded[file] = found
        if len(self._loaded) > _KEPT:
            self._loaded.popitem(last=False)
        return found

    def add(self, frame: pl.DataFrame) -> None:
        """Take note of rows that are about to be written."""
        import numpy as np

        self._coming.append(np.sort(frame["key"].to_numpy()))

    def placed(self, files: Sequence[str]) -> None:
        """The rows added first, of those not yet placed, are in these files now."""
        keys = self._coming.popleft()
        if len(keys):
            self._stretches += [_Stretch(int(keys[0]), int(keys[-1]), file) for file in files]
