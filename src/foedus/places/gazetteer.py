"""The offline gazetteer: GeoNames places by every spelling that English text uses.

One compressed file of arrays, built by ``training/gazetteer`` and checked by its digest when it is loaded.
GeoNames data is used under CC BY 4.0 (see NOTICE).
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from foedus.errors import PlaceError
from foedus.places.names import fold, key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FILE = "gazetteer.zst"
_REMEMBERED = 50_000  # places kept as objects once they were asked for


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: its ``index`` in the gazetteer, name, WGS 84 degrees, ISO2 country ("" for none), feature.

    ``parent`` is the index of the province or district it lies in, -1 for none; ``spoken`` how many names
    it has in all languages (up to 255), a measure of how much it is spoken of; ``main`` its folded name.
    """

    index: int
    geonames_id: int | None
    name: str
    main: str
    lat: float
    lon: float
    country: str
    feature: str
    population: int
    spoken: int
    parent: int


class Gazetteer:
    """Looks places up by name; arrays stay as they lie in the file."""

    def __init__(self, data: bytes) -> None:
        import numpy as np

        size = int.from_bytes(data[:4], "little")
        header = json.loads(data[4 : 4 + size])
        self._countries: list[str] = header["countries"]
        self._features: list[str] = header["features"]
        arrays: dict[str, NDArray[Any]] = {}
        place = 4 + size
        for name, kind, length in header["arrays"]:
            arrays[name] = np.frombuffer(data, kind, length, place)
            place += arrays[name].nbytes
        self._arrays = arrays
        self._keys = memoryview(arrays["keys"].tobytes()).cast("Q")
        self._names = memoryview(data)[place - arrays["names"].nbytes : place]
        self._entries: dict[int, Entry] = {}
        self._chains: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._arrays["ids"])

    def indexes(self, folded: str) -> NDArray[np.uint32] | None:
        """Indexes of the places of a folded name (:func:`foedus.places.names.fold`), most people first."""
        wanted = key(folded)
        at = bisect_left(self._keys, wanted)
        if at == len(self._keys) or self._keys[at] != wanted:
            return None
        starts = self._arrays["starts"]
        found: NDArray[np.uint32] = self._arrays["postings"][starts[at] : starts[at + 1]]
        return found

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places called ``name`` in any spelling of the gazetteer, most people first.

        >>> gazetteer().named("Deir-er-Zor")[0].country
        'SY'
        """
        found = self.indexes(fold(name))
        return () if found is None else tuple(self.entry(int(index)) for index in found)

    def entry(self, index: int) -> Entry:
        """The place at ``index``."""
        known = self._entries.get(index)
        if known is None:
            known = self._read(index)
            if len(self._entries) < _REMEMBERED:
                self._entries[index] = known
        return known

    def _read(self, index: int) -> Entry:
        a = self._arrays
        start, end = int(a["name_starts"][index]), int(a["name_starts"][index + 1])
        name = bytes(self._names[start:end]).decode()
        return Entry(
            index,
            int(a["ids"][index]) or None,
            name,
            fold(name),
            float(a["lat"][index]) / 10_000,
            float(a["lon"][index]) / 10_000,
            self._countries[a["country"][index]],
            self._features[a["feature"][index]],
            int(a["population"][index]),
            int(a["spoken"][index]),
            int(a["parent"][index]),
        )

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._by_code().get(code)

    def _by_code(self) -> dict[str, Entry]:
        if not hasattr(self, "_states"):
            wanted = self._features.index("PCLI")
            states = (self.entry(int(i)) for i in (self._arrays["feature"] == wanted).nonzero()[0])
            self._states = {entry.country: entry for entry in states}
        return self._states

    def chain(self, entry: Entry) -> tuple[int, ...]:
        """Indexes of the provinces and the country that ``entry`` lies in, inmost first."""
        known = self._chains.get(entry.index)
        if known is not None:
            return known
        out: list[int] = []
        parent = entry.parent
        while parent >= 0 and len(out) < 4:
            out.append(parent)
            parent = self.entry(parent).parent
        state = self.country(entry.country)
        if state is not None and state.index != entry.index:
            out.append(state.index)
        if len(self._chains) < _REMEMBERED:
            self._chains[entry.index] = tuple(out)
        return tuple(out)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded once a process.

    Raises:
        PlaceError: the file is missing, or is not the one this version was built with.
    """
    import zstandard

    folder = resources.files("foedus.places")
    try:
        data = folder.joinpath(_FILE).read_bytes()
        digest = folder.joinpath("gazetteer.sha256").read_text("ascii").strip()
    except OSError as error:
        raise PlaceError(
            f"the gazetteer cannot be read: {error}", where=f"places/{_FILE}", remedy="Reinstall foedus."
        ) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise PlaceError("the gazetteer was altered", where=f"places/{_FILE}", remedy="Reinstall foedus.")
    return Gazetteer(zstandard.ZstdDecompressor().decompress(data))
