"""One tie over time: alignment with its interval, and a tick for each piece of evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from foedus.brief.plots.canvas import AGAINST, PALE, PLAIN, WITH, canvas, svg
from foedus.errors import BriefError
from foedus.ties import evidence, from_evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from foedus.records import Shift

_STEPS = 60
EPOCH = date(1970, 1, 1).toordinal()


def history(claims: pl.DataFrame, a: str, b: str, *, steps: int = _STEPS) -> pl.DataFrame:
    """The tie of two actors at even steps from its first evidence to the last day of the claims.

    Returns:
        ``day, alignment, low, high``.

    Raises:
        BriefError: no dated claim sets the two with or against each other.
    """
    import polars as pl

    a, b = sorted((a, b))
    rows = evidence(claims)
    dated = rows.filter((pl.col("a") == a) & (pl.col("b") == b))["day"].drop_nulls()
    if not len(dated):
        raise BriefError(
            f"no dated claim ties {a} and {b}", remedy="See `foedus ties` for the ties there are."
        )
    first, last = int(dated.to_numpy().min()), int(rows["day"].drop_nulls().to_numpy().max())
    days = sorted(
        {*(first + (last - first) * i // max(1, steps - 1) for i in range(steps)), *dated.to_list()}
    )
    found = []
    for day in days:
        known = rows.filter(pl.col("day").is_null() | (pl.col("day") <= day))
        tie = from_evidence(known, day, claims, between=(a, b))
        if tie.height:
            found.append((date.fromordinal(EPOCH + day), *tie.select("alignment", "low", "high").row(0)))
    return pl.DataFrame(found, schema=["day", "alignment", "low", "high"], orient="row")


def tie_picture(claims: pl.DataFrame, a: str, b: str, *, shifts: Sequence[Shift] = ()) -> str:
    """The picture of one tie over time as an SVG element.

    Args:
        claims: the flat claims table.
        a: an actor's id.
        b: another's.
        shifts: realignments to mark.

    Raises:
        BriefError: no dated claim sets the two with or against each other.
    """
    import polars as pl

    line = history(claims, a, b)
    a, b = sorted((a, b))
    rows = evidence(claims).filter((pl.col("a") == a) & (pl.col("b") == b)).drop_nulls("day")
    names = from_evidence(rows, int(rows["day"].to_numpy().max()), claims).select("a_name", "b_name").row(0)
    with canvas(7.2, 3.0) as (figure, axes):
        days = line["day"].to_list()
        axes.axhline(0, color=PALE, linewidth=1)
        axes.fill_between(days, line["low"], line["high"], color=PALE, alpha=0.6, linewidth=0)
        axes.plot(days, line["alignment"], color=PLAIN, linewidth=1.6)
        for sign, colour, level, mark in ((1, WITH, -1.02, "^"), (-1, AGAINST, -1.10, "v")):
            ticks: Any = [
                date.fromordinal(EPOCH + d) for d in sorted(rows.filter(sign=sign)["day"].to_list())
            ]
            axes.plot(ticks, [level] * len(ticks), mark, color=colour, markersize=4)
        for shift in shifts:
            when: Any = date.fromisoformat(shift.date)
            axes.axvline(when, color=PLAIN, linestyle=":", linewidth=1.2)
        axes.set_ylim(-1.18, 1.05)
        axes.set_yticks([-1, 0, 1], ["against", "0", "with"])
        axes.set_xlim(days[0] - timedelta(days=3), days[-1] + timedelta(days=3))
        _dates(axes)
        last = line.row(-1, named=True)
        words = (
            f"Alignment of {names[0]} and {names[1]} from {days[0]} to {days[-1]}; at the end "
            f"{last['alignment']:+.2f}, between {last['low']:+.2f} and {last['high']:+.2f}. Triangles under "
            f"the line are evidence: upward for cooperation, downward for conflict."
        )
        return svg(figure, f"{names[0]} and {names[1]} over time", words)


def _dates(axes: Any) -> None:
    from matplotlib import dates

    locate: Any = dates.AutoDateLocator
    tell: Any = dates.ConciseDateFormatter
    locator = locate(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(tell(locator))
