"""The door, over the whole route table: names, origins, tokens, headers, paths."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from foedus.api import Workspace
from foedus.serve import Access, create_app
from foedus.serve.access import access_for
from foedus.serve.guard import POLICY
from tests.serve.conftest import ADDRESS, TOKEN, client

FILLED = {"a": "rus", "b": "tur", "table": "ties", "format": "csv", "claim_id": "claim-0", "name": "x"}


def routes() -> Iterator[tuple[str, str]]:
    """Every method and path that the application answers, parameters filled in."""
    app = create_app(None)  # type: ignore[arg-type]
    table = [route for route in _flat(app.routes) if isinstance(route, APIRoute)]
    assert len(table) > 35, "the route table was not found"
    for route in table:
        path = re.sub(r"\{(\w+)(:path)?\}", lambda match: FILLED.get(match[1], "rus"), route.path)
        for method in sorted(route.methods):
            yield method, path
    yield "GET", "/openapi.json"


def _flat(table: object) -> Iterator[object]:
    for route in table:  # type: ignore[attr-defined]
        inner = getattr(route, "routes", None)
        original = getattr(route, "original_router", None)
        if original is not None:
            yield from _flat(original.routes)
        elif inner:
            yield from _flat(inner)
        else:
            yield route


ROUTES = list(routes())


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_another_host_name_is_turned_away(page: TestClient, method: str, path: str) -> None:
    for host in ("evil.example", "evil.example:8300", "127.0.0.1.evil.example", "", "localhost@evil.example"):
        answer = page.request(method, path, headers={"host": host, "authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 421, host
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_other_origins_are_turned_away(page: TestClient, method: str, path: str) -> None:
    for origin in ("http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1.evil.example"):
        answer = page.request(method, path, headers={"origin": origin, "authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 403, origin
        assert "access-control-allow-origin" not in answer.headers
    embedded = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert page.request(method, path, headers=embedded).status_code == 403


@pytest.mark.parametrize(("method", "path"), [route for route in ROUTES if route[0] not in ("GET", "HEAD")])
def test_writes_need_the_token(page: TestClient, method: str, path: str) -> None:
    if path == "/reconcile":
        pytest.skip("asks, though by POST")
    for token in (None, "", "wrong", TOKEN + "x"):
        headers = {"authorization": f"Bearer {token}"} if token is not None else {}
        assert page.request(method, path, headers=headers, json={}).status_code == 401
    assert (
        page.request(method, path, headers={"cookie": f"foedus_reader={TOKEN}"}, json={}).status_code == 401
    )


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_remote_server_answers_nothing_without_the_token(made: Workspace, method: str, path: str) -> None:
    remote = client(made, Access(token=TOKEN, remote=True), follow_redirects=False)
    assert remote.request(method, path).status_code == 401
    assert remote.request(method, path, headers={"authorization": "Bearer wrong"}).status_code == 401


@pytest.mark.parametrize(
    "path", sorted({path for method, path in ROUTES if method == "GET"} - {"/api/progress"})
)
def test_every_answer_carries_the_policy(page: TestClient, path: str) -> None:
    answer = page.get(path, params={"once": True} if path == "/api/progress" else {})
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "unsafe" not in POLICY


def test_the_token_in_the_address_logs_a_reader_in(made: Workspace) -> None:
    remote = client(made, Access(token=TOKEN, remote=True), follow_redirects=False)
    entered = remote.get(f"/?token={TOKEN}")
    assert entered.status_code == 303
    assert entered.headers["location"] == f"/#token={TOKEN}"
    assert "HttpOnly" in entered.headers["set-cookie"] and "SameSite=Strict" in entered.headers["set-cookie"]
    assert remote.get("/api/status").status_code == 200
    assert remote.post("/api/judgements/undo", json={"who": "x"}).status_code == 401
    assert client(made, Access(token=TOKEN, remote=True)).get("/?token=wrong").status_code == 401


def test_only_loopback_is_without_a_token() -> None:
    assert not access_for("127.0.0.1").remote and not access_for("::1").remote
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org"):
        assert access_for(host).remote
    assert access_for("192.168.1.5", ("map.example.org",)).knows_host("map.example.org:8300")


@pytest.mark.parametrize(
    "name",
    ["../app.py", "..%2fapp.py", "%2e%2e/%2e%2e/app.py", "....//app.py", "/etc/passwd", "%2fetc%2fpasswd",
        "..\\app.py", "a/../../app.py", "%00", ""],
)  # fmt: skip
def test_no_path_leads_out_of_the_page(page: TestClient, name: str) -> None:
    answer = page.get(f"/assets/{name}")
    assert answer.status_code == 404
    assert "create_app" not in answer.text and "root:" not in answer.text


def test_openrefine_may_ask_the_reconciliation_service_and_nothing_else(page: TestClient) -> None:
    guest = {"origin": "http://127.0.0.1:3333"}
    answer = page.get("/reconcile", headers=guest)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == guest["origin"]
    assert page.options("/reconcile", headers=guest).status_code == 204
    assert page.get("/api/status", headers=guest).status_code == 403
    assert page.get("/reconcilex", headers=guest).status_code == 403


def test_the_own_page_may_ask(page: TestClient) -> None:
    assert page.get("/api/status", headers={"origin": ADDRESS}).status_code == 200
    assert (
        page.get("/", headers={"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}).status_code
        == 200
    )
