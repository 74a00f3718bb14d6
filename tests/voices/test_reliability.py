"""What makes a voice reliable: who it is to the parties, how the words came, and its record."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from foedus.frames import claims_frame
from foedus.records import ActorRef, Claim
from foedus.voices import contradictions, in_words, weigh


def actor(name: str) -> ActorRef:
    return ActorRef(name, name, name)


def claim(number: int, subject: str, thing: str, *said_by: str, **more: object) -> Claim:
    fields: dict[str, object] = {
        "kind": "event", "type": "ASSAULT", "sign": -1, "date": "2016-11-24", "outlet": "Reuters",
        "report_id": f"r{number}", **more,
    }  # fmt: skip
    return Claim(
        id=f"c{number:04}",
        document_id=str(fields["report_id"]),
        subject=actor(subject),
        object=actor(thing),
        said_by=tuple(actor(name) for name in said_by),
        **fields,  # type: ignore[arg-type]
    )


def weighed(*claims: Claim, ties: pl.DataFrame | None = None) -> list[dict[str, object]]:
    return weigh(claims_frame(claims), ties=ties).to_dicts()


def test_rows_keep_their_order_and_weights_their_bounds() -> None:
    claims = [
        claim(n, "rus", "usa", *(["~x"] * (n % 3)), outlet=None if n % 2 else "SANA") for n in range(20)
    ]
    rows = weighed(*claims)
    assert [row["claim_id"] for row in rows] == [c.id for c in claims]
    assert all(0 < float(str(row["reliability"])) <= 1 for row in rows)


def test_outlets_of_one_owner_are_one_voice() -> None:
    rows = weighed(claim(1, "rus", "tur", outlet="sana"), claim(2, "rus", "tur", "syr-mfa"))
    assert rows[0]["voice"] == rows[1]["voice"] == "syr"


def test_copies_are_one_voice_whatever_carries_them() -> None:
    rows = weighed(
        *(
            claim(n, "rus", "tur", outlet=f"outlet {n}", group="g", published=f"2016-11-{n:02}")
            for n in (3, 2, 9)
        )
    )
    assert {row["voice"] for row in rows} == {"outlet 2"}


def test_unknown_speakers_stand_under_their_outlet_and_weigh_less() -> None:
    unnamed, own = weighed(claim(1, "rus", "tur", "~two-officials"), claim(2, "rus", "tur"))
    assert unnamed["voice"] == own["voice"]
    assert float(str(unnamed["reliability"])) < float(str(own["reliability"]))


def test_an_interested_voice_weighs_less_than_one_that_is_not() -> None:
    far, itself, victim, friend = weighed(
        claim(1, "hezbollah", "isr"),
        claim(2, "hezbollah", "isr", "hezbollah"),
        claim(3, "hezbollah", "isr", "isr"),
        claim(4, "hezbollah", "isr", outlet="Al-Akhbar"),
    )
    assert (far["closeness"], itself["closeness"], victim["closeness"]) == (0.0, 1.0, 1.0)
    assert 0 < float(str(friend["closeness"])) < 1
    for row in (itself, victim, friend):
        assert float(str(row["reliability"])) < float(str(far["reliability"]))


def test_friends_by_their_ties_are_close() -> None:
    ties = pl.DataFrame({"a": ["chn"], "b": ["rus"], "alignment": [0.8]})
    (without,) = weighed(claim(1, "rus", "usa", "chn"))
    (with_ties,) = weighed(claim(1, "rus", "usa", "chn"), ties=ties)
    assert without["closeness"] == 0.0
    assert with_ties["closeness"] == pytest.approx(0.8)


def test_every_hop_takes_something_off() -> None:
    near, far = weighed(claim(1, "rus", "usa", "chn"), claim(2, "rus", "usa", "fra", "chn"))
    assert (near["hops"], far["hops"]) == (0, 1)
    assert float(str(far["distance"])) < float(str(near["distance"]))


def test_a_denial_contradicts_and_costs_both_sides() -> None:
    claims = [
        claim(1, "rus", "tur", "usa"),
        claim(2, "rus", "tur", "rus", modality="negated", date="2016-12-01"),
        claim(3, "rus", "tur", "fra", date="2019-01-01"),
    ]
    found = contradictions(claims_frame(claims))
    assert found.select("claim", "against_claim", "how").rows() == [("c0001", "c0002", "denied")]
    rows = weighed(*claims)
    assert [row["contradicted"] for row in rows] == [1, 1, 0]
    assert float(str(rows[0]["record"])) < float(str(rows[2]["record"])) == 1.0


def test_ally_and_enemy_contradict_but_talking_and_fighting_do_not() -> None:
    bonds = [
        claim(1, "rus", "tur", "usa", kind="relation", type="ALLY", sign=1),
        claim(2, "tur", "rus", "fra", kind="relation", type="ENEMY", sign=-1),
    ]
    assert contradictions(claims_frame(bonds))["how"].to_list() == ["opposite"]
    events = [claim(1, "rus", "tur", "usa"), claim(2, "rus", "tur", "fra", type="CONSULT", sign=1)]
    assert contradictions(claims_frame(events)).is_empty()


def test_one_voice_does_not_contradict_itself() -> None:
    claims = [claim(1, "rus", "tur", "usa"), claim(2, "rus", "tur", "usa", modality="negated")]
    assert contradictions(claims_frame(claims)).is_empty()


def test_the_window_reaches_over_the_edge_of_a_month() -> None:
    days = [date(2016, 1, 1).toordinal() + n for n in range(0, 90, 7)]
    claims = []
    for n, day in enumerate(days):
        told = date.fromordinal(day).isoformat()
        denied = date.fromordinal(day + 29).isoformat()
        claims.append(claim(10 * n, f"x{n}", "tur", "usa", date=told))
        claims.append(claim(10 * n + 1, f"x{n}", "tur", "rus", modality="negated", date=denied))
    assert len(contradictions(claims_frame(claims))) == len(days)


def test_no_claims_no_weights() -> None:
    assert weigh(claims_frame([])).is_empty()
    assert contradictions(claims_frame([])).is_empty()


def test_the_weight_in_words_names_every_factor() -> None:
    (row,) = weighed(claim(1, "hezbollah", "isr", outlet="Al-Akhbar"))
    words = in_words(row)
    assert words.startswith("al-akhbar is close to a party")
    assert f"reliability {row['reliability']:.2f}" in words
