"""The flat table: what goes in comes out, and its days are the bounds of its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given

from foedus.frames import claim_row, claim_schema, claims_frame, claims_of
from foedus.records import ActorRef, Claim
from tests.claim_strategies import TEXT, claims


@given(claims())
def test_a_claim_survives_the_table(claim: Claim) -> None:
    (back,) = claims_of(claims_frame([claim]), {"r1": TEXT})
    speakers = tuple(ActorRef(s.actor_id, s.name, s.text) for s in claim.said_by)
    assert back == replace(claim, said_by=speakers)


@given(claims())
def test_every_column_of_the_schema_is_filled_and_no_other(claim: Claim) -> None:
    assert set(claim_row(claim)) == set(claim_schema())


def days(**fields: object) -> tuple[object, object, object]:
    claim = Claim("1", "r", "r", "event", "AID", None, **fields)  # type: ignore[arg-type]
    row = claims_frame([claim]).row(0, named=True)
    return row["day_first"], row["day_last"], row["dated"]


def test_days_are_those_of_the_date_then_of_publication() -> None:
    assert days(date="2016-10~") == (date(2016, 10, 1), date(2016, 10, 31), True)
    assert days(published="2017-01-10") == (date(2017, 1, 10), date(2017, 1, 10), False)
    assert days() == (None, None, False)
    assert days(date="nonsense", published="2017") == (date(2017, 1, 1), date(2017, 12, 31), False)
