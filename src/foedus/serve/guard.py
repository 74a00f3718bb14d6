"""The door: every request is judged here before any route, and every answer leaves with the same headers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foedus.serve.access import Access

COOKIE = "foedus_reader"
SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types svelte-trusted-html",
    )
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned away."""

    status: int
    title: str
    detail: str


class Guard:
    """ASGI middleware that lets in only what :class:`foedus.serve.access.Access` allows.

    Args:
        app: the application behind the door.
        access: the rules.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge the request, then hand it on or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        asked = _Asked.of(scope)
        guest = self._guest(asked)

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_encoded(HEADERS), *_encoded(_welcome(guest))]
            await send(message)

        if refusal := self.refusal(asked):
            await _refuse(refusal, headed)
        elif guest and asked.method == "OPTIONS":
            await _answer(204, (), b"", headed)
        elif self.access.remote and self.access.holds(asked.query_token):
            await _answer(303, _login(asked, self.access.token), b"", headed)
        else:
            await self.app(scope, receive, headed)

    def _guest(self, asked: _Asked) -> str | None:
        """The other page that may ask here, if one asks: OpenRefine, and the reconciliation service only."""
        at_counter = asked.path == "/reconcile" or asked.path.startswith("/reconcile/")
        return asked.origin if at_counter and asked.origin in self.access.guests else None

    def refusal(self, asked: _Asked) -> Refusal | None:
        """Why a request may not pass, or None."""
        if not self.access.knows_host(asked.host):
            return Refusal(421, "Unknown host", "This server does not go by that name.")
        if not self._guest(asked):
            if asked.origin is not None and not self.access.same_origin(asked.origin, asked.host):
                return Refusal(403, "Other origin", "Requests from other sites are not answered.")
            if asked.site in ("cross-site", "same-site") and not asked.navigating:
                return Refusal(403, "Other site", "Requests from other sites are not answered.")
        return self._unentitled(asked)

    def _unentitled(self, asked: _Asked) -> Refusal | None:
        bearer = self.access.holds(asked.bearer)
        if self.access.remote and not (
            bearer or self.access.holds(asked.cookie) or self.access.holds(asked.query_token)
        ):
            return Refusal(
                401, "Token needed", "Open the address that `foedus serve` printed, with its token."
            )
        writes = asked.method not in SAFE and asked.path != "/reconcile"
        if writes and not bearer:
            return Refusal(
                401, "Token needed", "Writing needs the token that `foedus serve` printed when it started."
            )
        return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the door looks at in a request."""

    method: str
    path: str
    query: bytes
    host: str
    origin: str | None
    site: str | None
    navigating: bool
    bearer: str | None
    cookie: str | None

    @classmethod
    def of(cls, scope: Scope) -> _Asked:
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        kind, _, token = headers.get("authorization", "").partition(" ")
        return cls(
            method=scope["method"],
            path=scope["path"],
            query=scope.get("query_string", b""),
            host=headers.get("host", ""),
            origin=headers.get("origin"),
            site=headers.get("sec-fetch-site"),
            navigating=headers.get("sec-fetch-mode") == "navigate" and scope["method"] == "GET",
            bearer=token.strip() if kind.lower() == "bearer" else None,
            cookie=_cookie(headers.get("cookie", "")),
        )

    @property
    def query_token(self) -> str | None:
        """The token in the address, as the start-up line of a remote server has it."""
        found = parse_qs(self.query.decode("latin-1")).get("token") if self.path == "/" else None
        return found[0] if found else None


def _cookie(header: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel else None


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def _welcome(guest: str | None) -> tuple[tuple[str, str], ...]:
    if guest is None:
        return ()
    allowed = (
        ("access-control-allow-methods", "GET, POST"),
        ("access-control-allow-headers", "content-type"),
    )
    return (("access-control-allow-origin", guest), ("vary", "origin"), *allowed)


def _login(asked: _Asked, token: str) -> tuple[tuple[str, str], ...]:
    """To the page, with a cookie that may read; the token goes on in the fragment, which is never sent."""
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict"
    return (("location", f"/#{urlencode({'token': token})}"), ("set-cookie", cookie))


async def _refuse(refusal: Refusal, send: Send) -> None:
    body = {"type": "about:blank", "title": refusal.title, "status": refusal.status, "detail": refusal.detail}
    headers = [("content-type", "application/problem+json"), ("cache-control", "no-store")]
    if refusal.status == 401:
        headers.append(("www-authenticate", "Bearer"))
    await _answer(refusal.status, headers, json.dumps(body).encode(), send)


async def _answer(status: int, headers: Iterable[tuple[str, str]], body: bytes, send: Send) -> None:
    length = [("content-length", str(len(body)))]
    await send({"type": "http.response.start", "status": status, "headers": _encoded([*headers, *length])})
    await send({"type": "http.response.body", "body": body})
