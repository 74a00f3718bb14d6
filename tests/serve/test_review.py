"""Review over the API: append-only, undone, weighing at once, agreement, training data."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from foedus.serve.shape.agreement import krippendorff


def judge(
    client: TestClient, claim: str, verdict: str, who: str = "Ada", **more: object
) -> dict[str, object]:
    """A decision, which is recorded."""
    answer = client.post("/api/judgements", json={"claim_id": claim, "verdict": verdict, "who": who, **more})
    assert answer.status_code == 201, answer.text
    found: dict[str, object] = answer.json()
    return found


def alignment(client: TestClient) -> float:
    """How Russia and Turkey stand at the end of 2015."""
    found: float = client.get("/api/dyads/rus/tur?at=2015-12-31").json()["tie"]["alignment"]
    return found


def test_a_rejected_claim_weighs_no_more_until_that_is_undone(own: TestClient) -> None:
    before = alignment(own)
    judge(own, "claim-1", "reject")
    rejected = alignment(own)
    assert rejected > before
    assert own.get("/api/claims/claim-1").json()["line"]["verdict"] == "reject"
    undone = own.post("/api/judgements/undo", json={"who": "Ada"})
    assert undone.status_code == 201
    assert alignment(own) == pytest.approx(before)
    kept = own.get("/api/judgements").json()
    assert [item["verdict"] for item in kept["items"]] == ["undo", "reject"]
    assert all(item["who"] == "Ada" and item["at"] for item in kept["items"])
    assert own.post("/api/judgements/undo", json={"who": "Ada"}).status_code == 404


def test_undoing_gives_back_the_decision_before(own: TestClient) -> None:
    judge(own, "claim-1", "reject")
    rejected = alignment(own)
    judge(own, "claim-1", "accept")
    assert alignment(own) < rejected
    own.post("/api/judgements/undo", json={"who": "Ada"})
    assert alignment(own) == pytest.approx(rejected)


def test_a_corrected_claim_counts_as_corrected_and_becomes_training_data(own: TestClient) -> None:
    before = alignment(own)
    judge(own, "claim-1", "correct", corrected={"type": "CONSULT", "sign": 1})
    judge(own, "claim-2", "reject")
    assert alignment(own) > before
    lines = [json.loads(line) for line in own.get("/api/training").text.splitlines()]
    assert {(line["claim_id"], line["type"], line["sign"], line["verdict"]) for line in lines} == {
        ("claim-1", "CONSULT", 1, "correct"), ("claim-2", "SANCTION", -1, "reject"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "corrected",
    [
        {"nonsense": 1}, {"claim_id": "x"}, {"report_id": "x"}, {"type": "DANCE"}, {"sign": 7},
        {"date": "soon"},
        {"probability": "high"}, {"modality": "maybe"}, {"subject_within": 3}, {}, None,
    ],
)  # fmt: skip
def test_a_correction_that_is_no_claim_is_refused(own: TestClient, corrected: object) -> None:
    body = {"claim_id": "claim-1", "verdict": "correct", "who": "Ada", "corrected": corrected}
    answer = own.post("/api/judgements", json=body)
    assert answer.status_code == 400, answer.text
    assert own.get("/api/judgements").json()["total"] == 0
    assert own.get("/api/overview").status_code == 200


def test_the_queue_leaves_out_what_one_has_judged(own: TestClient) -> None:
    first = own.get("/api/review/queue?who=Ada").json()
    judge(own, first["items"][0]["claim_id"], "accept")
    rest = own.get("/api/review/queue?who=Ada").json()
    assert rest["total"] == first["total"] - 1
    assert [c["claim_id"] for c in rest["items"]] == [c["claim_id"] for c in first["items"][1:]]
    assert own.get("/api/review/queue?who=Bob").json()["total"] == first["total"]


def test_agreement_between_two_reviewers(own: TestClient) -> None:
    assert own.get("/api/agreement").json()["alpha"] is None
    for claim, ada, bob in (
        ("claim-0", "accept", "accept"),
        ("claim-2", "reject", "reject"),
        ("claim-3", "accept", "reject"),
    ):
        judge(own, claim, ada, "Ada")
        judge(own, claim, bob, "Bob")
    told = own.get("/api/agreement").json()
    assert told["alpha"] == pytest.approx(4 / 9)
    assert told["reviewers"] == ["Ada", "Bob"] and told["claims"] == 3


def test_alpha_of_a_published_example() -> None:
    # Krippendorff's own binary example: two observers, ten units, alpha 0.095.
    one, two = "0100000001", "1110010000"
    assert krippendorff(list(zip(one, two, strict=True))) == pytest.approx(0.095, abs=5e-4)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=0, max_size=4), max_size=20))
def test_alpha_never_exceeds_one(units: list[list[str]]) -> None:
    alpha = krippendorff(units)
    assert alpha is None or alpha <= 1


def test_a_removed_actor_is_said_to_be_gone(own: TestClient) -> None:
    from dataclasses import replace

    from foedus.frames import claims_frame
    from foedus.records import ActorRef
    from tests.serve.made import ACTS, claim, report

    one = report("Russia aided Syria at last. Russia agreed with Turkey.", "2016-12-01", "Outlet 1")
    odd = replace(claim("odd", one, ACTS[3]), subject=ActorRef("~nobody", "Nobody", "Nobody"))
    own.app.state.desk.workspace.append_claims(claims_frame([odd]))  # type: ignore[attr-defined]
    own.app.state.desk.changed()  # type: ignore[attr-defined]
    assert own.get("/api/actors/~nobody").json()["provisional"]
    judge(own, "claim-odd", "reject")
    gone = own.get("/api/actors/~nobody")
    assert gone.status_code == 404 and "rejected in review" in gone.json()["remedy"]
