"""What ties must say of a few claims."""

from __future__ import annotations

import polars as pl
import pytest

from foedus.errors import TieError
from foedus.ties import ties
from tests.ties.claims import actor, claim, frame


def one(table: pl.DataFrame) -> dict[str, object]:
    assert table.height == 1
    return table.row(0, named=True)


def test_one_claim_from_one_source_is_wide() -> None:
    tie = one(ties(frame(claim("rus", "COOPERATE", "hezbollah", "2016-11-24"))))
    assert tie["a"] == "hezbollah" and tie["b"] == "rus"
    assert tie["alignment"] > 0.1
    assert tie["high"] - tie["low"] > 0.9


def test_independent_voices_narrow_the_interval_and_one_voice_repeating_does_not_as_much() -> None:
    days = [f"2016-11-{day:02}" for day in range(1, 21)]
    many = one(ties(frame(*(claim("rus", "AID", "syr", d, outlet=f"paper {i}") for i, d in enumerate(days)))))
    single = one(ties(frame(*(claim("rus", "AID", "syr", d) for d in days))))
    assert many["sources"] == 20 and single["sources"] == 1
    assert many["high"] - many["low"] < single["high"] - single["low"]


def test_copies_weigh_as_one_voice() -> None:
    original = claim("rus", "ASSAULT", "ukr", "2016-11-24", group="g", outlet="wire")
    copies = [
        claim("rus", "ASSAULT", "ukr", "2016-11-24", group="g", outlet=f"paper {i}") for i in range(1000)
    ]
    alone, flooded = one(ties(frame(original))), one(ties(frame(original, *copies)))
    assert flooded["alignment"] == pytest.approx(alone["alignment"])
    assert flooded["sources"] == 1
    assert flooded["claims"] == 1001


def test_armies_and_leaders_count_for_their_state() -> None:
    army = actor("russian_army", "russian_government", "rus")
    tie = one(ties(frame(claim(army, "CONSULT", "hezbollah", "2016-11-24"))))
    assert (tie["a"], tie["b"]) == ("hezbollah", "rus")


def test_no_tie_within_one_principal_nor_from_a_demand() -> None:
    army = actor("russian_army", "rus")
    assert ties(frame(claim(army, "AID", "rus"))).is_empty()
    assert ties(frame(claim("tur", "RETREAT", "hezbollah", modality="demanded"))).is_empty()


def test_later_claims_are_not_known_earlier_and_a_tie_can_change_sign() -> None:
    claims = frame(
        *(claim("tur", t, "rus", "2015-11-24", outlet=t) for t in ("ASSAULT", "ACCUSE", "SANCTION")),
        *(claim("tur", t, "rus", "2016-12-20", outlet=t) for t in ("AGREE", "COOPERATE", "AID")),
    )
    assert one(ties(claims, at="2015-12-31"))["alignment"] < 0
    assert one(ties(claims, at="2016-12-31"))["alignment"] > 0


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("ALLY", "alliance"),
        ("PATRON", "patronage"),
        ("ENEMY", "hostility"),
        ("RIVAL", "rivalry"),
        ("CONSULT", "contact"),
    ],
)
def test_kinds(type_: str, kind: str) -> None:
    assert one(ties(frame(claim("irn", type_, "hezbollah"))))["kind"] == kind


def test_attention_alone_is_no_alignment() -> None:
    asked = [claim("usa", "REQUEST", "chn", f"2016-11-{d:02}") for d in range(1, 29)]
    tie = one(ties(frame(*asked)))
    assert abs(tie["alignment"]) < 0.05
    assert tie["attention"] > 2


def test_between_takes_either_order() -> None:
    claims = frame(claim("rus", "AID", "syr"), claim("usa", "ACCUSE", "syr"))
    assert ties(claims, between=("syr", "rus"))["b"].to_list() == ["syr"]


def test_undated_claims_and_no_claims() -> None:
    assert one(ties(frame(claim("rus", "AID", "syr", published=None))))["last_evidence"] is None
    assert ties(frame()).is_empty()


def test_a_table_without_the_columns_is_refused() -> None:
    with pytest.raises(TieError, match="lacks"):
        ties(pl.DataFrame({"a": [1]}))
