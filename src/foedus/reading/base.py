"""The contract of a reader: one format, from a source to its reports."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from foedus.errors import SetAside
from foedus.reading.source import Source
from foedus.records import Report


class Reader(ABC):
    """Reads one format.

    Plug in your own as an entry point of the group ``foedus.readers`` (a class without required
    arguments); files with one of its ``extensions`` are then read by it.
    """

    extensions: ClassVar[tuple[str, ...]]
    """In lower case with the dot: ``(".html", ".htm")``; ``.gz`` after them is always understood."""

    @abstractmethod
    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """The reports of ``source`` in order, as a stream; items that cannot be used as ``SetAside``.

        Raises:
            SetAside: nothing more of this source can be read.
            UsageError: the source cannot be read without something the user must say.
        """
