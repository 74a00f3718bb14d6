"""An OpenRefine reconciliation service (API v0.2) over the catalogue of actors and those of the record."""

from __future__ import annotations

import json
from typing import Annotated, Any, get_args
from urllib.parse import parse_qs

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from foedus import actors
from foedus.errors import UsageError
from foedus.records import ActorKind
from foedus.serve.problems import told
from foedus.serve.routers.asking import Now
from foedus.serve.snapshot import Snapshot

router = APIRouter(prefix="/reconcile", tags=["reconcile"], responses=told(400))
KINDS = get_args(ActorKind)
_MOST = 100  # queries in one request


class Property(BaseModel):
    """Something known about what is looked for: ``country`` (ISO3) or ``date`` (EDTF)."""

    model_config = ConfigDict(extra="ignore")
    pid: str = Field(max_length=40)
    v: Any = None


class Asked(BaseModel):
    """One query."""

    model_config = ConfigDict(extra="ignore")
    query: str = Field("", max_length=500)
    type: str | list[str] | None = None
    limit: int = Field(5, ge=0, le=100)
    properties: list[Property] = Field(default=[], max_length=20)


def _types(kind: str) -> list[dict[str, str]]:
    return [{"id": kind, "name": kind.replace("_", " ")}]


@router.get("")
def manifest(
    request: Request, queries: Annotated[str | None, Query(max_length=200_000)] = None
) -> dict[str, Any]:
    """The service manifest; with ``queries``, their candidates."""
    if queries is not None:
        return _answered(_parsed(queries))
    root = str(request.base_url).rstrip("/")
    return {
        "versions": ["0.2"],
        "name": "foedus actors",
        "identifierSpace": f"{root}/actor/",
        "schemaSpace": f"{root}/api/",
        "defaultTypes": [{"id": kind, "name": kind.replace("_", " ")} for kind in KINDS],
        "view": {"url": f"{root}/actor/{{{{id}}}}"},
        "preview": {"url": f"{root}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 120},
        "suggest": {"entity": {"service_url": root, "service_path": "/reconcile/suggest/entity"}},
    }


@router.post("")
async def reconcile(request: Request) -> dict[str, Any]:
    """Candidates for a batch of queries, sent as the form field ``queries``."""
    from starlette.concurrency import run_in_threadpool

    body = (await request.body())[:2_000_000]
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=20)
    if "queries" not in fields:
        raise UsageError("no `queries` in the form", remedy='Send queries={"q0": {"query": "Hezbollah"}}.')
    return await run_in_threadpool(_answered, _parsed(fields["queries"][0]))


def _parsed(text: str) -> dict[str, Asked]:
    try:
        found = json.loads(text)
        if not isinstance(found, dict) or len(found) > _MOST:
            raise ValueError(f"not an object of at most {_MOST} queries")
        return {key: Asked.model_validate(value) for key, value in found.items()}
    except (ValueError, ValidationError, RecursionError) as error:
        first = str(error).splitlines()[0]
        raise UsageError(
            f"`queries` cannot be read: {first}", remedy="See the reconciliation API, v0.2."
        ) from error


def _answered(asked: dict[str, Asked]) -> dict[str, Any]:
    return {key: {"result": candidates(one)} for key, one in asked.items()}


def candidates(asked: Asked) -> list[dict[str, Any]]:
    """The actors a query may mean, likeliest first."""
    known = {prop.pid: prop.v for prop in asked.properties if isinstance(prop.v, str)}
    wanted = {asked.type} if isinstance(asked.type, str) else set(asked.type or ())
    found = actors.match(asked.query, date=_date(known.get("date")), country=known.get("country"), limit=100)
    kept = [match for match in found if not wanted or match.actor.kind in wanted]
    return [
        {
            "id": match.actor.id,
            "name": match.actor.name,
            "score": match.score,
            "match": match.certain,
            "type": _types(match.actor.kind),
            "description": _described(match.actor),
            "features": [{"id": match.rule, "value": match.score}],
        }
        for match in kept[: asked.limit]
    ]


def _date(value: str | None) -> str | None:
    from foedus.edtf import bounds

    if value is not None:
        bounds(value)
    return value


def _described(actor: Any) -> str:
    parts = [
        actor.kind.replace("_", " "),
        actor.country or "",
        f"{actor.since or '?'} to {actor.until or 'now'}",
    ]
    return ", ".join(part for part in parts if part and part != "? to now")


@router.get("/suggest/entity")
def suggest(
    prefix: Annotated[str, Query(max_length=200)] = "", cursor: Annotated[int, Query(ge=0, le=1000)] = 0
) -> dict[str, Any]:
    """Actors whose name begins so, or nearly."""
    found = actors.match(prefix, limit=cursor + 20)[cursor:] if prefix.strip() else []
    shown = [
        {
            "id": m.actor.id,
            "name": m.actor.name,
            "description": _described(m.actor),
            "notable": _types(m.actor.kind),
        }
        for m in found
    ]
    return {"result": shown}


@router.get("/preview")
def preview(now: Now, id: Annotated[str, Query(max_length=200)]) -> dict[str, Any]:
    """What is known of an actor, in short."""
    from foedus.serve.shape.dyad import actor_name

    return _preview(now, id, actor_name(now, id))


def _preview(now: Snapshot, actor_id: str, name: str) -> dict[str, Any]:
    known = actors.catalogue().get(actor_id)
    said = f"{now.claims.filter(subject_id=actor_id).height} claims have it as subject."
    return {"id": actor_id, "name": name, "description": _described(known) if known else said}
