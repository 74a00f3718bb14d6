"""Actors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from foedus.serve.answers.actors import ActorAnswer, ActorPage
from foedus.serve.paging import Order, page
from foedus.serve.problems import told
from foedus.serve.routers.asking import LIMITED, At, Cursor, Limit, Now, Tagged
from foedus.serve.shape import actors as shape
from foedus.serve.shape.find import has_words
from foedus.serve.shape.notes import EMPTY

router = APIRouter(prefix="/api", tags=["actors"], responses=told(400, 404, 422, 503))


@router.get("/actors", dependencies=[Tagged])
def actors(
    now: Now,
    q: Annotated[str | None, Query(max_length=200, description="Words of the name.")] = None,
    limit: Limit = LIMITED,
    cursor: Cursor = None,
) -> ActorPage:
    """The actors of the record, most spoken of first."""
    table = shape.everyone(now)
    if q:
        table = table.filter(has_words(["name", "id"], q))
    rows, following = page(table, [Order("claims", down=True), Order("id")], limit=limit, cursor=cursor)
    items = [shape.actor_line(row) for row in rows.iter_rows(named=True)]
    return ActorPage(
        total=table.height, items=items, next=following, notes=[] if now.claims.height else [EMPTY]
    )


@router.get("/actors/{actor_id}", dependencies=[Tagged])
def one_actor(now: Now, actor_id: Annotated[str, Path(max_length=200)], at: At = None) -> ActorAnswer:
    """One actor: who it is, part of what and when, friends and foes over time, what it is said to want."""
    day = now.day(at)
    found: ActorAnswer = now.kept(("actor", actor_id, day), lambda: shape.actor(now, actor_id, day))
    return found
