"""How far a voice is trusted in a claim: computed from who it is, how the words came, and its record.

``reliability = interest * distance * record``, each in (0, 1], with the factors of ``reliability.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.voices.closeness import with_closeness
from foedus.voices.weights import factors

if TYPE_CHECKING:
    import polars as pl


def voiced(frame: pl.DataFrame) -> pl.DataFrame:
    """``frame`` with ``speaker``, ``voice``, ``named`` and ``hops``, if it lacks them.

    The voice is that of the innermost speaker whom the catalogue knows, up to its owner; unnamed and unknown
    speakers stand under the outlet that relays them, the report's own voice under its outlet, and copies
    (``group``) under the first outlet of the group.
    """
    import polars as pl

    from foedus.voices.leanings import known_voices, outlet_id

    if {"voice", "speaker", "named", "hops"} <= set(frame.columns):
        return frame
    outlets = frame.get_column("outlet").unique().drop_nulls().to_list()
    media = pl.DataFrame(
        {"outlet": outlets, "media": [outlet_id(name) or name for name in outlets]},
        schema={"outlet": pl.String, "media": pl.String},
    )
    innermost = pl.col("said_by_ids").list.last()
    speakers = frame.select(innermost.alias("id")).get_column("id").unique().drop_nulls().to_list()
    table = known_voices([*speakers, *media.get_column("media")])
    copies = pl.coalesce("group", "report_id")
    own = table.rename({"id": "_said", "voice": "_own"})
    relayed = table.rename({"id": "_media", "voice": "_outlet"})
    earliest = pl.col("media").drop_nulls().sort_by(pl.col("published").filter(pl.col("media").is_not_null()))
    return (
        frame.drop("voice", "speaker", "named", "hops", strict=False)
        .join(media, on="outlet", how="left", maintain_order="left")
        .with_columns(_said=innermost, _media=earliest.first().over(copies))
        .join(own, on="_said", how="left", maintain_order="left")
        .join(relayed, on="_media", how="left", maintain_order="left")
        .with_columns(
            speaker=pl.coalesce(pl.when(pl.col("_own").is_not_null()).then("_said"), "_media"),
            voice=pl.coalesce("_own", "_outlet", "_media", copies),
            named=pl.col("_said").is_null() | pl.col("_own").is_not_null(),
            hops=pl.col("said_by_ids").list.len().fill_null(0).clip(1, None).cast(pl.Int64) - 1,
        )
        .drop("media", "_said", "_media", "_own", "_outlet")
    )


def _record(frame: pl.DataFrame, window: int | None) -> pl.DataFrame:
    """``voice, contradicted, spoken``: how many of a voice's claims another contradicts, and of how many."""
    import polars as pl

    from foedus.voices.contradictions import contradictions

    found = contradictions(frame, window=window)
    both = pl.concat(
        [
            found.select("voice", "claim", "claims"),
            found.select(voice="against_voice", claim="against_claim", claims="against_claims"),
        ]
    ).unique(["voice", "claim"])
    against = both.group_by("voice").agg(contradicted=pl.col("claims").sum())
    return (
        frame.group_by("voice").agg(spoken=pl.len())
        .join(against, on="voice", how="left")
        .with_columns(pl.col("contradicted").fill_null(0).cast(pl.Int64), pl.col("spoken").cast(pl.Int64))
    )  # fmt: skip


def weigh(
    frame: pl.DataFrame, *, ties: pl.DataFrame | None = None, window: int | None = None
) -> pl.DataFrame:
    """Claims with ``voice``, ``closeness``, ``reliability`` and the factors that make it.

    Args:
        frame: the flat claims table (:mod:`foedus.frames`).
        ties: ``a, b, alignment`` as the ties room computes them; friends by them are close, too.
        window: days within which opposite claims contradict; the YAML's by default.

    Returns:
        ``frame`` in its order with ``voice`` (key of the independent voice), ``closeness`` (0 to 1, of the
        voice to the nearer party), ``interest``, ``distance``, ``record`` (factors in (0, 1]),
        ``contradicted`` and ``spoken`` (claims of the voice), and ``reliability``, their product.
    """
    import polars as pl

    table = voiced(frame)
    table = with_closeness(table, ties)
    table = table.join(_record(table, window), on="voice", how="left", maintain_order="left")
    own, done = pl.col("own"), pl.col("done")
    interest, distance, record = (factors()[part] for part in ("interest", "distance", "record"))
    return (
        table.with_columns(
            interest=pl.when(own & (pl.col("modality") == "negated")).then(interest["denies_itself"])
            .when(own).then(interest["of_itself"])
            .when(done).then(interest["done_to_it"])
            .otherwise(1.0 - interest["close"] * pl.col("closeness")),
            distance=(distance["hop"] ** pl.col("hops"))
            * pl.when(pl.col("named")).then(1.0).otherwise(distance["unnamed"]),
            record=1.0 - record["weight"] * pl.col("contradicted") / (pl.col("spoken") + record["prior"]),
        )
        .with_columns(
            reliability=pl.col("interest") * pl.col("distance") * pl.col("record"),
        )
        .with_columns(pl.col("reliability").clip(distance["least"], 1.0))
        .select(
            *(name for name in frame.columns if name not in ("voice", "closeness", "reliability")),
            "speaker", "voice", "named", "hops", "closeness", "interest", "distance", "record",
            "contradicted", "spoken", "reliability",
        )
    )  # fmt: skip


def in_words(row: dict[str, object]) -> str:
    """The decomposition of one weighed claim's reliability, as a sentence.

    Args:
        row: one row of :func:`weigh`, as a dictionary.
    """
    closeness = float(str(row["closeness"]))
    if closeness >= 1:
        whose = "speaks of itself"
    elif closeness > 0:
        whose = f"is close to a party ({closeness:.2f})"
    else:
        whose = "is not known to be close to either party"
    named = "" if row["named"] else ", through someone not known"
    hops = f", {row['hops']} voice(s) away" if row["hops"] else ""
    return (
        f"{row['voice']} {whose} (x{row['interest']:.2f}){named}{hops} (x{row['distance']:.2f}); "
        f"{row['contradicted']} of its {row['spoken']} claims are contradicted (x{row['record']:.2f}): "
        f"reliability {row['reliability']:.2f}"
    )
