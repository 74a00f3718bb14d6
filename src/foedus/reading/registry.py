"""Which reader reads which file: entry points of the group ``foedus.readers``."""

from __future__ import annotations

from functools import lru_cache

from foedus.errors import ReadingError
from foedus.plugins import Plugs
from foedus.reading.base import Reader

_READERS: Plugs[Reader] = Plugs("foedus.readers", Reader, "unknown reader", ReadingError)


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """The readers by extension (lower case, with the dot), the installed plug-ins among them.

    Raises:
        ReadingError: a plug-in cannot be loaded, or none is installed.
    """
    found: dict[str, Reader] = {}
    for reader in _READERS.all():
        found.update(dict.fromkeys(reader.extensions, reader))
    if not found:
        raise ReadingError("no reader is installed", remedy="Install foedus again (pip install foedus).")
    return found


def extension_of(name: str) -> str:
    """The extension of a file name that some reader reads, without ``.gz``; "" if none does.

    >>> extension_of("reports/Today.HTML.gz")
    '.html'
    """
    lower = name.lower().removesuffix(".gz")
    matches = [ending for ending in readers() if lower.endswith(ending)]
    return max(matches, key=len, default="")
