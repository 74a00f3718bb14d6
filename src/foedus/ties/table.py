"""The ties of a day as a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from foedus.edtf import bounds
from foedus.errors import TieError
from foedus.ties.evidence import evidence, middle_day
from foedus.ties.kinds import kind
from foedus.ties.names import names
from foedus.ties.posterior import dyads, posterior
from foedus.ties.settings import Settings, settings
from foedus.ties.states import states

if TYPE_CHECKING:
    import polars as pl

EPOCH = date(1970, 1, 1)
COLUMNS = (
    "a", "b", "a_name", "b_name", "date", "alignment", "low", "high", "kind", "claims", "sources",
    "last_evidence", "voices", "because", "positive", "attention",
)  # fmt: skip
_SHOWN = 5  # claims named in ``because``


def as_day(at: str | date) -> int:
    """Days since 1970-01-01 of a date, or of the last day an EDTF string can mean.

    >>> as_day("1970-01") == as_day(date(1970, 1, 31)) == 30
    True
    """
    return (at if isinstance(at, date) else bounds(at)[1]).toordinal() - EPOCH.toordinal()


def known_by(claims: pl.DataFrame, at: str | date | None) -> tuple[pl.DataFrame, int]:
    """The claims about days up to ``at``, and that day; the last day of the claims where ``at`` is None.

    Claims without any date are kept.

    Raises:
        TieError: the table lacks columns of the claims table.
    """
    import polars as pl

    missing = [
        name
        for name in ("subject_id", "object_id", "day_first", "kind", "type")
        if name not in claims.columns
    ]
    if missing:
        raise TieError(
            f"the claims table lacks {', '.join(missing)}", remedy="Give the flat table of foedus.frames."
        )
    if at is None:
        last = claims.select(middle_day().max()).item()
        return claims, int(last) if last is not None else 0
    day = as_day(at)
    known = claims.filter(pl.col("day_first").is_null() | (pl.col("day_first").cast(pl.Int32) <= day))
    return known, day


def only_between(rows: pl.DataFrame, between: tuple[str, str]) -> pl.DataFrame:
    """The rows about one dyad, given in either order."""
    a, b = sorted(between)
    return rows.filter(a=a, b=b)


def _heaviest(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return (
        rows.lazy()
        .sort("weight", "claim_id", descending=[True, False])
        .group_by("a", "b", maintain_order=True)
        .agg(pl.col("claim_id").head(_SHOWN).alias("because"))
        .collect()
    )


def _relations(rows: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    standing = rows.lazy().filter(kind="relation").group_by("a", "b")
    weight = pl.col("weight")
    return standing.agg(
        patron=weight.filter(pl.col("type") == "PATRON").sum(),
        allied=weight.filter(pl.col("type").is_in(["ALLY", "MEMBER"])).sum(),
        enmity=weight.filter(pl.col("type") == "ENEMY").sum(),
    ).collect()


def ties(
    claims: pl.DataFrame,
    *,
    at: str | date | None = None,
    between: tuple[str, str] | None = None,
    weights: Settings | None = None,
) -> pl.DataFrame:
    """Who stood with whom on a day, how sure that is, and on whose word.

    Args:
        claims: the flat claims table of :mod:`foedus.frames`; columns ``voice`` and ``reliability``
            (from the voices room) are used if present.
        at: the day (EDTF or date); the last day of the claims by default.
        between: two actor ids, to see that dyad only.
        weights: settings; the shipped ones by default.

    Returns:
        One row a dyad (a < b): ``a, b, a_name, b_name, date, alignment`` (-1 to 1) ``, low, high, kind,
        claims, sources`` (independent voices) ``, last_evidence, voices, because`` (claim ids, heaviest
        first) ``, positive`` (probability that the tie leans to cooperation) ``, attention`` (acts a month).

    Raises:
        TieError: the table lacks columns.
        DateError: ``at`` is not a date.
    """
    weights = weights or settings()
    known, day = known_by(claims, at)
    rows = evidence(known, weights)
    return from_evidence(rows, day, known, between=between, weights=weights)


def from_evidence(
    rows: pl.DataFrame,
    day: int,
    claims: pl.DataFrame,
    *,
    between: tuple[str, str] | None = None,
    weights: Settings | None = None,
) -> pl.DataFrame:
    """:func:`ties` from evidence gathered beforehand (joined shards, for one); ``claims`` give the names."""
    import polars as pl

    weights = weights or settings()
    folded = dyads(states(rows, day, weights))
    found = posterior(folded, weights)
    low, high = found.interval(weights.interval)
    month = 30.4375 / 1.4427 / weights.half_life["attention"]
    shape, rate = weights.prior["attention_shape"], weights.prior["attention_rate"]
    exposure = 1 / month
    table = folded.with_columns(
        pl.Series("alignment", found.alignment()),
        pl.Series("low", low),
        pl.Series("high", high),
        pl.Series("positive", found.positive()),
        ((pl.col("attention") + shape) / (exposure + rate)).alias("attention"),
    )
    if between:
        table, rows = only_between(table, between), only_between(rows, between)
    called = names(claims, sorted({*table["a"], *table["b"]}))
    last = pl.col("last").cast(pl.Date).dt.to_string("iso")
    return (
        table.join(_relations(rows), on=["a", "b"], how="left", maintain_order="left")
        .join(_heaviest(rows), on=["a", "b"], how="left", maintain_order="left")
        .with_columns(pl.col("patron", "allied", "enmity").fill_null(0.0))
        .with_columns(
            kind(weights).alias("kind"),
            pl.col("a").replace_strict(called, default=None, return_dtype=pl.String).alias("a_name"),
            pl.col("b").replace_strict(called, default=None, return_dtype=pl.String).alias("b_name"),
            pl.lit(date.fromordinal(EPOCH.toordinal() + day).isoformat()).alias("date"),
            pl.col("voices").list.len().cast(pl.Int64).alias("sources"),
            last.alias("last_evidence"),
        )
        .select(COLUMNS)
    )
