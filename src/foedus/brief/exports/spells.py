"""When an edge is there: the days its claims are about, as merged intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

GAP = 31  # days between two claims' days that still count as one stretch


def spells(claims: pl.LazyFrame, gap: int = GAP) -> pl.DataFrame:
    """The stretches of days that each dyad's claims are about, overlapping or near ones merged.

    Args:
        claims: columns ``dyad``, ``day_first``, ``day_last``.
        gap: days without a claim that do not end a stretch.

    Returns:
        ``dyad, start, end`` in order; a dyad whose claims have no date has none.
    """
    import polars as pl

    days = claims.drop_nulls().select("dyad", "day_first", "day_last").sort("dyad", "day_first").collect()
    so_far = pl.col("day_last").cum_max().shift(1).over("dyad")
    apart = (pl.col("day_first").cast(pl.Int32) - so_far.cast(pl.Int32) > gap).fill_null(True)
    return (
        days.with_columns(apart.cum_sum().alias("stretch"))
        .group_by("dyad", "stretch", maintain_order=True)
        .agg(pl.col("day_first").min().alias("start"), pl.col("day_last").max().alias("end"))
        .drop("stretch")
    )
