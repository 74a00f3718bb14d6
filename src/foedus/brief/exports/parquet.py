"""Claims as one Parquet file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.brief.exports.base import Exported, Exporter, Field
from foedus.brief.exports.flat import flat_fields

if TYPE_CHECKING:
    from foedus.store import Workspace


class ParquetExporter(Exporter):
    """The flat claims table, every column."""

    name = "parquet"
    mediatype = "application/vnd.apache.parquet"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        return flat_fields()

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        import polars as pl

        names = [field.name for field in self.fields()]
        lazy = workspace.scan_claims().select(names).with_columns(pl.col("sign").cast(pl.Int8))
        lazy.sink_parquet(path, compression="zstd")
        return Exported(int(pl.scan_parquet(path).select(pl.len()).collect().item()))
