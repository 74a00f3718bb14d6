"""Claims -> weighted evidence on dyads of principals.

A piece of evidence is one telling of one act: the claims of one voice about the same two principals, of
the same type and sign, on the same day, count once, with the greatest weight among them.  Taking the
greatest is commutative, associative and idempotent, so evidence gathered in shards and joined is the
evidence gathered at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.ontology import entries, modality_weights
from foedus.ties.settings import Settings, settings
from foedus.voices import weigh

if TYPE_CHECKING:
    import polars as pl

KEY = ("a", "b", "voice", "day", "kind", "type", "sign", "forward")
_WEIGHED = 1_000_000  # claims up to which each voice's reliability is worked out
_WIDE = 3660  # days: a date as vague as this is taken at the end that is known


def _channel(kind: str, quad: int | None, sign: int) -> str:
    if sign == 0:
        return "neutral"
    side = "cooperation" if sign > 0 else "conflict"
    if kind == "relation":
        return f"standing_{side}"
    return f"{'material' if quad in (2, 4) else 'verbal'}_{side}"


def _telling(kind: str, type_: str, channel: str, weights: Settings) -> float:
    for key in (type_, kind, channel):
        if key in weights.telling:
            return float(weights.telling[key])
    return 0.0


def channels(weights: Settings | None = None) -> pl.DataFrame:
    """What each kind, type and sign of claim counts as: its ``channel``, ``telling`` and ontology sign.

    >>> table = channels()
    >>> table.filter(type="ASSAULT", sign=-1)["channel"].item()
    'material_conflict'
    """
    import polars as pl

    weights = weights or settings()
    rows = [
        {
            "kind": e.kind,
            "type": e.type,
            "sign": sign,
            "channel": (channel := _channel(e.kind, e.quad, sign)),
            "telling": _telling(e.kind, e.type, channel, weights),
        }
        for e in entries().values()
        if e.kind != "quantity"
        for sign in (-1, 0, 1)
    ]
    return pl.DataFrame(rows, schema_overrides={"sign": pl.Int8})


def principal(side: str) -> pl.Expr:
    """Who the ``subject`` or ``object`` answers for in the end: the last of ``within``, or itself."""
    import polars as pl

    return pl.coalesce(pl.col(f"{side}_within").list.last(), pl.col(f"{side}_id"))


def middle_day() -> pl.Expr:
    """The day (since 1970-01-01) in the middle of a claim's bounds; the known end of an open one."""
    import polars as pl

    first, last = pl.col("day_first").cast(pl.Int32), pl.col("day_last").cast(pl.Int32)
    middle = (first + last) // 2
    known_end = pl.when(pl.col("day_first").dt.year() > 1).then(first).otherwise(last)
    return pl.when(last - first > _WIDE).then(known_end).otherwise(middle)


def voiced(claims: pl.DataFrame) -> pl.DataFrame:
    """``claims`` with ``voice`` and ``reliability``: those given, else as the voices room finds them.

    Beyond a million claims (event data, where one publisher speaks) the voice is the source, a syndicated
    report's the first of its group, so that copies are one voice; and reliability is 1.
    """
    import polars as pl

    if not {"voice", "reliability"} & set(claims.columns) and 0 < claims.height <= _WEIGHED:
        return weigh(claims)
    if "voice" not in claims.columns:
        source = pl.coalesce(pl.col("source"), pl.col("outlet"), pl.col("report_id"))
        grouped = pl.when(pl.col("group").is_not_null()).then(source.min().over("group")).otherwise(source)
        claims = claims.with_columns(grouped.alias("voice"))
    if "reliability" not in claims.columns:
        claims = claims.with_columns(pl.lit(1.0).alias("reliability"))
    return claims


def weighted(claims: pl.DataFrame, weights: Settings | None = None) -> pl.DataFrame:
    """Each claim between two principals with its weight.

    Args:
        claims: the flat claims table, with ``voice`` and ``reliability`` if they are known.
        weights: settings; the shipped ones by default.

    Returns:
        Columns ``claim_id, a, b, forward, day, kind, type, sign, channel, weight, voice`` with a < b;
        ``forward`` tells that ``a`` is the subject.  Claims about quantities or issues, within one
        principal, or of a modality that carries no sign are left out.
    """
    import polars as pl

    modal = dict(modality_weights())
    rows = (
        voiced(claims)
        .lazy()
        .with_columns(principal("subject").alias("s"), principal("object").alias("o"))
        .filter(pl.col("s").is_not_null() & pl.col("o").is_not_null() & (pl.col("s") != pl.col("o")))
        .with_columns(
            pl.col("sign").fill_null(0).cast(pl.Int8),
            pl.col("modality").replace_strict(modal, default=0.0, return_dtype=pl.Float64).alias("modal"),
        )
        .filter(pl.col("modal") > 0)
        .join(channels(weights).lazy(), on=["kind", "type", "sign"], how="inner", maintain_order="left")
    )
    forward = pl.col("s") < pl.col("o")
    sure = pl.col("probability").fill_null(1.0).clip(0.0, 1.0) * pl.col("reliability").fill_null(1.0)
    return rows.select(
        "claim_id",
        pl.when(forward).then("s").otherwise("o").alias("a"),
        pl.when(forward).then("o").otherwise("s").alias("b"),
        forward.alias("forward"),
        middle_day().alias("day"),
        "kind",
        "type",
        "sign",
        "channel",
        (pl.col("modal") * sure * pl.col("telling")).alias("weight"),
        "voice",
    ).collect()


def joined(rows: pl.DataFrame) -> pl.DataFrame:
    """Evidence of several shards as one: the greatest weight, the first claim of that weight, all counted.

    Args:
        rows: evidence, or what :func:`weighted` returned (then each claim counts as one).
    """
    import polars as pl

    if "count" not in rows.columns:
        rows = rows.with_columns(pl.lit(1, pl.Int64).alias("count"))
    weight = pl.col("weight")
    first = pl.col("claim_id").filter(weight == weight.max()).min()
    return (
        rows.lazy()
        .group_by(KEY)
        .agg(
            pl.col("channel").first(),
            first.alias("claim_id"),
            weight.max().alias("weight"),
            pl.col("count").sum(),
        )
        .collect()
    )


def evidence(claims: pl.DataFrame, weights: Settings | None = None) -> pl.DataFrame:
    """The evidence on each dyad that a claims table holds; see the module and :func:`weighted`."""
    return joined(weighted(claims, weights))
