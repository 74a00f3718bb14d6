"""Errors as ``application/problem+json`` (RFC 9457): what was wrong, where, and what to do."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from foedus.errors import DateError, FoedusError, StoreError, UsageError

# The first that fits, most special first.
_STATUS: tuple[tuple[type[FoedusError], int, str], ...] = (
    (DateError, 400, "Not a date"),
    (UsageError, 400, "Not a valid request"),
    (StoreError, 503, "The workspace cannot be used"),
    (FoedusError, 422, "It cannot be answered"),
)
_TITLES = {404: "Not found", 405: "Not allowed", 410: "Gone"}


class Problem(BaseModel):
    """An error, as RFC 9457 has it; ``remedy`` says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    remedy: str | None = None
    where: str | None = None


class Missing(FoedusError):
    """What was asked for is not there."""


class NotModified(Exception):
    """What the asker has is still so."""


def _problem(status: int, title: str, detail: str, **more: Any) -> JSONResponse:
    body = Problem(title=title, status=status, detail=detail, **more)
    return JSONResponse(
        body.model_dump(exclude_none=True), status_code=status, media_type="application/problem+json"
    )


def _foedus_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, FoedusError)
    status, title = 404, _TITLES[404]
    if not isinstance(error, Missing):
        status, title = next((code, said) for kind, code, said in _STATUS if isinstance(error, kind))
    return _problem(status, title, error.what, remedy=error.remedy, where=error.where)


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0] if error.errors() else {"loc": (), "msg": "not valid"}
    where = ".".join(str(part) for part in first["loc"])
    return _problem(422, "Not a valid request", str(first["msg"]), where=where)


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = _TITLES.get(error.status_code, "Not answered")
    answer = _problem(error.status_code, title, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def _unmodified(_: Request, error: Exception) -> Response:
    return Response(status_code=304, headers={"etag": str(error), "cache-control": "no-cache"})


def _unforeseen(_: Request, error: Exception) -> Response:
    detail = "Something went wrong in foedus itself; the terminal it runs in says more."
    return _problem(500, "Internal error", detail)


def handle(app: FastAPI) -> None:
    """Have ``app`` answer errors as problems."""
    app.add_exception_handler(FoedusError, _foedus_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotModified, _unmodified)
    app.add_exception_handler(Exception, _unforeseen)


def told(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems a route may answer with, for its OpenAPI description."""
    content: dict[str, Any] = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {
        status: {"description": _TITLES.get(status, "A problem"), "content": content} for status in statuses
    }
