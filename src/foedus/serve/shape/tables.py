"""Tables as files: CSV that is safe in a spreadsheet, Parquet, JSON."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from foedus.brief.exports import safe

if TYPE_CHECKING:
    import polars as pl

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}


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
    return safe(frame, between="; ", numbers=False).write_csv().encode()
