"""The contract of an exporter, and what all of them draw on.

Plug in your own as an entry point of the group ``foedus.exporters``: a class without required arguments.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.errors import BriefError
from foedus.plugins import Plugs

if TYPE_CHECKING:
    import polars as pl

    from foedus.store import Workspace

ROWS = 50_000  # claims in memory at a time


@dataclass(frozen=True, slots=True)
class Field:
    """A column or property of an export, in Frictionless terms: its type is string, number, integer …"""

    name: str
    type: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many records, and in words what was left out (nothing, if empty)."""

    records: int
    left_out: tuple[str, ...] = ()


class Exporter(ABC):
    """Writes a workspace's claims in one format.

    ``name`` is the format's name on the command line, ``mediatype`` its media type.
    """

    name: str
    mediatype: str

    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """The columns or properties written."""

    @abstractmethod
    def write(self, workspace: Workspace, path: Path) -> Exported:
        """Write everything to ``path``.

        Raises:
            OSError: it cannot be written.
        """


def batches(workspace: Workspace) -> Iterator[pl.DataFrame]:
    """The claims as reviewed, a bounded number at a time, in the store's order."""
    from foedus.frames import claim_schema

    lazy = workspace.scan_claims().select(list(claim_schema()))
    yield from lazy.collect_batches(chunk_size=ROWS, maintain_order=True)


def rows(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """The claims as rows of the flat table."""
    for frame in batches(workspace):
        yield from frame.iter_rows(named=True)


_EXPORTERS: Plugs[Exporter] = Plugs("foedus.exporters", Exporter, "unknown format", BriefError)


def formats() -> tuple[str, ...]:
    """The names of all exporters, ours and plugged in."""
    return _EXPORTERS.names()


def exporter(format: str) -> Exporter:
    """The exporter for a format.

    Raises:
        UsageError: there is none of that name.
        BriefError: it cannot be loaded.
    """
    return _EXPORTERS.get(format)
