"""Tables as files: CSV that is safe in a spreadsheet, Parquet, JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_file(frame: pl.DataFrame, format: str) -> bytes:
    """A table in one of the formats of :data:`MEDIA`."""
    if format == "parquet":
        buffer = io.BytesIO()
        frame.write_parquet(buffer)
        return buffer.getvalue()
    if format == "json":
        return json.dumps(frame.to_dicts(), ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    return as_csv(frame)


def as_csv(frame: pl.DataFrame) -> bytes:
    """CSV; cells a spreadsheet would run as formulas begin with an apostrophe, lists are joined by ``;``."""
    import polars as pl

    lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
    flat = frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists)
    texts = pl.selectors.string()
    risky = texts.str.slice(0, 1).is_in(_RISKY)
    return (
        flat.with_columns(pl.when(risky).then(pl.lit("'") + texts).otherwise(texts).name.keep())
        .write_csv()
        .encode()
    )
