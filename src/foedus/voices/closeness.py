"""How close a voice is to the parties of what it says: by the catalogue, and by the ties themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

PARTIES = ("subject_id", "object_id")


def with_closeness(frame: pl.DataFrame, ties: pl.DataFrame | None) -> pl.DataFrame:
    """``frame`` with ``own`` and ``done`` (the voice is the subject's, the object's) and ``closeness``.

    Args:
        frame: claims with ``speaker`` and ``voice``.
        ties: ``a, b, alignment``; what is above nought counts as closeness.

    Returns:
        The same rows in the same order; ``closeness`` is 1 where the voice is a party's own.
    """
    import polars as pl

    from foedus.voices.leanings import known_voices

    table = frame.with_row_index("_row")
    known = _known(ties)
    near = (
        pl.concat(_near(table, side, known) for side in PARTIES)
        .group_by("_row")
        .agg(pl.col("closeness").max())
    )
    table = table.join(near, on="_row", how="left", maintain_order="left")
    for side, flag in zip(PARTIES, ("own", "done"), strict=True):
        voices = known_voices(table.get_column(side).unique().drop_nulls()).rename({"voice": "_party"})
        same = (pl.col("voice") == pl.col("_party")).fill_null(False).alias(flag)
        table = table.join(voices, left_on=side, right_on="id", how="left", maintain_order="left")
        table = table.with_columns(same).drop("_party")
    itself = pl.col("own") | pl.col("done")
    closeness = pl.when(itself).then(1.0).otherwise(pl.col("closeness").fill_null(0.0))
    return table.with_columns(closeness=closeness).drop("_row")


def _known(ties: pl.DataFrame | None) -> pl.DataFrame:
    """``a, b, closeness, since, until``, both ways round: the catalogue's, and friends by their ties."""
    import polars as pl

    from foedus.voices.leanings import edges

    known = edges()
    if ties is None:
        return known
    tie = ties.filter(pl.col("alignment") > 0).select(
        "a", "b", closeness=pl.col("alignment").cast(pl.Float64)
    )
    tie = pl.concat([tie, tie.select(a="b", b="a", closeness="closeness")])
    ever = [pl.lit(None, pl.Date).alias(name) for name in ("since", "until")]
    return pl.concat([known, tie.with_columns(ever)])


def _near(table: pl.DataFrame, side: str, known: pl.DataFrame) -> pl.DataFrame:
    """``_row, closeness`` for the rows whose speaker is close to a side's party that day."""
    import polars as pl

    from foedus.voices.leanings import lines

    pairs = table.select("speaker", party=side).unique().drop_nulls()
    upward = lines(pl.concat([pairs["speaker"], pairs["party"]]).unique())
    linked = (
        pairs.join(upward.rename({"above": "a"}), left_on="speaker", right_on="id")
        .join(upward.rename({"above": "b"}), left_on="party", right_on="id")
        .join(known, on=["a", "b"])
        .select("speaker", "party", "closeness", "since", "until")
    )
    day = pl.col("day_first")
    return (
        table.select("_row", "speaker", "day_first", party=side)
        .join(linked, on=["speaker", "party"])
        .filter(
            (pl.col("since").is_null() | day.is_null() | (pl.col("since") <= day))
            & (pl.col("until").is_null() | day.is_null() | (pl.col("until") >= day))
        )
        .select("_row", "closeness")
    )
