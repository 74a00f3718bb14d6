"""From claims to a brief: the answer first, each line with what is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from foedus.blocs import strains
from foedus.brief.content import Brief, ChangeLine, Contradiction, ShiftLine, TieLine
from foedus.brief.words import said, whose
from foedus.frames import claims_of
from foedus.records import Claim, Report, Shift
from foedus.shifts import ShiftSettings, settings, shifts
from foedus.ties import change, ties, why
from foedus.voices import contradictions

if TYPE_CHECKING:
    import polars as pl

SHOWN_TIES = 30
SMALL = 20_000  # claims up to which each tie is taken apart to its last claim
RECENT = 5_000  # latest claims of a larger record in which contradictions are looked for
_SHOWN_CLAIMS = 12
_SHOWN_SHIFTS = 12
_LIKELY = 0.6  # probability from which a realignment is told
_CHANGED = 0.15


def brief(
    claims: pl.DataFrame,
    reports: Sequence[Report],
    *,
    at: str | None = None,
    since: str | None = None,
    records: Sequence[Claim] = (),
    set_aside: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Brief:
    """The brief of some claims.

    Args:
        claims: the flat claims table of :mod:`foedus.frames`.
        reports: the reports they were read from.
        at: the day the ties are for (EDTF); the last day of the evidence by default.
        since: the day changes are counted from; the middle of the evidence's time by default.
        records: the claims as records, where they are at hand; else they are made from the table.
        set_aside: what could not be used, as sentences.
        notes: what the reader should know.

    Raises:
        DateError: ``at`` or ``since`` is not a date.
    """
    first, last = _span(claims)
    until = at or (last.isoformat() if last else date.today().isoformat())
    table = ties(claims, at=until)
    ranked = _ranked(table)[:SHOWN_TIES]
    start = since or _middle(first, last)
    moved = _moved(claims, start, until) if start else []
    turned = shifts(claims, rules=_told_shifts()) if claims.height <= SMALL else []
    latest = claims if claims.height <= SMALL else _latest(claims)
    against = contradictions(latest).to_dicts()
    behind = [_behind(row, claims) for row in ranked]
    if not records:
        texts = {report.id: report.text for report in reports}
        shown = claims if claims.height <= SMALL else _named(claims, behind, moved, against)
        records = list(claims_of(shown, texts))
    index = {claim.id: claim for claim in records}
    called = {row[end]: row[f"{end}_name"] for row in table.iter_rows(named=True) for end in ("a", "b")}
    return Brief(
        title=_title(reports),
        date=until,
        reports=tuple(reports),
        ties=tuple(_tie_line(row, ids, index) for row, ids in zip(ranked, behind, strict=True)),
        other_ties=max(0, table.height - len(ranked)),
        changes=tuple(_change_line(row, start or "", until, index) for row in moved),
        shifts=tuple(_shift_line(shift, called, index) for shift in turned[:_SHOWN_SHIFTS]),
        strains=tuple(strains(claims, table)),
        contradictions=tuple(_contradictions(against, index)),
        claims=tuple(records),
        set_aside=tuple(set_aside),
        notes=tuple(notes),
        total=claims.height,
    )


def _told_shifts() -> ShiftSettings:
    """A brief tells realignments that are only likely too: it says in words how likely."""
    return replace(settings(), probability=_LIKELY)


def _title(reports: Sequence[Report]) -> str:
    if len(reports) == 1:
        return reports[0].title or reports[0].document_id
    return f"{len(reports):,} reports"


def _span(frame: pl.DataFrame) -> tuple[date | None, date | None]:
    """The first and last day of dated evidence of facts."""
    import polars as pl

    known = frame.filter(pl.col("modality") == "actual").select("day_first", "day_last").drop_nulls()
    low, high = known["day_first"].min(), known["day_last"].max()
    return (low if isinstance(low, date) else None), (high if isinstance(high, date) else None)


def _middle(first: date | None, last: date | None) -> str | None:
    """The day halfway through the evidence; None where there is no time to speak of."""
    if first is None or last is None or (last - first) < timedelta(days=14):
        return None
    return (first + (last - first) / 2).isoformat()


def _latest(claims: pl.DataFrame) -> pl.DataFrame:
    return claims.sort("day_last", "claim_id", descending=[True, False], nulls_last=True).head(RECENT)


def _ranked(table: pl.DataFrame) -> list[dict[str, Any]]:
    """Ties by how much is known of them: sure of their direction, with most independent sources."""

    def weight(row: dict[str, Any]) -> tuple[float, str, str]:
        unknown = row["a"].startswith("~") + row["b"].startswith("~")
        sure = abs(row["positive"] - 0.5) * (1 + abs(row["alignment"]))
        return (-sure * (1 + 0.5 * min(row["sources"], 6)) / (1 + unknown), row["a"], row["b"])

    rows: list[dict[str, Any]] = table.to_dicts()
    return sorted(rows, key=weight)


def _behind(row: Mapping[str, Any], claims: pl.DataFrame) -> list[str]:
    """The ids of the claims behind a tie, weightiest first."""
    if claims.height > SMALL:
        return list(row["because"] or ())
    found = why(claims, row["a"], row["b"], row["date"])["claim_id"].drop_nulls().to_list()
    return found[:_SHOWN_CLAIMS]


def _moved(claims: pl.DataFrame, since: str, until: str) -> list[dict[str, Any]]:
    """The ties that moved, the surest and furthest first."""
    rows = [
        row
        for row in change(claims, since, until).to_dicts()
        if row["before"] is not None and abs(row["change"]) >= _CHANGED
    ]
    return sorted(rows, key=lambda row: -row["probability"] * abs(row["change"]))[:12]


def _named(
    claims: pl.DataFrame,
    behind: Sequence[Sequence[str]],
    moved: Sequence[Mapping[str, Any]],
    against: Sequence[Mapping[str, Any]],
) -> pl.DataFrame:
    """The claims that the brief's lines name."""
    import polars as pl

    wanted = {claim for ids in behind for claim in ids}
    wanted.update(claim for row in moved for claim in row["because"] or ())
    wanted.update(claim for row in against for claim in (row["claim"], row["against_claim"]))
    return claims.filter(pl.col("claim_id").is_in(sorted(wanted)))


