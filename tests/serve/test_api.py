"""What the API answers."""

from __future__ import annotations

import io
import json
from pathlib import Path

import polars as pl
import pytest
from starlette.testclient import TestClient

from foedus import ties
from foedus.api import Workspace
from foedus.serve.openapi import as_text
from tests.serve.made import SCRIPT

GETS = [
    "/api/status", "/api/overview", "/api/ties", "/api/network", "/api/timeline", "/api/changes",
    "/api/claims", "/api/reports", "/api/actors", "/api/search?q=turkey", "/api/review/queue?who=me",
    "/api/judgements", "/api/agreement",
]  # fmt: skip


def test_the_description_in_web_is_current() -> None:
    told = Path(__file__).parents[2] / "web" / "openapi.json"
    assert told.read_text("utf-8") == as_text(), (
        "run: python -m foedus.serve.openapi web/openapi.json && make web"
    )


def test_ties_are_those_of_the_library(page: TestClient, made: Workspace) -> None:
    answer = page.get("/api/ties", params={"at": "2016-12-31"}).json()
    wanted = {(r["a"], r["b"]): r for r in made.ties("2016-12-31").to_dicts()}
    assert len(answer["items"]) == answer["total"] == len(wanted) == 7
    for item in answer["items"]:
        row = wanted[item["a"], item["b"]]
        for name in ("alignment", "low", "high", "kind", "claims", "sources", "because"):
            assert item[name] == row[name]


def test_the_overview_says_what_moved(page: TestClient) -> None:
    answer = page.get("/api/overview", params={"since": "2015-12-31", "at": "2016-12-31"}).json()
    closer = {(line["a"], line["b"]): line for line in answer["closer"]}
    line = closer["rus", "tur"]
    assert line["before"] < line["after"]
    assert "Russia agreed with Turkey" in line["reason"] and "Outlet" in line["reason"]
    assert "closer" in line["words"] and 0.5 <= line["probability"] <= 1
    soured = page.get("/api/overview", params={"since": "2015-06-01", "at": "2015-12-31"}).json()["soured"]
    assert [(line["a"], line["b"]) for line in soured] == [("rus", "tur")]
    assert "attacked" in soured[0]["reason"] or "sanctions" in soured[0]["reason"]
    assert answer["contradictions"][0]["one"]["claim_id"] == "claim-1"
    assert answer["contradictions"][0]["other"]["claim_id"] == "claim-denied"


def test_a_dyad_adds_up(page: TestClient, made: Workspace) -> None:
    answer = page.get("/api/dyads/tur/rus", params={"at": "2016-12-31"}).json()
    assert (answer["a"], answer["b"]) == ("rus", "tur")
    total = sum(reason["contribution"] for reason in answer["reasons"])
    assert total == pytest.approx(answer["tie"]["alignment"], abs=1e-6)
    assert answer["history"][-1]["alignment"] == answer["tie"]["alignment"]
    assert answer["history"][0]["alignment"] > 0 > min(moment["alignment"] for moment in answer["history"])
    assert {claim["claim_id"] for voice in answer["voices"] for claim in voice["claims"]} == {
        "claim-0", "claim-1", "claim-2", "claim-3", "claim-denied", "claim-drifted",
    }  # fmt: skip
    assert {(tick["date"], tick["sign"]) for tick in answer["ticks"]} >= {
        ("2015-11-24", -1),
        ("2016-08-09", 1),
    }
    wanted = ties.why(made.claims(), "rus", "tur", "2016-12-31")
    assert [r["claim_id"] for r in answer["reasons"]] == wanted["claim_id"].to_list()


def test_a_claim_is_marked_in_its_report(page: TestClient, made: Workspace) -> None:
    answer = page.get("/api/claims/claim-3").json()
    assert answer["holds"] and answer["drift"] is None
    text = "".join(piece["text"] for piece in answer["passages"])
    report = made.report(answer["report"]["id"])
    assert report is not None and text == report.text
    assert [(p["text"], p["role"]) for p in answer["passages"] if p["role"]] == [
        ("Russia", "subject"), (" agreed with ", "evidence"), ("Turkey", "object"), (".", "evidence"),
    ]  # fmt: skip
    assert answer["claim"]["claim_id"] == "claim-3"


