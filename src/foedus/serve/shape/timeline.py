"""Evidence in time: the weightiest dyads' ticks, and how much there was in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.serve.answers.network import Timeline, TimelineRow
from foedus.serve.shape.dyad import ticks
from foedus.serve.shape.notes import notes
from foedus.serve.shape.ties import ranked
from foedus.serve.snapshot import Snapshot
from foedus.store.filters import dyad

if TYPE_CHECKING:
    import polars as pl


def timeline(now: Snapshot, at: str, limit: int, focus: str | None) -> Timeline:
    """The ``limit`` weightiest ties of a day with all their evidence, before and after it."""
    import polars as pl

    table = ranked(now.ties(at))
    if focus is not None:
        table = table.filter((pl.col("a") == focus) | (pl.col("b") == focus))
    rows = table.sort("weight", "a", "b", descending=[True, False, False]).head(limit).to_dicts()
    keys = [dyad(row["a"], row["b"]) for row in rows]
    claims = now.claims.filter(pl.col("dyad").is_in(keys))
    first, last = now.span
    return Timeline(
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        rows=[
            TimelineRow(
                a=row["a"],
                b=row["b"],
                a_name=row["a_name"] or row["a"],
                b_name=row["b_name"] or row["b"],
                ticks=ticks(claims.filter(pl.col("dyad") == key)),
            )
            for row, key in zip(rows, keys, strict=True)
        ],
        months=_months(now.claims),
        notes=notes(now, at),
    )


def _months(claims: pl.DataFrame) -> list[tuple[str, int, int]]:
    """Each month with its claims of cooperation and of conflict."""
    import polars as pl

    dated = claims.filter(
        (pl.col("day_first").dt.year() > 1)
        & (pl.col("day_last").dt.year() < 9999)
        & (pl.col("modality") == "actual")
    )
    counted = (
        dated.group_by(month=pl.col("day_first").dt.strftime("%Y-%m"))
        .agg(up=(pl.col("sign") > 0).sum(), down=(pl.col("sign") < 0).sum())
        .sort("month")
    )
    return list(counted.rows())
