"""CSV and its kin (semicolons, tabs), streaming."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import ClassVar

from foedus.errors import SetAside
from foedus.reading.base import Reader
from foedus.reading.limits import MAX_STRUCTURED
from foedus.reading.lines import lines
from foedus.reading.rows import Row, column_names, no_text_column, reports
from foedus.reading.source import Source
from foedus.records import Report

_DELIMITERS = ",;\t|"


class DelimitedReader(Reader):
    """``.csv`` and ``.tsv``: the first row names the columns."""

    extensions: ClassVar[tuple[str, ...]] = (".csv", ".tsv")

    def read(self, source: Source) -> Iterator[Report | SetAside]:
        """One report a row."""
        yield from reports(_rows(source), source)


def _rows(source: Source) -> Iterator[Row | SetAside]:
    broken: list[SetAside] = []
    stream = _unbroken(source, broken)
    first = next(stream, None)
    if first is None:
        yield from broken or [SetAside("is empty", where=source.name)]
        return
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(MAX_STRUCTURED)
    table = csv.reader(_prepend(first, stream), delimiter=delimiter)
    header = [name.strip() for name in next(table, [])]
    column = column_names(source)["text"]
    if column not in header:
        raise no_text_column(column, header, source.name)
    if (several := header.count(column)) > 1:
        source.note(f"{source.name}: {several} columns are called {column!r}; the last is read.")
    for number, row in enumerate(_parsed(table), 2):
        if row:
            yield _row(number, row, header, source)
        while broken:
            yield broken.pop()
    yield from broken


def _prepend(first: str, stream: Iterator[str]) -> Iterator[str]:
    yield first
    yield from stream


def _unbroken(source: Source, broken: list[SetAside]) -> Iterator[str]:
    for item in lines(source):
        if isinstance(item, SetAside):
            broken.append(item)
        elif item[0] > 1 or item[1].strip():
            # A NUL would stop older csv modules; it is one code point, and stays one.
            yield item[1]


def _parsed(table: Iterator[list[str]]) -> Iterator[list[str] | str]:
    while True:
        try:
            row = next(table, None)
        except csv.Error as error:
            yield str(error)
            continue
        if row is None:
            return
        yield row


def _row(number: int, row: list[str] | str, header: list[str], source: Source) -> Row | SetAside:
    place = f"{source.name}: row {number}"
    if isinstance(row, str):
        return SetAside(f"is not CSV ({row})", where=place)
    if len(row) > len(header):
        return SetAside(
            f"has {len(row)} values for {len(header)} columns",
            where=place,
            remedy="Put values that hold the delimiter in quotes.",
        )
    return f"row {number}", dict(zip(header, row, strict=False))
