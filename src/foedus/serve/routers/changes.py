"""The difference of two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter

from foedus.brief.words import chance
from foedus.errors import UsageError
from foedus.serve.answers.changes import ChangeLine, Changes
from foedus.serve.paging import Order, page
from foedus.serve.problems import told
from foedus.serve.routers.asking import LIMITED, Cursor, Limit, Now, Since, Tagged, Until
from foedus.serve.shape.claims import lines
from foedus.serve.shape.notes import notes
from foedus.serve.shape.overview import reason, sentence

if TYPE_CHECKING:
    import polars as pl

router = APIRouter(prefix="/api", tags=["changes"], responses=told(400, 422, 503))
_PLAIN = ("a", "b", "before", "after", "change", "before_kind", "after_kind", "probability", "claims")


@router.get("/changes", dependencies=[Tagged])
def changes(
    now: Now, since: Since = None, until: Until = None, limit: Limit = LIMITED, cursor: Cursor = None
) -> Changes:
    """What changed between two days, on whose word; the surest and furthest first."""
    import polars as pl

    last = now.day(until)
    first = now.since(since, last)
    if first > last:
        raise UsageError(f"{first} is after {last}", remedy="Give the earlier day as `since`.")
    weight = (pl.col("change").abs() * pl.col("probability")).round(9).alias("weight")
    table = now.change(first, last).with_columns(weight)
    order = [Order("weight", down=True), Order("a"), Order("b")]
    rows, following = page(table, order, limit=limit, cursor=cursor)
    return Changes(
        since=first,
        until=last,
        total=table.height,
        items=_lines(now, rows),
        next=following,
        notes=notes(now, last) or ([] if table.height else ["Nothing was heard between these days."]),
    )


def _lines(now: Now, rows: pl.DataFrame) -> list[ChangeLine]:
    found = lines(now.workspace, (i for ids in rows["because"].to_list() for i in ids or ()))
    made = []
    for row in rows.iter_rows(named=True):
        first = reason(row["because"], found, row["change"])
        made.append(
            ChangeLine(
                **{name: row[name] for name in _PLAIN},
                a_name=row["a_name"] or row["a"],
                b_name=row["b_name"] or row["b"],
                words=chance(row["probability"]),
                voices=list(row["voices"] or ()),
                because=list(row["because"] or ()),
                reason=sentence(first) if first else "",
                claim_id=first.claim_id if first else None,
            )
        )
    return made
