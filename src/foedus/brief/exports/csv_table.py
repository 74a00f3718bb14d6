"""Claims as CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.brief.exports.base import Exported, Exporter, Field, batches
from foedus.brief.exports.flat import flat_fields

if TYPE_CHECKING:
    import polars as pl

    from foedus.store import Workspace

_FORMULA = r"^[=+\-@\t\r\n]"
_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$"


class CsvExporter(Exporter):
    """The flat claims table; lists are joined by ``|``; before what looks like a formula stands ``'``."""

    name = "csv"
    mediatype = "text/csv"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        return flat_fields("string")

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        count = 0
        with path.open("wb") as stream:
            stream.write((",".join(field.name for field in self.fields()) + "\r\n").encode())
            for frame in batches(workspace):
                safe(frame).write_csv(stream, include_header=False, line_terminator="\r\n")
                count += frame.height
        return Exported(count)


def safe(frame: pl.DataFrame, *, between: str = "|", numbers: bool = True) -> pl.DataFrame:
    """The frame with lists as text, and with ``'`` before text a spreadsheet would take for a formula.

    Args:
        frame: any table.
        between: what stands between the parts of a list.
        numbers: leave text as it is that is a signed number and no more.

    >>> import polars as pl
    >>> safe(pl.DataFrame({"a": ["=1+1", "-5", "x"]}))["a"].to_list()
    ["'=1+1", '-5', 'x']
    """
    import polars as pl

    lists = [
        pl.col(name).cast(pl.List(pl.String)).list.join(between).alias(name)
        for name, kind in frame.schema.items()
        if isinstance(kind, pl.List)
    ]
    flat = frame.with_columns(lists)
    text = pl.selectors.string()
    risky = text.str.contains(_FORMULA)
    if numbers:
        risky = risky & ~text.str.contains(_NUMBER)
    return flat.with_columns(pl.when(risky).then("'" + text).otherwise(text).name.keep())
