"""Pages by cursor: where the last one ended, by its own values, so that rows that come in do no harm."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from foedus.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

LIMIT = 50
MOST = 500


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by; nulls come last either way."""

    column: str
    down: bool = False


def encode(values: list[Any]) -> str:
    """The cursor of a row: its sorting values.

    >>> decode(encode(["2016-11-24", "c1"]))
    ['2016-11-24', 'c1']
    """
    text = json.dumps(values, default=str, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str) -> list[Any]:
    """The sorting values in a cursor.

    Raises:
        UsageError: it is no cursor of ours.
    """
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise UsageError("not a cursor", remedy="Pass on the `next` of the page before.") from error
    if not isinstance(found, list):
        raise UsageError("not a cursor", remedy="Pass on the `next` of the page before.")
    return found


def page(
    frame: pl.DataFrame, by: list[Order], *, limit: int = LIMIT, cursor: str | None = None
) -> tuple[pl.DataFrame, str | None]:
    """One page of ``frame`` in the order of ``by`` (whose last tells rows apart), and the next cursor."""
    columns = [order.column for order in by]
    if cursor is not None:
        frame = frame.filter(_after(frame, by, decode(cursor)))
    ordered = frame.sort(columns, descending=[order.down for order in by], nulls_last=True)
    found = ordered.head(limit)
    more = ordered.height > limit
    return found, encode(list(found.select(columns).row(-1))) if more else None


def _after(frame: pl.DataFrame, by: list[Order], values: list[Any]) -> pl.Expr:
    """The rows that come after a cursor: later in the first column, or equal there and later in the next."""
    import polars as pl

    if len(values) != len(by):
        raise UsageError("a cursor of another table", remedy="Pass on the `next` of the page before.")
    later: pl.Expr = pl.lit(False)
    for order, value in zip(reversed(by), reversed(values), strict=True):
        column = pl.col(order.column)
        if value is None:
            later = column.is_null() & later
            continue
        typed = _typed(value, frame.schema[order.column])
        beyond = column < typed if order.down else column > typed
        later = (beyond | column.is_null() | ((column == typed) & later)).fill_null(True)
    return later


def _typed(value: Any, kind: pl.DataType) -> pl.Expr:
    import polars as pl

    try:
        plain = date.fromisoformat(value) if kind == pl.Date else value
        made: pl.Expr = pl.select(pl.lit(plain).cast(kind)).to_series().item()
        return pl.lit(made, dtype=kind)
    except (TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise UsageError("not a cursor", remedy="Pass on the `next` of the page before.") from error
