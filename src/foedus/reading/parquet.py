"""Parquet tables, a batch of rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.limits import MAX_DOCUMENT, MIB
from foedus.reading.rows import Row, column_names, no_text_column, reports
from foedus.reading.source import BROKEN, Source
from foedus.records import Report

_BATCH = 64
_MAX_IN_MEMORY = 256 * MIB


class ParquetReader(Reader):
    """``.parquet``: only the columns that reports have are read."""

    extensions: ClassVar[tuple[str, ...]] = (".parquet", ".pq")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report a row."""
        yield from reports(_rows(source), source)


def _rows(source: Source) -> Iterator[Row | SetAside]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.open() as stream:
        try:
            file = pq.ParquetFile(_seekable(stream, source), pre_buffer=False, buffer_size=MIB)
        except (pa.ArrowException, *BROKEN) as error:
            raise SetAside(f"is not a Parquet file ({str(error)[:120]})", where=source.name) from error
        columns = column_names(source)
        existing = file.schema_arrow.names
        if columns["text"] not in existing:
            raise no_text_column(columns["text"], existing, source.name)
        wanted = [name for name in dict.fromkeys(columns.values()) if name in existing]
        yield from _batches(file, wanted, source)


def _batches(file: Any, wanted: list[str], source: Source) -> Iterator[Row | SetAside]:
    import pyarrow as pa

    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False):
            for values in _values(batch):
                number += 1
                where = f"row {number}"
                if any(isinstance(v, str) and len(v) > MAX_DOCUMENT for v in values.values()):
                    yield SetAside(
                        f"is longer than {MAX_DOCUMENT // MIB} MiB", where=f"{source.name}: {where}"
                    )
                else:
                    yield where, values
    except (pa.ArrowException, OSError) as error:
        yield SetAside(f"breaks off after row {number} ({str(error)[:120]})", where=source.name)


def _values(batch: Any) -> Iterator[dict[str, Any]]:
    # Row by row: a batch as Python objects would hold a repeated long value once for each row.
    for index in range(batch.num_rows):
        yield {
            name: column[index].as_py()
            for name, column in zip(batch.schema.names, batch.columns, strict=True)
        }


def _seekable(stream: Any, source: Source) -> Any:
    if isinstance(stream, io.BufferedReader) and stream.seekable():
        return stream
    data = stream.read(_MAX_IN_MEMORY + 1)
    if len(data) > _MAX_IN_MEMORY:
        raise SetAside(
            "is too large to be read from a stream", where=source.name, remedy="Give it as a file."
        )
    return io.BytesIO(data)
