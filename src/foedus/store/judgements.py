"""Reviewers' decisions on claims: append-only, the latest counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from foedus.edtf import bounds
from foedus.errors import UsageError
from foedus.store.filters import dyad_column

if TYPE_CHECKING:
    import polars as pl

VERDICTS = ("accept", "reject", "correct", "undo")
_COLUMNS = ("claim_id", "verdict", "corrected", "who", "at")


def row(
    claim_id: str, verdict: str, who: str, corrected: Mapping[str, Any] | None, at: datetime
) -> dict[str, Any]:
    """A decision as a row of the judgements table.

    Raises:
        UsageError: the verdict is unknown, a corrected column is, or corrections come with another verdict.
    """
    from foedus.frames import claim_schema

    if verdict not in VERDICTS:
        raise UsageError(f"unknown verdict {verdict!r}", remedy=f"One of {', '.join(VERDICTS)}.")
    if (verdict == "correct") != bool(corrected):
        raise UsageError("corrected fields go with the verdict 'correct'", remedy="Give both or neither.")
    if unknown := set(corrected or ()) - set(claim_schema()) | {"claim_id"} & set(corrected or ()):
        raise UsageError(f"cannot correct {', '.join(sorted(unknown))}", remedy="Use a claim's columns.")
    text = json.dumps(dict(corrected), ensure_ascii=False) if corrected else None
    return {"claim_id": claim_id, "verdict": verdict, "corrected": text, "who": who, "at": at.isoformat()}


def frame(rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    """Decisions as a frame, oldest first."""
    import polars as pl

    return pl.DataFrame(
        [{c: r[c] for c in _COLUMNS} for r in rows], schema=dict.fromkeys(_COLUMNS, pl.String)
    )


def standing(verdicts: pl.DataFrame) -> pl.DataFrame:
    """The decisions that stand: each ``undo`` takes back the same reviewer's latest one on that claim."""
    import polars as pl

    stands: list[bool] = []
    latest: dict[tuple[str, str], list[int]] = {}
    for number, (claim, verdict, who) in enumerate(verdicts.select("claim_id", "verdict", "who").rows()):
        mine = latest.setdefault((claim, who), [])
        stands.append(verdict != "undo")
        if verdict != "undo":
            mine.append(number)
        elif mine:
            stands[mine.pop()] = False
    return verdicts.filter(pl.Series(stands, dtype=pl.Boolean))


def last_verdicts(verdicts: pl.DataFrame) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The claims rejected, and the corrections of those corrected, by each claim's last verdict."""
    import polars as pl

    last = standing(verdicts).unique("claim_id", keep="last", maintain_order=True)
    rejected = last.filter(pl.col("verdict") == "reject")["claim_id"].to_list()
    fixed = last.filter(pl.col("verdict") == "correct").select("claim_id", "corrected").rows()
    return rejected, {claim_id: _completed(json.loads(text)) for claim_id, text in fixed}


def _completed(corrected: dict[str, Any]) -> dict[str, Any]:
    """Corrections with the columns that follow from them: a date's first and last day."""
    if not corrected.get("date"):
        return corrected
    first, last = bounds(corrected["date"])
    return {**corrected, "day_first": first, "day_last": last, "dated": True}


def corrected(claims: pl.DataFrame, corrections: Mapping[str, Mapping[str, Any]]) -> pl.DataFrame:
    """Claims with the reviewers' values in place of the coder's, and the dyad that follows."""
    import polars as pl

    rows = [{**row, **corrections.get(row["claim_id"], {})} for row in claims.rows(named=True)]
    return pl.DataFrame(rows, schema=claims.schema).with_columns(dyad_column())
