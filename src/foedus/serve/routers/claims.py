"""Claims and reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from foedus.serve.answers.claims import ClaimAnswer, ClaimPage, ReportAnswer, ReportPage
from foedus.serve.paging import Order, page
from foedus.serve.problems import Missing, told
from foedus.serve.routers.asking import LIMITED, Cursor, Limit, Now, Since, Tagged, Until
from foedus.serve.shape.claims import REPORT_COLUMNS, lines_of, report_line, verdicts_of
from foedus.serve.shape.find import Filters, claims_found
from foedus.serve.shape.notes import EMPTY
from foedus.serve.shape.reading import claim_answer

router = APIRouter(prefix="/api", tags=["claims"], responses=told(400, 404, 422, 503))
_ID = Path(max_length=200)


@router.get("/claims", dependencies=[Tagged])
def claims(
    now: Now,
    filters: Annotated[Filters, Query()],
    limit: Limit = LIMITED,
    cursor: Cursor = None,
    since: Since = None,
    until: Until = None,
) -> ClaimPage:
    """Claims, latest first, by any filter."""
    rows, total, following = claims_found(now, filters, since, until, limit, cursor)
    return ClaimPage(
        total=total,
        items=lines_of(rows, verdicts_of(now.workspace)),
        next=following,
        notes=[] if now.claims.height else [EMPTY],
    )


@router.get("/claims/{claim_id}", dependencies=[Tagged])
def one_claim(now: Now, claim_id: Annotated[str, _ID]) -> ClaimAnswer:
    """A claim in its report: the exact words marked, and whether they still stand there."""
    return claim_answer(now, claim_id)


@router.get("/reports", dependencies=[Tagged])
def reports(now: Now, limit: Limit = LIMITED, cursor: Cursor = None) -> ReportPage:
    """Reports, latest first."""
    frame = now.workspace.reports(columns=list(REPORT_COLUMNS))
    rows, following = page(frame, [Order("published", down=True), Order("id")], limit=limit, cursor=cursor)
    items = [report_line(row) for row in rows.iter_rows(named=True)]
    return ReportPage(
        total=frame.height,
        items=items,
        next=following,
        notes=[] if frame.height else ["No report is stored here."],
    )


@router.get("/reports/{report_id}", dependencies=[Tagged])
def one_report(now: Now, report_id: Annotated[str, _ID]) -> ReportAnswer:
    """A report with its text and the claims read in it."""
    found = now.workspace.reports([report_id])
    if not found.height:
        raise Missing(f"there is no report {report_id!r}", remedy="Search for words of it.")
    row = found.row(0, named=True)
    claims = now.workspace.claims(reports=[report_id]).sort("evidence_start", "claim_id", nulls_last=True)
    verdicts = verdicts_of(now.workspace)
    return ReportAnswer(**report_line(row).model_dump(), text=row["text"], claims=lines_of(claims, verdicts))
