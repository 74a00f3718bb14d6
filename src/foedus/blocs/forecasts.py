"""Strain that somebody foresees: a bond that is said not to last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus.blocs.positions import principal
from foedus.records import FORECAST, Strain

if TYPE_CHECKING:
    import polars as pl


def forecasts(claims: pl.DataFrame, ties: pl.DataFrame) -> list[Strain]:
    """The bonds of which a claim says that they will end, likeliest first.

    Args:
        claims: the flat claims table; claims whose qualifiers hold ``forecast to end`` are told.
        ties: the table of ties of the day; bonds of actors without a tie are left out.

    Returns:
        One a dyad, with its tie as the edge, the probability of the surest claim, and on whose word it is.
    """
    import polars as pl

    if "qualifiers" not in claims.columns:
        return []
    dates = {(row["a"], row["b"]): row["date"] for row in ties.iter_rows(named=True)}
    said = claims.filter(pl.col("qualifiers").list.contains(FORECAST))
    by_dyad: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in said.sort("probability", "claim_id", descending=[True, False]).iter_rows(named=True):
        a, b = sorted(principal(row, side)[0] for side in ("subject", "object"))
        if (a, b) in dates:
            by_dyad.setdefault((a, b), []).append(row)
    return [_told(dyad, rows, dates[dyad]) for dyad, rows in by_dyad.items()]


def _told(dyad: tuple[str, str], rows: list[dict[str, Any]], date: Any) -> Strain:
    first = rows[0]
    speakers = first["said_by_names"] or []
    word = f"on the word of {speakers[-1]}" if speakers else "on the word of the report itself"
    ends = f"{first['subject_name']} and {first['object_name']}"
    quote = " ".join((first["evidence_text"] or "").split())
    return Strain(
        edges=((*dyad, 1),),
        date=date,
        probability=float(first["probability"] or 0.0),
        words=f"{ends} are said not to stay together, {word}: “{quote}”",
        because=tuple(row["claim_id"] for row in rows),
    )
