"""The network and the timeline."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from foedus.serve.answers.network import NetworkAnswer, Timeline
from foedus.serve.problems import told
from foedus.serve.routers.asking import At, Now, Tagged
from foedus.serve.shape.network import network as drawn
from foedus.serve.shape.timeline import timeline as told_in_time

router = APIRouter(prefix="/api", tags=["network"], responses=told(400, 503))
Edges = Annotated[int, Query(ge=1, le=100_000, description="How many ties at most, weightiest first.")]
Focus = Annotated[
    str | None, Query(max_length=200, description="Only this actor's ties and its neighbours'.")
]


@router.get("/network", dependencies=[Tagged])
def network(now: Now, at: At = None, limit: Edges = 150, focus: Focus = None) -> NetworkAnswer:
    """Who stands with whom on a day, as a picture: points, signed lines, blocs."""
    day = now.day(at)
    found: NetworkAnswer = now.kept(("network", day, limit, focus), lambda: drawn(now, day, limit, focus))
    return found


@router.get("/timeline", dependencies=[Tagged])
def timeline(
    now: Now, at: At = None, limit: Annotated[int, Query(ge=1, le=100)] = 20, focus: Focus = None
) -> Timeline:
    """The evidence of the weightiest ties, day by day."""
    day = now.day(at)
    found: Timeline = now.kept(("timeline", day, limit, focus), lambda: told_in_time(now, day, limit, focus))
    return found