def _tie_line(row: Mapping[str, Any], ids: Sequence[str], index: Mapping[str, Claim]) -> TieLine:
    plain = ("a", "b", "date", "alignment", "low", "high", "kind", "positive", "sources", "last_evidence")
    return TieLine(
        **{name: row[name] for name in plain},
        a_name=row["a_name"] or row["a"],
        b_name=row["b_name"] or row["b"],
        voices=tuple(row["voices"]),
        claims=tuple(index[claim] for claim in ids if claim in index),
    )


def _change_line(row: Mapping[str, Any], since: str, until: str, index: Mapping[str, Claim]) -> ChangeLine:
    return ChangeLine(
        a=row["a"],
        b=row["b"],
        a_name=row["a_name"] or row["a"],
        b_name=row["b_name"] or row["b"],
        since=since,
        until=until,
        before=row["before"],
        after=row["after"],
        probability=row["probability"],
        claims=tuple(index[claim] for claim in row["because"] or () if claim in index),
    )


def _shift_line(shift: Shift, names: Mapping[str, str | None], index: Mapping[str, Claim]) -> ShiftLine:
    return ShiftLine(
        a_name=names.get(shift.a) or shift.a,
        b_name=names.get(shift.b) or shift.b,
        shift=shift,
        claims=tuple(index[claim] for claim in shift.evidence if claim in index)[:_SHOWN_CLAIMS],
    )


def _contradictions(rows: Sequence[Mapping[str, Any]], index: Mapping[str, Claim]) -> list[Contradiction]:
    found = []
    for row in rows:
        one, other = index.get(row["claim"]), index.get(row["against_claim"])
        if one and other:
            found.append(Contradiction(one, other, f"{_told(one)}; against that: {_told(other)}"))
    return found


def _told(claim: Claim) -> str:
    denied = " — denied" if claim.modality == "negated" else ""
    return f"{said(claim)}{denied} ({whose(claim)})"
