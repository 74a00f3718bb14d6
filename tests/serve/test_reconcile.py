"""The OpenRefine reconciliation service."""

from __future__ import annotations

import json

from starlette.testclient import TestClient


def ask(page: TestClient, queries: object) -> object:
    """The answer to a batch sent as OpenRefine sends it."""
    return page.post("/reconcile", data={"queries": json.dumps(queries)}).json()


def test_the_manifest(page: TestClient) -> None:
    found = page.get("/reconcile").json()
    assert found["versions"] == ["0.2"] and found["name"]
    assert {kind["id"] for kind in found["defaultTypes"]} >= {"state", "armed_group", "person"}
    assert found["view"]["url"].endswith("/actor/{{id}}")


def test_candidates_with_scores_and_types(page: TestClient) -> None:
    found = ask(page, {"q0": {"query": "Hizbullah"}, "q1": {"query": "Russia", "type": "state", "limit": 1}})
    assert found["q0"]["result"][0]["id"] == "hezbollah"  # type: ignore[index]
    russia = found["q1"]["result"]  # type: ignore[index]
    assert [(r["id"], r["match"]) for r in russia] == [("rus", True)]
    assert russia[0]["type"] == [{"id": "state", "name": "state"}] and 0 <= russia[0]["score"] <= 100


def test_by_get_and_of_a_type_that_does_not_fit(page: TestClient) -> None:
    found = page.get(
        "/reconcile", params={"queries": json.dumps({"a": {"query": "Russia", "type": "person"}})}
    ).json()
    assert all(one["type"][0]["id"] == "person" for one in found["a"]["result"])


def test_malformed_batches_are_refused(page: TestClient) -> None:
    for text in ("", "[]", "{", '{"a": 3}', '{"a": {"limit": -1}}', "[" * 5000):
        assert page.post("/reconcile", data={"queries": text}).status_code == 400, text[:20]
    assert page.post("/reconcile", content=b"\xff\x00").status_code == 400
    bad_date = {"a": {"query": "Russia", "properties": [{"pid": "date", "v": "soon"}]}}
    assert page.post("/reconcile", data={"queries": json.dumps(bad_date)}).status_code == 400


def test_suggest_and_preview(page: TestClient) -> None:
    assert "hezbollah" in {
        one["id"] for one in page.get("/reconcile/suggest/entity?prefix=Hezbollah").json()["result"]
    }
    assert page.get("/reconcile/suggest/entity?prefix=").json() == {"result": []}
    assert page.get("/reconcile/preview?id=rus").json()["name"] == "Russia"
    assert page.get("/reconcile/preview?id=zzz").status_code == 404
