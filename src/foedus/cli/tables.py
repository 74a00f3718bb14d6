"""Tables on stdout or in a file: for people, as CSV, Parquet or JSON lines."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.cli import console
from foedus.errors import UsageError

if TYPE_CHECKING:
    import polars as pl


_SHARES = ("probability", "baseline", "positive")  # from 0 to 1; other numbers go either way and have a sign


class Format(StrEnum):
    """How a table is written."""

    table = "table"
    csv = "csv"
    parquet = "parquet"
    json = "json"


def write_table(
    frame: pl.DataFrame, format: Format, path: Path | None, *, shown: Mapping[str, str] | None = None
) -> None:
    """Write ``frame``; ``shown`` names the columns that people see (column: heading), all by default.

    CSV cells that a spreadsheet would run as formulas are quoted with an apostrophe; lists are joined
    with semicolons.

    Raises:
        UsageError: the file cannot be written.
    """
    if format is Format.table:
        _for_people(frame, shown, path)
    elif format is Format.json:
        console.write_lines(frame.iter_rows(named=True), path)
    else:
        _write_bytes(_parquet(frame) if format is Format.parquet else _csv(frame), path)


def _parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def _csv(frame: pl.DataFrame) -> bytes:
    from foedus.brief.exports import safe

    return safe(frame, between="; ", numbers=False).write_csv().encode()


def _write_bytes(content: bytes, path: Path | None) -> None:
    if path is None or str(path) == "-":
        with console.output(None):
            sys.stdout.buffer.write(content)
        return
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"cannot write: {error.strerror}", where=str(path)) from error


def _for_people(frame: pl.DataFrame, shown: Mapping[str, str] | None, path: Path | None) -> None:
    from rich.console import Console
    from rich.table import Table

    columns = shown or {name: name for name in frame.columns}
    table = Table(*columns.values(), box=None, header_style="bold", pad_edge=False)
    for row in frame.select(*columns).iter_rows():
        table.add_row(*(_cell(value, name) for name, value in zip(columns, row, strict=True)))
    with console.output(path) as stream:
        Console(file=stream, width=None if stream.isatty() else 160, markup=False, emoji=False).print(table)


def _cell(value: Any, column: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.2f}" if column in _SHARES else f"{value:+.2f}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if not isinstance(value, dict) else json.dumps(value, ensure_ascii=False)
