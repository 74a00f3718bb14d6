"""Evidence weighed by how unexpected it is between its two actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.ties.posterior import expected_share, numbered
from foedus.ties.settings import Settings, settings

if TYPE_CHECKING:
    import polars as pl


def surprise(rows: pl.DataFrame, weights: Settings | None = None) -> pl.DataFrame:
    """Evidence with each act's weight times what it counts by its unexpectedness.

    As in the posterior of a tie: cooperation counts ``2 (1 - e)`` and conflict ``2 e``, where ``e`` is the
    share of cooperation that the actors' other acts lead one to expect; standing relations count in full.
    """
    import polars as pl

    acts = pl.col("kind") != "relation"
    weight = pl.col("weight")
    folded = (
        rows.group_by("a", "b")
        .agg(
            good=weight.filter(acts & (pl.col("sign") > 0)).sum(),
            bad=weight.filter(acts & (pl.col("sign") < 0)).sum(),
        )
        .sort("a", "b")
    )
    a, b, actors = numbered(folded)
    good, bad = folded["good"].to_numpy(), folded["bad"].to_numpy()
    share = expected_share(a, b, actors, good, bad, weights or settings())
    expected = folded.select("a", "b", pl.Series("expected", share))
    worth = pl.when(pl.col("sign") > 0).then(2 * (1 - pl.col("expected"))).otherwise(2 * pl.col("expected"))
    return (
        rows.join(expected, on=["a", "b"], how="left", maintain_order="left")
        .with_columns(pl.when(acts).then(weight * worth).otherwise(weight).alias("weight"))
        .drop("expected")
    )
