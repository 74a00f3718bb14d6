"""What tab-separated formats with a header have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from foedus.errors import ImportingError
from foedus.importing.assemble import Assembler
from foedus.importing.base import Block, Chunk, Importer
from foedus.importing.blocks import line_blocks
from foedus.importing.fields import header_names, tab_fields

if TYPE_CHECKING:
    import polars as pl


class Tabular(Importer):
    """A tab-separated format with a header line and no quoting.

    ``names`` are its columns, ``chosen`` those that are read (to the name in the frame), ``aliases`` other
    spellings in headers, ``numbers`` the frame's columns read as numbers, ``missing`` the words for nothing.
    """

    names: ClassVar[Sequence[str]]
    chosen: ClassVar[Mapping[str, str]]
    aliases: ClassVar[Mapping[str, str]] = {}
    numbers: ClassVar[Collection[str]] = ()
    missing: ClassVar[Sequence[str]] = ("", "None", "NA", "NULL")
    header: ClassVar[bool] = True

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self)

    def blocks(self, path: Path) -> Iterator[Block]:
        """See :meth:`Importer.blocks`."""
        for number, block in enumerate(line_blocks(path, header=self.header)):
            if number == 0:
                self._columns(block)
            yield block

    def _columns(self, block: Block) -> tuple[str, ...]:
        """The block's columns, by its header.

        Raises:
            ImportingError: columns that are needed are not there.
        """
        if not self.header:
            return tuple(self.names)
        width = _usual_width(block)
        found = header_names(block.header[0], self.names, self.aliases, width)
        absent = [name for name in self.chosen if name not in found]
        if absent or len(found) != width:
            raise ImportingError(
                f"not {self.title}: no column {', '.join(absent)}"
                if absent
                else f"not {self.title}: {len(found)} names for {width} columns",
                where=block.origin,
                remedy=f"The header must name the {len(self.names)} columns of the format.",
            )
        return found

    def read(self, block: Block) -> Chunk:
        """See :meth:`Importer.read`."""
        import polars as pl

        fields = tab_fields(block, self._columns(block), self.chosen, self.numbers)
        texts = pl.selectors.string()
        raw = fields.frame.with_columns(
            texts.replace(list(self.missing), [None] * len(self.missing)).str.strip_chars()
        )
        return self._assembler.chunk(block, self.coded(raw), fields.rows, fields.misfits)

    @abstractmethod
    def coded(self, raw: pl.DataFrame) -> pl.DataFrame:
        """The chosen columns as coded records (see :func:`foedus.importing.coded_schema`)."""


def _usual_width(block: Block) -> int:
    """How many fields most of the first records have; surplus tabs at a line's end do not count."""
    lines = [line.rstrip(b"\r") for line in block.data[:65536].split(b"\n")[:-1] if line.strip()]
    counts = [line.count(b"\t") + 1 for line in lines]
    return max(set(counts), key=lambda width: (counts.count(width), -width))
