"""Search over actors, claims and texts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from foedus.serve.answers.claims import ReportLine
from foedus.serve.answers.search import Found
from foedus.serve.problems import told
from foedus.serve.routers.asking import Cursor, Limit, Now, Since, Tagged, Until
from foedus.serve.shape.actors import actors_found
from foedus.serve.shape.claims import REPORT_COLUMNS, lines_of, report_line, verdicts_of
from foedus.serve.shape.find import Filters, claims_found, has_words
from foedus.serve.shape.notes import EMPTY
from foedus.serve.snapshot import Snapshot

router = APIRouter(prefix="/api", tags=["search"], responses=told(400, 422, 503))
_REPORTS = 20


@router.get("/search", dependencies=[Tagged])
def search(
    now: Now,
    filters: Annotated[Filters, Query()],
    limit: Limit = 30,
    cursor: Cursor = None,
    since: Since = None,
    until: Until = None,
) -> Found:
    """Actors, claims and reports that have all the words of ``q``; the filters are for the claims."""
    query = (filters.q or "").strip()
    rows, total, following = claims_found(now, filters, since, until, limit, cursor)
    reports, count = _reports(now, query)
    found = Found(
        query=query,
        actors=actors_found(now, query, 12) if query else [],
        claims=lines_of(rows, verdicts_of(now.workspace)),
        claims_total=total,
        reports=reports,
        reports_total=count,
        next=following,
    )
    return found.model_copy(update={"notes": _notes(now, found)})


def _notes(now: Snapshot, found: Found) -> list[str]:
    if not now.claims.height:
        return [EMPTY]
    if not (found.actors or found.claims or found.reports):
        return ["Nothing was found. Try fewer or other words, or fewer filters."]
    return []


def _reports(now: Snapshot, query: str) -> tuple[list[ReportLine], int]:
    if not query:
        return [], 0
    frame = now.workspace.reports(columns=[*REPORT_COLUMNS, "text"])
    hits = frame.filter(has_words(["title", "text", "outlet"], query)).sort(
        "published", "id", descending=[True, False], nulls_last=True
    )
    return [report_line(row) for row in hits.head(_REPORTS).iter_rows(named=True)], hits.height
