"""The state of every dyad: discounted evidence, voice by voice, as of a day.

States form a commutative monoid: :func:`merge` ages both to the later day and adds, so states
gathered in shards, in any order, are the states gathered at once (to rounding).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.ties.settings import CHANNELS, Settings, settings

if TYPE_CHECKING:
    import polars as pl

STATE_KEY = ("a", "b", "voice")
SUMS = (*CHANNELS, "attention")


def half_life(name: str, weights: Settings | None = None) -> float:
    """Days until evidence in a channel (or ``attention``) counts half.

    >>> half_life("attention") < half_life("material_conflict") < half_life("standing_conflict")
    True
    """
    table = (weights or settings()).half_life
    if name == "attention":
        return float(table["attention"])
    return float(table["standing" if name.startswith("standing") else "act"])


def _left(name: str, days: pl.Expr, weights: Settings | None) -> pl.Expr:
    import polars as pl

    return (pl.lit(2.0)).pow(-days.clip(0, None) / half_life(name, weights))


def states(evidence: pl.DataFrame, day: int, weights: Settings | None = None) -> pl.DataFrame:
    """The states that a table of evidence adds up to, as of ``day`` (days since 1970-01-01).

    Evidence from after ``day`` is taken as of ``day``; leave it out first if it is not to be known.

    Returns:
        One row per dyad and voice: ``a, b, voice``, a discounted sum per channel, ``attention``
        (discounted count of tellings), ``claims``, ``last`` (the last day with evidence) and ``as_of``.
    """
    import polars as pl

    age = pl.lit(day) - pl.col("day").fill_null(day)
    weight = pl.col("weight")
    sums = [
        pl.when(pl.col("channel") == name).then(weight * _left(name, age, weights)).otherwise(0.0).alias(name)
        for name in CHANNELS
    ]
    return (
        evidence.lazy()
        .select(*STATE_KEY, *sums, _left("attention", age, weights).alias("attention"), "count", "day")
        .group_by(STATE_KEY)
        .agg(
            *(pl.col(name).sum() for name in SUMS),
            pl.col("count").sum().alias("claims"),
            last=pl.col("day").max(),
        )
        .with_columns(pl.lit(day, pl.Int32).alias("as_of"))
        .collect()
    )


def aged(found: pl.DataFrame, day: int, weights: Settings | None = None) -> pl.DataFrame:
    """States as of a later ``day``, with nothing new heard since."""
    import polars as pl

    age = pl.lit(day) - pl.col("as_of")
    faded = [(pl.col(name) * _left(name, age, weights)).alias(name) for name in SUMS]
    return found.with_columns(*faded, pl.lit(day, pl.Int32).alias("as_of"))


def merge(*parts: pl.DataFrame, weights: Settings | None = None) -> pl.DataFrame:
    """Several tables of states as one: each aged to the latest day, then added."""
    import polars as pl

    parts = tuple(part for part in parts if part.height) or parts[:1]
    day = max((int(part["as_of"].to_numpy().max(initial=0)) for part in parts), default=0)
    together = pl.concat([aged(part, day, weights) for part in parts])
    return together.group_by(STATE_KEY).agg(
        *(pl.col(name).sum() for name in (*SUMS, "claims")), pl.col("last").max(), pl.col("as_of").max()
    )
