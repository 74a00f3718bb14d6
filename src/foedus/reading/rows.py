"""Rows of named values (JSONL, CSV, Parquet, JSON) -> reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from foedus.errors import SetAside, UsageError
from foedus.reading.compose import FIELDS, Fields, compose
from foedus.reading.limits import MAX_SAMPLE, SAMPLE_ROWS
from foedus.reading.published import Order, date_order
from foedus.reading.source import Source
from foedus.records import Report

Row = tuple[str, Mapping[str, Any]]
"""Where the row is (``row 3``) and its values by column."""

_LIKELY = ("text", "content", "body", "article", "story")
_SHOWN = 30


def column_names(source: Source) -> dict[str, str]:
    """The column of each field, as the user mapped it or by the field's own name.

    >>> column_names(Source("a.csv", open, columns={"text": "body"}))["text"]
    'body'
    """
    return {name: source.columns.get(name, name) for name in FIELDS}


def no_text_column(column: str, existing: Iterable[str], where: str) -> UsageError:
    """That a table has no column for the text, with those it has and what to say instead."""
    names = list(existing)
    ranked = [
        name for word in _LIKELY for name in names if word in name.lower() and "title" not in name.lower()
    ]
    example = ranked[0] if ranked else "NAME"
    listed = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return UsageError(
        f"no column {column!r}; there are: {listed or 'none'}",
        where=where,
        remedy=f"Name the one that holds the text with --column text={example}.",
    )


def reports(rows: Iterator[Row | SetAside], source: Source) -> Iterator[Report | SetAside]:
    """Reports of rows, streaming; the first rows are looked at before any is given out.

    Raises:
        UsageError: none of the first rows has the text column.
    """
    columns = column_names(source)
    sample = _sample(rows, source)
    found = [row for row in sample if not isinstance(row, SetAside)]
    if found and not any(columns["text"] in values for _, values in found):
        existing = dict.fromkeys(name for _, values in found for name in values)
        raise no_text_column(columns["text"], existing, source.name)
    order = _order([values.get(columns["date"]) for _, values in found], columns["date"], source)
    for row in chain(sample, rows):
        yield row if isinstance(row, SetAside) else _report(row, columns, source, order)


def _sample(rows: Iterator[Row | SetAside], source: Source) -> list[Row | SetAside]:
    sample: list[Row | SetAside] = []
    size = 0
    for row in rows:
        sample.append(row)
        if not isinstance(row, SetAside):
            size += sum(len(value) for value in row[1].values() if isinstance(value, str))
        if len(sample) >= SAMPLE_ROWS or size > MAX_SAMPLE:
            break
    return sample


def _order(values: list[object], column: str, source: Source) -> Order:
    order, numeric = date_order(values)
    if numeric:
        how = f"read {'day' if order == 'day' else 'month'} first"
        why = "as its values show" if order else "which its values leave open"
        source.note(f"{source.name}: dates in {column!r} are {how}, {why}.")
    return order or "month"


def _words(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _report(row: Row, columns: dict[str, str], source: Source, order: Order) -> Report | SetAside:
    where, values = row
    place = f"{source.name}: {where}"
    text = values.get(columns["text"])
    if not isinstance(text, str):
        return SetAside(f"has no text in {columns['text']!r}", where=place)
    get = {name: _words(values.get(column)) for name, column in columns.items()}
    fields = Fields(
        text,
        id=get["id"] or f"{source.stem}#{where.rpartition(' ')[2]}",
        title=get["title"],
        date=values.get(columns["date"]),
        outlet=get["outlet"],
        url=get["url"],
        language=get["language"],
    )
    try:
        return compose(fields, source, where=place, order=order)
    except SetAside as error:
        return error
