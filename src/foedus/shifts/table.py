"""Realignments of all dyads of a claims table."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from foedus.records import Shift
from foedus.shifts.likelihood import share
from foedus.shifts.online import alarms
from foedus.shifts.segments import changes
from foedus.shifts.settings import ShiftSettings, settings
from foedus.ties import as_day, evidence, surprise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Floats = npt.NDArray[np.float64]

EPOCH = date(1970, 1, 1).toordinal()
_SHOWN = 8


def shifts_frame(found: Iterable[Shift]) -> pl.DataFrame:
    """Realignments as a table: the columns of :class:`foedus.records.Shift`, also where there is none."""
    import polars as pl

    texts, numbers = ("a", "b", "date", "low", "high"), ("before", "after", "probability")
    schema = {**dict.fromkeys(texts, pl.String), **dict.fromkeys(numbers, pl.Float64)}
    rows = [{**asdict(shift), "evidence": list(shift.evidence)} for shift in found]
    return pl.DataFrame(rows, schema={**schema, "evidence": pl.List(pl.String)})


def shifts(
    claims: pl.DataFrame,
    *,
    since: str | date | None = None,
    between: tuple[str, str] | None = None,
    online: bool = False,
    rules: ShiftSettings | None = None,
) -> list[Shift]:
    """The realignments that a claims table tells of, latest first.

    Args:
        claims: the flat claims table.
        since: leave out changes before this day.
        between: two actor ids, to see that dyad only.
        online: say when each would first have been noticed, from the claims up to then alone.
        rules: settings; the shipped ones by default.

    Returns:
        Each with the day of the change (of its notice, if online), the interval of that day, alignment
        before and after, its probability, and the ids of the claims after the change, weightiest first.
    """
    import polars as pl

    rules = rules or settings()
    rows = surprise(evidence(claims)).filter(pl.col("day").is_not_null() & (pl.col("sign") != 0))
    if between:
        a, b = sorted(between)
        rows = rows.filter((pl.col("a") == a) & (pl.col("b") == b))
    enough = (
        rows.group_by("a", "b")
        .agg(pl.col("weight").sum())
        .filter(pl.col("weight") * rules.temper >= rules.least_evidence)
    )
    rows = rows.join(enough.select("a", "b"), on=["a", "b"], how="semi").sort("a", "b", "day", "claim_id")
    earliest = as_day(since) if since is not None else -(10**9)
    found = [
        shift
        for (a, b), part in rows.group_by("a", "b", maintain_order=True)
        for shift in _of_dyad(str(a), str(b), part, online, rules)
        if as_day(shift.date) >= earliest
    ]
    return sorted(found, key=lambda shift: (shift.date, shift.a, shift.b), reverse=True)


def _bins(rows: pl.DataFrame, rules: ShiftSettings) -> tuple[list[int], Floats, Floats]:
    """The days with evidence, and the tempered evidence either way on each.

    So much evidence ``n`` on one day counts as ``n / (1 + (n - 1) r)`` independent observations, ``r`` being
    the correlation within a day (Kish, Survey Sampling, 1965, 5.4).
    """
    import polars as pl

    weight = pl.col("weight")
    daily = rows.group_by("day").agg(
        good=weight.filter(pl.col("sign") > 0).sum(), bad=weight.filter(pl.col("sign") < 0).sum()
    )
    told = (pl.col("good") + pl.col("bad") - 1).clip(0)
    kept = rules.temper / (1 + told * rules.within_day)
    daily = daily.with_columns(pl.col("good", "bad") * kept).sort("day")
    return daily["day"].to_list(), daily["good"].to_numpy(), daily["bad"].to_numpy()


def _of_dyad(a: str, b: str, rows: pl.DataFrame, online: bool, rules: ShiftSettings) -> Iterator[Shift]:
    days, good, bad = _bins(rows, rules)
    if len(days) < 2:
        return
    if online:
        for noticed, first in alarms(good, bad, hazard=rules.hazard, sure=rules.probability):
            before = share(float(good[:first].sum()), float(bad[:first].sum()))
            after = share(float(good[first : noticed + 1].sum()), float(bad[first : noticed + 1].sum()))
            if abs(after - before) >= rules.least_change:
                ids = _ids(rows, days[first], days[noticed])
                yield _shift(
                    a, b, days[noticed], days[first], days[noticed], before, after, rules.probability, ids
                )
        return
    for change in changes(good, bad, penalty=rules.penalty, odds=rules.prior_odds):
        old, new = slice(change.start, change.at), slice(change.at, change.end)
        before = share(float(good[old].sum()), float(bad[old].sum()))
        after = share(float(good[new].sum()), float(bad[new].sum()))
        if change.probability >= rules.probability and abs(after - before) >= rules.least_change:
            ids = _ids(rows, days[change.at], days[change.end - 1])
            low, high = days[change.low - 1] + 1, days[change.high]
            day = days[change.at]
            yield _shift(a, b, day, min(low, day), max(high, day), before, after, change.probability, ids)


def _ids(rows: pl.DataFrame, first: int, last: int) -> tuple[str, ...]:
    """The weightiest claims of some days."""
    import polars as pl

    within = rows.filter(pl.col("day").is_between(first, last))
    return tuple(within.sort("weight", "claim_id", descending=[True, False])["claim_id"].head(_SHOWN))


def _shift(
    a: str, b: str, day: int, low: int, high: int, before: float, after: float, chance: float,
    ids: tuple[str, ...],
) -> Shift:  # fmt: skip
    when, first, last = (date.fromordinal(EPOCH + d).isoformat() for d in (day, low, high))
    return Shift(a, b, when, first, last, round(before, 4), round(after, 4), round(chance, 4), ids)
