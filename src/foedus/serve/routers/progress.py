"""Progress as server-sent events: what came in, as it comes in."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from foedus.errors import FoedusError
from foedus.serve.desk import Desk
from foedus.serve.problems import told

router = APIRouter(prefix="/api", tags=["progress"], responses=told(503))
_EVERY = 1.0  # seconds between looks
_BEAT = 15  # looks between signs of life


@router.get("/progress", response_class=StreamingResponse)
async def progress(request: Request, once: bool = False) -> StreamingResponse:
    """An event ``state`` now and at each change: the workspace's version and the totals of its ledger."""
    desk: Desk = request.app.state.desk
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_events(request, desk, once), media_type="text/event-stream", headers=headers)


async def _events(request: Request, desk: Desk, once: bool) -> AsyncIterator[str]:
    before, quiet = "", 0
    while not await request.is_disconnected():
        now = await run_in_threadpool(_state, desk)
        quiet = 0 if now != before else quiet + 1
        if now != before:
            yield f"event: state\ndata: {now}\n\n"
        elif quiet % _BEAT == 0:
            yield ": still here\n\n"
        if once:
            return
        before = now
        await asyncio.sleep(_EVERY)


def _state(desk: Desk) -> str:
    try:
        snapshot = desk.snapshot()
        ledger = desk.workspace.ledger()
    except FoedusError as error:
        return json.dumps({"problem": str(error)})
    totals = {
        name: int(ledger[name].fill_null(0).sum()) for name in ("taken", "stored", "duplicate", "set_aside")
    }
    under_way = int((ledger["state"] != "done").sum()) if ledger.height else 0
    return json.dumps({"version": snapshot.version, "under_way": under_way, **totals})
