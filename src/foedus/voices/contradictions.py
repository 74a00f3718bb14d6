"""Claims that cannot both hold: the same act affirmed and denied, or a bond with opposite signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.voices.weights import factors

if TYPE_CHECKING:
    import polars as pl

_ABOUT = ("a", "b", "topic")


def _sided(frame: pl.DataFrame, window: int) -> pl.DataFrame:
    """One row per dyad, topic, voice, side and period: its best claim, how many, and their days.

    Events contradict only where one voice says that an act of a type happened and another that it did not;
    lasting bonds (relation, regard) also where their signs are opposite, as parties may both talk and fight
    within a month but not be ally and enemy.
    """
    import polars as pl

    subject, thing = pl.col("subject_id"), pl.col("object_id")
    bond = pl.col("kind").is_in(["relation", "regard"])
    denied = pl.col("modality") == "negated"
    told = denied | (pl.col("modality") == "actual")
    sign = pl.when(denied).then(-pl.col("sign")).otherwise(pl.col("sign"))
    return (
        frame.filter(thing.is_not_null() & subject.is_not_null() & (subject != thing) & told)
        .with_columns(
            a=pl.min_horizontal(subject, thing),
            b=pl.max_horizontal(subject, thing),
            topic=pl.when(bond).then(pl.lit("bond")).otherwise(pl.col("kind") + ":" + pl.col("type")),
            side=pl.when(bond).then(sign).otherwise(pl.when(denied).then(-1).otherwise(1)).cast(pl.Int8),
            how=pl.when(bond).then(pl.lit("opposite")).otherwise(pl.lit("denied")),
            period=pl.col("day_first").dt.epoch("d") // window,
        )
        .filter((pl.col("side") != 0) & pl.col("period").is_not_null())
        .sort("probability", "claim_id", descending=[True, False])
        .group_by(*_ABOUT, "how", "voice", "side", "period", maintain_order=True)
        .agg(
            claim=pl.col("claim_id").first(),
            claims=pl.len(),
            earliest=pl.col("day_first").min(),
            latest=pl.col("day_first").max(),
        )
    )


def contradictions(frame: pl.DataFrame, *, window: int | None = None) -> pl.DataFrame:
    """Pairs of claims by different voices about one dyad and period that cannot both hold.

    Args:
        frame: the flat claims table (:mod:`foedus.frames`); ``voice`` is added if it is not there.
        window: days within which they must fall; the YAML's by default.

    Returns:
        ``a, b, topic, how`` (denied or opposite) ``, voice, claim, claims, against_voice, against_claim,
        against_claims``: one row per two voices and period, the affirming or positive side first, each side
        with its surest claim and how many claims it stands for.
    """
    import polars as pl

    from foedus.voices.reliability import voiced

    days = int(window or factors()["record"]["window"])
    sided = _sided(voiced(frame), days)
    minus = sided.filter(pl.col("side") < 0).drop("side", "how")
    near = pl.concat([minus.with_columns(period=pl.col("period") + step) for step in (-1, 0, 1)])
    apart = pl.duration(days=days)
    return (
        sided.filter(pl.col("side") > 0)
        .join(near, on=[*_ABOUT, "period"], suffix="_against")
        .filter(
            (pl.col("voice") != pl.col("voice_against"))
            & (pl.col("earliest_against") <= pl.col("latest") + apart)
            & (pl.col("earliest") <= pl.col("latest_against") + apart)
        )
        .select(
            *_ABOUT,
            "how",
            "voice",
            "claim",
            "claims",
            pl.col("voice_against").alias("against_voice"),
            pl.col("claim_against").alias("against_claim"),
            pl.col("claims_against").alias("against_claims"),
        )
        .unique(["claim", "against_claim"], maintain_order=True)
        .sort("a", "b", "topic", "voice", "against_voice", "claim", "against_claim")
    )
