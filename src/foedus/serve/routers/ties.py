"""Ties: the table, and one dyad with all that is behind it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from foedus.serve.answers.ties import Dyad, TiePage
from foedus.serve.paging import Order, page
from foedus.serve.problems import Missing, told
from foedus.serve.routers.asking import LIMITED, At, AtDesk, Cursor, Limit, Now, Tagged
from foedus.serve.shape.dyad import dyad
from foedus.serve.shape.notes import notes
from foedus.serve.shape.ties import ranked, tie

router = APIRouter(prefix="/api", tags=["ties"], responses=told(400, 404, 422, 503))
Actor = Annotated[str, Path(max_length=200)]


@router.get("/ties", dependencies=[Tagged])
def ties(
    now: Now,
    at: At = None,
    actor: Annotated[str | None, Query(max_length=200, description="Ties of this actor only.")] = None,
    kind: Annotated[str | None, Query(max_length=40, description="Ties of this kind only.")] = None,
    limit: Limit = LIMITED,
    cursor: Cursor = None,
) -> TiePage:
    """Who stands with whom on a day, weightiest first."""
    import polars as pl

    day = now.day(at)
    table = ranked(now.ties(day))
    if actor is not None:
        table = table.filter((pl.col("a") == actor) | (pl.col("b") == actor))
    if kind is not None:
        table = table.filter(pl.col("kind") == kind)
    rows, following = page(
        table, [Order("weight", down=True), Order("a"), Order("b")], limit=limit, cursor=cursor
    )
    items = [tie(row) for row in rows.iter_rows(named=True)]
    return TiePage(date=day, total=table.height, items=items, next=following, notes=notes(now, day))


@router.get("/dyads/{a}/{b}", dependencies=[Tagged])
def one_dyad(now: Now, desk: AtDesk, a: Actor, b: Actor, at: At = None) -> Dyad:
    """One tie: over time, claim by claim, voice by voice, and why the figure is what it is."""
    if a == b:
        raise Missing("an actor has no tie with itself", remedy="Name two actors.")
    first, second = sorted((a, b))
    day = now.day(at)
    found: Dyad = now.kept(("dyad", first, second, day), lambda: dyad(now, first, second, day))
    return found
