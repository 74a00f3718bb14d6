"""From claims to a brief: the answer first, each line with what is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from foedus.blocs import strains
from foedus.brief.content import Brief, ChangeLine, TieLine
from foedus.brief.contradictions import contradictions
from foedus.edtf import bounds
from foedus.errors import DateError
from foedus.frames import claims_frame
from foedus.records import Claim, Report
from foedus.ties import change, ties, why

if TYPE_CHECKING:
    import polars as pl

SHOWN_TIES = 30
_SHOWN_CLAIMS = 12
_CHANGED = 0.15


def brief(
    claims: Sequence[Claim],
    reports: Sequence[Report],
    *,
    at: str | None = None,
    since: str | None = None,
    set_aside: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Brief:
    """The brief of some claims.

    Args:
        claims: what was read.
        reports: the reports they were read from.
        at: the day the ties are for (EDTF); the last day of the evidence by default.
        since: the day changes are counted from; the middle of the evidence's time by default.
        set_aside: what could not be used, as sentences.
        notes: what the reader should know.

    Raises:
        DateError: ``at`` or ``since`` is not a date.
    """
    frame = claims_frame(claims)
    index = {claim.id: claim for claim in claims}
    first, last = _span(frame)
    until = at or (last.isoformat() if last else date.today().isoformat())
    table = ties(frame, at=until)
    lines = [_tie_line(row, index, frame) for row in _ranked(table)[:SHOWN_TIES]]
    start = since or _middle(first, last)
    return Brief(
        title=_title(reports),
        date=until,
        reports=tuple(reports),
        ties=tuple(lines),
        other_ties=max(0, table.height - len(lines)),
        changes=tuple(_changes(frame, start, until, index)) if start else (),
        strains=tuple(strains(frame, table)),
        contradictions=tuple(contradictions(claims)),
        claims=tuple(claims),
        set_aside=tuple(set_aside),
        notes=tuple(notes),
    )


def _title(reports: Sequence[Report]) -> str:
    if len(reports) == 1:
        return reports[0].title or reports[0].document_id
    return f"{len(reports):,} reports"


def _span(frame: pl.DataFrame) -> tuple[date | None, date | None]:
    """The first and last day of dated evidence."""
    import polars as pl

    known = frame.filter(pl.col("modality") == "actual").select("day_first", "day_last").drop_nulls()
    if not known.height:
        return None, None
    low, high = known["day_first"].min(), known["day_last"].max()
    return (low if isinstance(low, date) else None), (high if isinstance(high, date) else None)


def _middle(first: date | None, last: date | None) -> str | None:
    """The day halfway through the evidence; None where there is no time to speak of."""
    if first is None or last is None or (last - first) < timedelta(days=14):
        return None
    return (first + (last - first) / 2).isoformat()


def _ranked(table: pl.DataFrame) -> list[dict[str, Any]]:
    """Ties by how much is known of them: sure of their direction, with most independent sources."""
    rows: list[dict[str, Any]] = table.to_dicts()

    def weight(row: dict[str, Any]) -> tuple[float, str, str]:
        provisional = row["a"].startswith("~") + row["b"].startswith("~")
        sure = abs(row["positive"] - 0.5)
        return (
            -(sure * (1 + 0.5 * min(row["sources"], 6)) * (1 + abs(row["alignment"])) / (1 + provisional)),
            row["a"],
            row["b"],
        )

    return sorted(rows, key=weight)


def _tie_line(row: dict[str, Any], index: dict[str, Claim], frame: pl.DataFrame) -> TieLine:
    behind = why(frame, row["a"], row["b"], row["date"])
    told = [index[i] for i in behind["claim_id"].to_list() if i in index][:_SHOWN_CLAIMS]
    names = (
        "a",
        "b",
        "a_name",
        "b_name",
        "date",
        "alignment",
        "low",
        "high",
        "kind",
        "positive",
        "sources",
        "last_evidence",
    )
    fields = {n: row[n] for n in names}
    fields["a_name"], fields["b_name"] = row["a_name"] or row["a"], row["b_name"] or row["b"]
    return TieLine(**fields, voices=tuple(row["voices"]), claims=tuple(told))


def _changes(frame: pl.DataFrame, since: str, until: str, index: dict[str, Claim]) -> list[ChangeLine]:
    """The ties that moved, surest first."""
    try:
        bounds(since), bounds(until)
    except DateError:
        return []
    lines = []
    for row in change(frame, since, until).to_dicts():
        if row["before"] is None or abs(row["change"]) < _CHANGED:
            continue
        told = tuple(index[i] for i in row["because"] or () if i in index)
        lines.append(
            ChangeLine(
                row["a"], row["b"], row["a_name"] or row["a"], row["b_name"] or row["b"],
                since, until, row["before"], row["after"], row["probability"], told,
            )
        )  # fmt: skip
    return sorted(lines, key=lambda line: -line.probability * abs(line.after - (line.before or 0)))[:12]
