"""What kind of tie a figure and the evidence behind it amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.ties.settings import Settings, settings

if TYPE_CHECKING:
    import polars as pl


def kind(weights: Settings | None = None) -> pl.Expr:
    """The kind of tie, from ``alignment``, the channels' sums, and the ``patron``, ``allied`` and
    ``enmity`` weights of standing relations.

    Alliance wants a standing relation or more material than verbal cooperation behind a high alignment;
    patronage a claim that one backs the other; hostility material conflict or a standing enmity.
    """
    import polars as pl

    at = (weights or settings()).kinds
    alignment = pl.col("alignment")
    bound = (pl.col("standing_cooperation") > 0) | (pl.col("material_cooperation") >= 2)
    fought = (pl.col("enmity") > 0) | (pl.col("material_conflict") > 0)
    heard = pl.col("good") + pl.col("bad") > 0
    return (
        pl.when(~heard)
        .then(pl.lit("contact"))
        .when(
            (alignment >= at["cooperation"]) & (pl.col("patron") > 0) & (pl.col("patron") >= pl.col("allied"))
        )
        .then(pl.lit("patronage"))
        .when((alignment >= at["ally"]) & bound)
        .then(pl.lit("alliance"))
        .when(alignment >= at["cooperation"])
        .then(pl.lit("co-operation"))
        .when((alignment <= at["hostility"]) & fought)
        .then(pl.lit("hostility"))
        .when(alignment <= at["rivalry"])
        .then(pl.lit("rivalry"))
        .otherwise(pl.lit("contact"))
    )
