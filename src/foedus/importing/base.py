"""The contract of an importer: other people's coded events as claims, chunk by chunk.

An importer names its columns, tells how to read a chunk of its records as :data:`CODED` rows, and the
rest (crosswalk, actors, days, setting aside) is common to all.  Plug in your own as an entry point of
the group ``foedus.importers``: a class without required arguments.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.errors import ImportingError, SetAside
from foedus.plugins import Plugs

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an input: whole records, as they stand.

    Args:
        origin: the file.
        data: the bytes, ending in a line end.
        first_line: the number of its first line, from 1.
        lines: how many lines it has.
        header: the header's names, cleaned; empty where the format has none.
    """

    origin: str
    data: bytes
    first_line: int
    lines: int
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A block's records as claims.

    Args:
        claims: the claims table's columns, with ``dyad``, ``data_set`` and ``key``.
        rows: how many records the block has.
        rejected: how many of them were set aside.
        set_aside: where, why and what to do; like records beyond a number are told as one.
    """

    claims: pl.DataFrame
    rows: int
    rejected: int
    set_aside: tuple[SetAside, ...]


class Importer(ABC):
    """Reads one data set's files.

    ``name`` is the format's name on the command line and the ``data_set`` of its claims; ``title`` and
    ``actor_id`` are the data set as the speaker of its claims; ``version`` goes up when its claims change.
    """

    name: str
    title: str
    actor_id: str
    version: str = "1"

    @abstractmethod
    def blocks(self, path: Path) -> Iterator[Block]:
        """The file's records in blocks of bounded size, always cut at the same places.

        Raises:
            ImportingError: the file is not of this format, or cannot be opened.
        """

    @abstractmethod
    def read(self, block: Block) -> Chunk:
        """A block's records as claims."""

    @property
    def coder(self) -> str:
        """What its claims name as their coder."""
        return f"import/{self.name} {self.version}"


def coded_schema() -> dict[str, Any]:
    """The columns that importers bring their records to, before crosswalk and linking.

    ``line`` is the record's line; ``event`` its id in the data set and ``key`` that as a number (or a
    hash of it); ``code`` is CAMEO, or ``type`` PLOVER (with ``marks``: modes and contexts); ``day`` as
    YYYY-MM-DD text; ``a_`` and ``b_`` are source and target: the name as given, its country (ISO3 or as the
    data set writes it), its role code or sectors.
    """
    import polars as pl

    text, real = pl.String, pl.Float64
    sides = {f"{side}_{part}": text for side in "ab" for part in ("name", "country", "role")}
    return {
        "line": pl.Int64, "event": text, "key": pl.Int64,
        "code": text, "type": text, "marks": pl.List(text), "intensity": real,
        "day": text, **sides,
        "place_name": text, "place_country": text, "place_lat": real, "place_lon": real,
        "place_geonames_id": pl.Int64,
        "document": text, "outlet": text, "published": text, "words": text,
    }  # fmt: skip


_IMPORTERS: Plugs[Importer] = Plugs("foedus.importers", Importer, "unknown format", ImportingError)


def formats() -> tuple[str, ...]:
    """The names of all importers, ours and plugged in."""
    return _IMPORTERS.names()


def importer(format: str) -> Importer:
    """The importer for a format.

    Raises:
        UsageError: there is none of that name.
        ImportingError: it cannot be loaded.
    """
    return _IMPORTERS.get(format)
