"""What changed between two dates, and on whose word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from foedus.ties.settings import Settings
from foedus.ties.table import as_day, ties

if TYPE_CHECKING:
    import polars as pl

_END = ("alignment", "low", "high", "kind")


def change(
    claims: pl.DataFrame, since: str | date, until: str | date, *, weights: Settings | None = None
) -> pl.DataFrame:
    """The ties that were heard of between two dates, before and after.

    Args:
        claims: the flat claims table.
        since: the earlier day.
        until: the later day.
        weights: settings; the shipped ones by default.

    Returns:
        One row a dyad, greatest change first: ``a, b, a_name, b_name, before, after, change``
        (alignments), ``before_kind, after_kind, before_low, before_high, low, high``, ``probability``
        that the change has the sign it seems to have, ``claims`` and ``voices`` heard since, and the
        claims' ids as ``because``.  A dyad first heard of since has null ``before``.
    """
    import polars as pl
    from scipy.special import ndtr

    first, last = as_day(since), as_day(until)
    new = claims.filter(pl.col("day_first").cast(pl.Int32).is_between(first + 1, last))
    heard = ties(new, at=until, weights=weights).select("a", "b", "claims", "voices", "because")
    before = ties(claims, at=since, weights=weights).select(
        "a", "b", *(pl.col(n).alias("before" if n == "alignment" else f"before_{n}") for n in _END)
    )
    after = ties(claims, at=until, weights=weights).select(
        "a", "b", "a_name", "b_name", pl.col("alignment").alias("after"), "low", "high",
        pl.col("kind").alias("after_kind"),
    )  # fmt: skip
    table = heard.join(after, on=["a", "b"]).join(before, on=["a", "b"], how="left")
    moved = table["after"] - table["before"].fill_null(0.0)
    width = (table["high"] - table["low"]).to_numpy() / 3.29
    earlier = (table["before_high"] - table["before_low"]).fill_null(2.0).to_numpy() / 3.29
    chance = ndtr(abs(moved.to_numpy()) / (width**2 + earlier**2) ** 0.5)
    return (
        table.with_columns(moved.alias("change"), pl.Series("probability", chance))
        .sort(pl.col("change").abs(), "a", "b", descending=[True, False, False])
        .select(
            "a", "b", "a_name", "b_name", "before", "after", "change", "before_kind", "after_kind",
            "before_low", "before_high", "low", "high", "probability", "claims", "voices", "because",
        )
    )  # fmt: skip
