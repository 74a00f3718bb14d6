"""What routes have in common: the desk, ETags, and the parameters that many take."""

from __future__ import annotations

import hashlib
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from foedus.serve.desk import Desk
from foedus.serve.paging import LIMIT, MOST
from foedus.serve.problems import NotModified
from foedus.serve.snapshot import Snapshot


def _desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


AtDesk = Annotated[Desk, Depends(_desk)]


def _snapshot(desk: AtDesk) -> Snapshot:
    return desk.snapshot()


Now = Annotated[Snapshot, Depends(_snapshot)]


def tagged(request: Request, response: Response, now: Now) -> None:
    """Give the answer an ETag of the workspace's state and the address; stop where the asker has it already.

    Raises:
        NotModified: the request's ``If-None-Match`` has the tag.
    """
    asked = f"{request.url.path}?{request.url.query}|{now.version}"
    tag = f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:20]}"'
    known = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if tag in known and request.method in ("GET", "HEAD"):
        raise NotModified(tag)
    response.headers["etag"] = tag
    response.headers["cache-control"] = "no-cache"


Tagged = Depends(tagged)
_DATE = "EDTF, such as 2016-11-24, 2016-11 or 2016"
At = Annotated[
    str | None, Query(description=f"The day ({_DATE}); the last of the record by default.", max_length=40)
]
Since = Annotated[str | None, Query(description=f"The earlier day ({_DATE}).", max_length=40)]
Until = Annotated[str | None, Query(description=f"The later day ({_DATE}).", max_length=40)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Cursor = Annotated[str | None, Query(description="The `next` of the page before.", max_length=2000)]
LIMITED = LIMIT
ActorId = Annotated[str, Query(max_length=200)]
