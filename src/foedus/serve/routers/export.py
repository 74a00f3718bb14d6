"""Exports: tables as CSV, Parquet or JSON, the network as GEXF, the whole as one page that works offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query, Response

from foedus import brief
from foedus.serve.problems import told
from foedus.serve.routers.asking import At, Now, Since, Tagged, Until
from foedus.serve.routers.network import Edges, Focus
from foedus.serve.shape.actors import everyone
from foedus.serve.shape.gexf import gexf
from foedus.serve.shape.network import network
from foedus.serve.shape.tables import MEDIA, as_file
from foedus.serve.shape.ties import ranked
from foedus.serve.snapshot import Snapshot

if TYPE_CHECKING:
    import polars as pl

router = APIRouter(prefix="/api/export", tags=["export"], responses=told(400, 404, 422, 503))
Table = Literal[
    "ties", "changes", "claims", "reports", "actors", "why", "judgements", "set_aside", "contradictions"
]
Format = Literal["csv", "parquet", "json"]


@router.get("/network.gexf", dependencies=[Tagged], response_class=Response)
def network_gexf(now: Now, at: At = None, limit: Edges = 150, focus: Focus = None) -> Response:
    """The network of a day as GEXF 1.3."""
    day = now.day(at)
    return _file(gexf(network(now, day, limit, focus)), f"network-{day}.gexf", "application/xml")


@router.get("/page.html", dependencies=[Tagged], response_class=Response)
def page_html(now: Now, at: At = None, since: Since = None) -> Response:
    """The brief as one self-contained HTML page."""
    day = now.day(at)
    text = brief.page(now.workspace.brief(at=day, since=now.since(since, day)))
    return _file(text.encode(), f"foedus-{day}.html", "text/html; charset=utf-8")


@router.get("/{table}.{format}", dependencies=[Tagged], response_class=Response)
def table(
    now: Now,
    table: Table,
    format: Format,
    at: At = None,
    since: Since = None,
    until: Until = None,
    a: Annotated[str | None, Query(max_length=200, description="One end of a dyad.")] = None,
    b: Annotated[str | None, Query(max_length=200, description="The other end.")] = None,
) -> Response:
    """A whole table as a file; ``claims`` and ``why`` of one dyad with ``a`` and ``b``."""
    frame = _frame(now, table, at, since, until, (a, b) if a and b else None)
    return _file(as_file(frame, format), f"{table}.{format}", MEDIA[format])


def _frame(
    now: Snapshot,
    table: Table,
    at: str | None,
    since: str | None,
    until: str | None,
    pair: tuple[str, str] | None,
) -> pl.DataFrame:
    day = now.day(until or at)
    if table == "ties":
        ties = ranked(now.ties(day)).sort("weight", "a", "b", descending=[True, False, False]).drop("weight")
        return ties.filter(a=min(pair), b=max(pair)) if pair else ties
    if table == "changes":
        return now.change(now.since(since, day), day)
    if table == "claims":
        return now.workspace.claims(since, until, pair)
    if table == "why":
        return now.why(*(pair or ("", "")), day)
    if table == "contradictions":
        return now.contradictions(day)
    if table == "actors":
        return everyone(now)
    whole = {
        "reports": now.workspace.reports,
        "judgements": now.workspace.judgements,
        "set_aside": now.workspace.set_aside,
    }
    return whole[table]()


def _file(content: bytes, name: str, media: str) -> Response:
    return Response(
        content, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