def test_drift_is_said_and_nothing_is_marked(page: TestClient) -> None:
    answer = page.get("/api/claims/claim-drifted").json()
    assert not answer["holds"]
    assert "no longer reads" in answer["drift"]
    assert not any(piece["role"] for piece in answer["passages"] + answer["line"]["pieces"])


def test_links_are_http_only(page: TestClient) -> None:
    answer = page.get("/api/claims/claim-evil").json()
    assert answer["report"]["url"].startswith("javascript:") and answer["report"]["link"] is None
    assert answer["report"]["title"] == SCRIPT


def test_pages_by_cursor_are_complete_and_without_doubles(page: TestClient) -> None:
    for path, key in (
        ("/api/claims", "claim_id"),
        ("/api/reports", "id"),
        ("/api/actors", "id"),
        ("/api/ties", "because"),
    ):
        whole = [str(item[key]) for item in page.get(path).json()["items"]]
        found: list[str] = []
        cursor = None
        for _ in range(20):
            answer = page.get(path, params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
            found += [str(item[key]) for item in answer["items"]]
            cursor = answer["next"]
            if cursor is None:
                break
        assert found == whole, path


def test_search_and_filters(page: TestClient) -> None:
    found = page.get("/api/search", params={"q": "turkey russia"}).json()
    assert found["claims_total"] == 6
    assert found["reports_total"] == 6
    assert [a["id"] for a in page.get("/api/search?q=Hizbullah").json()["actors"]] == ["hezbollah"]
    only = page.get("/api/claims", params={"actor": "rus", "type": "AID"}).json()
    assert [c["claim_id"] for c in only["items"]] == ["claim-9"]
    between = page.get("/api/claims", params={"actor": "rus", "other": "tur", "since": "2016"}).json()
    assert {c["claim_id"] for c in between["items"]} == {"claim-3", "claim-drifted"}
    assert page.get("/api/claims", params={"speaker": "outlet 2"}).json()["total"] == 2
    assert "Nothing was found" in page.get("/api/search?q=zzzz").json()["notes"][0]


def test_an_actor_has_friends_foes_and_parents(page: TestClient) -> None:
    answer = page.get("/api/actors/rus", params={"at": "2016-12-31"}).json()
    assert {tie["b"] for tie in answer["friends"]} >= {"syr"}
    assert answer["name"] == "Russia" and answer["kind"] == "state"
    assert answer["over_time"][-1]["friends"] == len(answer["friends"])
    foes = page.get("/api/actors/usa", params={"at": "2016-12-31"}).json()["foes"]
    assert {(tie["a"], tie["b"]) for tie in foes} == {("irn", "usa")}


def test_the_network_has_blocs_and_says_what_it_left_out(page: TestClient) -> None:
    whole = page.get("/api/network").json()
    ids = {node["id"] for node in whole["nodes"]}
    assert {edge["a"] for edge in whole["edges"]} | {edge["b"] for edge in whole["edges"]} == ids
    assert all(-1 <= node["x"] <= 1 and -1 <= node["y"] <= 1 for node in whole["nodes"])
    few = page.get("/api/network?limit=3").json()
    assert len(few["edges"]) == 3 and few["total_edges"] == len(whole["edges"])
    near = page.get("/api/network?focus=usa").json()
    assert {node["id"] for node in near["nodes"]} == {"usa", "irn", "syr"}


@pytest.mark.parametrize("path", GETS)
def test_an_etag_spares_the_answer(page: TestClient, path: str) -> None:
    first = page.get(path)
    assert first.status_code == 200
    again = page.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize("path", GETS)
def test_an_empty_workspace_says_what_to_do(empty: TestClient, path: str) -> None:
    answer = empty.get(path)
    assert answer.status_code == 200
    notes = answer.json().get("notes", [])
    if path.split("?")[0] not in ("/api/judgements", "/api/agreement", "/api/reports"):
        assert "foedus ingest" in notes[0]


def test_a_day_before_all_data_says_so(page: TestClient) -> None:
    for path in ("/api/overview", "/api/network", "/api/ties", "/api/dyads/rus/tur", "/api/actors/rus"):
        answer = page.get(path, params={"at": "1900-01-01"})
        assert answer.status_code == 200, path
        assert "before all dated evidence" in answer.json()["notes"][0]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/ties?at=yesterday", 400, "not an EDTF date"),
        ("/api/actors/no-such-actor", 404, "no actor"),
        ("/api/dyads/rus/no-such-actor", 404, "no actor"),
        ("/api/dyads/rus/rus", 404, "no tie with itself"),
        ("/api/claims/none", 404, "no claim"),
        ("/api/reports/none", 404, "no report"),
        ("/api/claims?cursor=@@@", 400, "cursor"),
        ("/api/claims?limit=0", 422, "greater than or equal"),
        ("/api/changes?since=2017&until=2016", 400, "after"),
        ("/api/nothing", 404, "Not Found"),
        ("/no-such-page", 404, "Not Found"),
    ],
)
def test_errors_are_problems(page: TestClient, path: str, status: int, words: str) -> None:
    answer = page.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"] and answer.json()["status"] == status


