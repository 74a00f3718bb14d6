"""Claims as JSON: the keys of the interface, and a round trip without loss."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from foedus.errors import SetAside
from foedus.interchange import claim_from_json, claim_json
from foedus.records import Claim
from tests.claim_strategies import claims

KEYS = [
    "document_id", "claim_id", "kind", "type", "subject", "object", "sign", "intensity", "modality", "date",
    "date_text", "place", "said_by", "evidence", "probability", "coder",
]  # fmt: skip


@given(claims())
def test_a_claim_survives_json(claim: Claim) -> None:
    back = claim_from_json(json.loads(json.dumps(claim_json(claim))))
    assert back == replace(claim, probability=round(claim.probability, 4))


@given(claims())
def test_the_keys_of_the_interface_come_first_and_in_order(claim: Claim) -> None:
    assert list(claim_json(claim))[: len(KEYS)] == KEYS


def test_an_issue_and_a_number_stand_in_the_objects_place() -> None:
    claim = Claim("1", "r", "d", "stance", "FOR", None, issue="ceasefire")
    assert claim_json(claim)["object"] == {"issue": "ceasefire"}
    claim = Claim("1", "r", "d", "quantity", "LOSSES", None, number=35.0, unit="soldiers lost")
    assert claim_json(claim)["object"] == {"number": 35.0, "unit": "soldiers lost"}


@pytest.mark.parametrize(
    "bad", [{}, {"document_id": "d"}, {"document_id": "d", "claim_id": 1, "kind": "event"}]
)
def test_what_is_no_claim_is_set_aside_with_its_place(bad: dict[str, object]) -> None:
    with pytest.raises(SetAside, match=r"claims\.jsonl:3: not a claim"):
        claim_from_json(bad, where="claims.jsonl:3")
