"""The decomposition adds up, and says whose word it is."""

from __future__ import annotations

import pytest

from foedus.ties import change, ties, why
from tests.ties.claims import actor, claim, frame


def test_contributions_add_up_to_the_alignment() -> None:
    claims = frame(
        *(claim("rus", "AID", "syr", f"2016-1{i}-03", outlet=f"p{i % 2}") for i in range(3)),
        claim("rus", "ACCUSE", "syr", "2016-10-09"),
        claim("usa", "ASSAULT", "syr", "2016-09-17"),
        claim("rus", "REQUEST", "syr", "2016-10-09"),
    )
    reasons = why(claims, "syr", "rus")
    alignment = ties(claims, between=("rus", "syr"))["alignment"][0]
    assert reasons["contribution"].sum() == pytest.approx(alignment)
    assert reasons["claim_id"].null_count() == 1
    assert reasons.filter(type="ACCUSE")["contribution"][0] < 0


def test_a_copy_is_told_and_not_counted() -> None:
    claims = frame(*(claim("rus", "AID", "syr", group="g", id=i) for i in ("one", "two")))
    reasons = why(claims, "rus", "syr").drop_nulls("claim_id")
    assert reasons["counted"].to_list() == [True, False]
    assert "not counted again" in reasons["words"][1]


def test_whose_word_in_order() -> None:
    claims = frame(
        claim("rus", "AID", "hezbollah", "2016-11-24", said_by=(actor("al_akhbar"), actor("hezbollah")))
    )
    words = why(claims, "rus", "hezbollah")["words"][0]
    assert (
        words
        == "Rus gave aid to Hezbollah (2016-11-24), on the word of times citing Al_akhbar citing Hezbollah"
    )


def test_change_tells_before_after_and_voices() -> None:
    claims = frame(
        *(claim("tur", t, "rus", "2015-11-24", outlet=t) for t in ("ASSAULT", "ACCUSE", "SANCTION")),
        *(claim("tur", t, "rus", "2016-12-20", outlet=t) for t in ("AGREE", "COOPERATE", "AID")),
        claim("usa", "AID", "isr", "2014-01-01"),
    )
    table = change(claims, "2016-01-01", "2016-12-31")
    row = table.row(0, named=True)
    assert table.height == 1
    assert row["before"] < 0 < row["after"] and row["probability"] > 0.9
    assert set(row["voices"]) == {"COOPERATE", "AID", "AGREE"}
