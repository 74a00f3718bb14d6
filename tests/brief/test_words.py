"""Claims and numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.claim_strategies import claims

from foedus.brief import words
from foedus.records import ActorRef, Claim

RUSSIA, TURKEY = ActorRef("rus", "Russia", "Moscow"), ActorRef("tur", "Turkey", "Ankara")


def claim(**fields: object) -> Claim:
    return Claim("1", "r", "r", **{"kind": "event", "type": "AID", "subject": RUSSIA, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"object": TURKEY}, "Russia gave aid to Turkey"),
        ({"kind": "relation", "type": "ALLY", "object": TURKEY}, "Russia is an ally of Turkey"),
        ({"kind": "stance", "type": "AGAINST", "issue": "sanctions"}, "Russia is against sanctions"),
        (
            {"kind": "quantity", "type": "LOSSES", "number": 1200.0, "unit": "men lost"},
            "Russia: 1,200 men lost",
        ),
        ({"object": None}, "Russia gave aid to someone"),
    ],
)
def test_what_a_claim_says(fields: dict[str, object], said: str) -> None:
    assert words.said(claim(**fields)) == said


@given(claims())
def test_every_claim_can_be_said(any_claim: Claim) -> None:
    assert words.said(any_claim)
    assert words.whose(any_claim)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "undated"),
        ("2016-22", "summer 2016"),
        ("2016?", "2016 (uncertain)"),
        ("2015/2016-03", "2015-01-01 to 2016-03-31"),
        ("199X", "1990-01-01 to 1999-12-31"),
        ("not a date", "not a date"),
    ],
)
def test_dates_as_a_reader_writes_them(value: str | None, shown: str) -> None:
    assert words.day(value) == shown


def test_the_report_speaks_for_itself_where_nobody_else_does() -> None:
    assert words.whose(claim()) == "the report itself"
    assert words.whose(claim(outlet="Levant Courier")) == "Levant Courier"


@pytest.mark.parametrize(
    ("p", "shown"), [(0.99, "almost certainly"), (0.7, "likely"), (0.5, "about as likely as not")]
)
def test_chances_in_words(p: float, shown: str) -> None:
    assert words.chance(p) == shown