def test_exports_are_whole(page: TestClient, made: Workspace) -> None:
    whole = made.claims()
    parquet = pl.read_parquet(io.BytesIO(page.get("/api/export/claims.parquet").content))
    assert parquet.equals(whole)
    assert len(json.loads(page.get("/api/export/claims.json").content)) == whole.height
    assert pl.read_csv(page.get("/api/export/ties.csv").content).height == made.ties().height
    assert page.get("/api/export/reports.csv").status_code == 200
    for table in ("changes", "actors", "judgements", "set_aside", "contradictions"):
        assert page.get(f"/api/export/{table}.csv").status_code == 200, table


def test_csv_cannot_run_in_a_spreadsheet(page: TestClient) -> None:
    from foedus.serve.shape.tables import as_csv

    frame = pl.DataFrame(
        {"x": ["=1+1", "+1", "-1", "@a", "\tb", "fine"], "l": [["=a"], [], None, ["b"], ["c"], ["d"]]}
    )
    read = pl.read_csv(as_csv(frame))
    assert read["x"].to_list() == ["'=1+1", "'+1", "'-1", "'@a", "'\tb", "fine"]
    assert read["l"][0] == "'=a"


def test_gexf_and_the_offline_page(page: TestClient) -> None:
    from defusedxml.ElementTree import fromstring

    root = fromstring(page.get("/api/export/network.gexf").content)
    space = "{http://gexf.net/1.3}"
    assert len(root.findall(f".//{space}edge")) == 7 and len(root.findall(f".//{space}node")) == 6
    offline = page.get("/api/export/page.html").text
    assert "<script" not in offline and "Russia" in offline and "http-equiv" in offline


def test_progress_is_told_as_events(page: TestClient) -> None:
    answer = page.get("/api/progress?once=true")
    assert answer.headers["content-type"].startswith("text/event-stream")
    event, data = answer.text.strip().split("\n")
    assert event == "event: state" and json.loads(data.removeprefix("data: "))["version"]


def test_new_data_is_seen(own: TestClient) -> None:
    from foedus.frames import claims_frame
    from tests.serve.made import ACTS, claim, report

    before = own.get("/api/status").json()
    act = ("rus", "event", "AID", "syr", 1, "2017-01-01", "Russia aided Syria.")
    one = report("Just in. Russia aided Syria.", "2017-01-01", "Outlet 1")
    workspace = own.app.state.desk.workspace  # type: ignore[attr-defined]
    workspace.append_claims(claims_frame([claim("late", one, act)]))
    own.app.state.desk.changed()  # type: ignore[attr-defined]
    after = own.get("/api/status").json()
    assert after["claims"] == before["claims"] + 1 == len(ACTS) + 4
    assert after["last"] == "2017-01-01" and after["version"] != before["version"]


def test_a_workspace_being_written_to_says_so(own: TestClient) -> None:
    assert own.get("/api/status").json()["writing"] is False
    batch = own.app.state.desk.workspace.begin("ingest", "more")  # type: ignore[attr-defined]
    assert own.get("/api/status").json()["writing"] is True
    assert '"under_way": 1' in own.get("/api/progress?once=true").text
    assert own.get("/api/overview").status_code == 200
    batch.abandon()
    assert own.get("/api/status").json()["writing"] is False
