"""The origin article said back as data: what it says must be there, and what it does not say must not.

The rules that find these things are rules of the language; nothing in the source knows this text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from foedus import api, brief
from foedus.brief import Brief
from foedus.records import ActorRef, Claim

SEED = Path(__file__).parents[2] / "shared" / "seed" / "changing-alliances.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the origin article is not at {SEED}")


@cache
def made(date: str | None) -> Brief:
    stream = api.stream([SEED], date=date)
    return api.brief(stream, stream)


def stands_for(actor: ActorRef | None, name: str) -> bool:
    """Whether the actor is ``name`` or answers for it (the Russian army for Russia)."""
    return actor is not None and name in (actor.actor_id, *actor.within)


def claims(
    kind: str, type_: str, subject: str, other: str | None = None, **fields: object
) -> Iterator[Claim]:
    for claim in made("2017-01-10").claims:
        found = (claim.kind, claim.type) == (kind, type_) and stands_for(claim.subject, subject)
        facing = other is None or stands_for(claim.object, other)
        if found and facing and all(getattr(claim, name) == value for name, value in fields.items()):
            yield claim


def between(kind: str, type_: str, one: str, other: str) -> list[Claim]:
    return [*claims(kind, type_, one, other), *claims(kind, type_, other, one)]


def speakers(claim: Claim) -> set[str]:
    return {name for speaker in claim.said_by for name in (speaker.actor_id, *speaker.within)}


def test_every_claim_has_its_exact_words() -> None:
    text = SEED.read_text("utf-8")
    for claim in made("2017-01-10").claims:
        assert claim.evidence
        assert all(span.holds(text) for span in claim.evidence)


def test_russia_and_hezbollah_cooperate() -> None:
    dates = {claim.date for claim in between("event", "COOPERATE", "rus", "hezbollah")}
    assert "2016-11-24" in dates
    assert any(date and date.startswith("2015") for date in dates)


def test_the_commander_speaks_of_partnership_and_of_russian_admiration() -> None:
    bond = between("relation", "PARTNER", "rus", "hezbollah")
    assert any("hezbollah" in speakers(claim) for claim in bond)
    regard = list(claims("regard", "POSITIVE", "rus", "hezbollah"))
    assert any(s.startswith("~hezbollah") or s == "hezbollah" for c in regard for s in speakers(c))
    assert any(not c.said_by for c in regard)


def test_hezbollah_is_an_ally_of_the_government_and_iran_its_patron() -> None:
    assert between("relation", "ALLY", "hezbollah", "syr")
    assert list(claims("relation", "PATRON", "irn", "hezbollah"))
    assert not list(claims("relation", "PATRON", "hezbollah", "irn"))


def test_the_first_official_talks_were_at_russias_request() -> None:
    (talks,) = between("event", "CONSULT", "rus", "hezbollah")
    assert talks.date == "2016-11-24"
    assert {"first", "official"} <= set(talks.qualifiers)
    assert speakers(talks) == {"al-akhbar"}
    (request,) = claims("event", "REQUEST", "rus", "hezbollah")
    assert "al-akhbar" in speakers(request)


def test_air_support_was_agreed() -> None:
    assert between("event", "AGREE", "rus", "hezbollah")
    assert list(claims("event", "AID", "rus", "hezbollah", modality="future"))


def test_losses_and_strength() -> None:
    lost = {claim.number: claim for claim in claims("quantity", "LOSSES", "hezbollah")}
    assert set(lost) == {2000.0, 35.0}
    assert lost[35.0].date and lost[35.0].date.startswith("2016-10")
    assert lost[35.0].place and lost[35.0].place.name == "Saraqib"
    assert [claim.number for claim in claims("quantity", "FIGHTERS", "hezbollah")] == [10000.0]


def test_the_opposition_fights_the_governments_side_and_wants_hezbollah_out() -> None:
    assert between("event", "ASSAULT", "syr-opp", "hezbollah")
    assert between("event", "ASSAULT", "syr-opp", "syr")
    demand = list(claims("event", "REQUEST", "syr-opp", "hezbollah"))
    assert demand
    assert all("tur" in speakers(claim) for claim in demand)


def test_the_demand_to_leave_is_told_as_what_is_demanded() -> None:
    (leaving,) = claims("event", "RETREAT", "hezbollah", modality="demanded")
    assert leaving.object is None
    assert {"tur", "syr-opp"} <= speakers(leaving)


def test_the_commander_tells_of_close_co_operation() -> None:
    together = between("event", "COOPERATE", "rus", "hezbollah")
    assert any("hezbollah" in speakers(claim) for claim in together)


def test_whose_ally_hezbollah_is_in_moscows_eyes_and_in_truth() -> None:
    assert any("rus" in speakers(claim) for claim in between("relation", "ALLY", "rus", "hezbollah"))
    assert list(claims("relation", "ALLY", "hezbollah", "irn"))


def test_allies_named_beside_each_other_do_not_fight() -> None:
    for claim in claims("event", "ASSAULT", "hezbollah"):
        assert claim.object is not None and "shiite" not in claim.object.actor_id


def test_turkey_only_relays_the_demand() -> None:
    for claim in made("2017-01-10").claims:
        assert not stands_for(claim.subject, "tur")
        assert not stands_for(claim.object, "tur")


def test_what_each_wants_of_a_settlement() -> None:
    def sides(actor: str) -> set[str]:
        return {
            c.type
            for c in made("2017-01-10").claims
            if c.kind == "stance" and c.issue == "political settlement" and stands_for(c.subject, actor)
        }

    assert sides("rus") == {"FOR"}
    assert sides("hezbollah") == {"AGAINST"}
    assert sides("irn") == {"AGAINST"}


def test_the_strain_is_named() -> None:
    words = " ".join(strain.words for strain in made("2017-01-10").strains)
    for name in ("Russia", "Hezbollah", "Iran", "settlement", "opposition"):
        assert name in words


def test_ties_have_the_right_signs() -> None:
    ties = {(t.a, t.b): t for t in made("2017-01-10").ties}
    for pair in (("hezbollah", "rus"), ("hezbollah", "irn"), ("hezbollah", "syr")):
        assert ties[pair].alignment > 0.3
        assert ties[pair].positive > 0.9
    assert ties["hezbollah", "syr-opp"].alignment < -0.2
    assert ties["syr", "syr-opp"].alignment < -0.2
    assert not any("tur" in pair for pair in ties)


def test_without_a_date_the_year_is_inferred_and_said_so() -> None:
    (report,) = made(None).reports
    assert report.published and report.published.startswith("2017")
    assert report.published_known == "inferred"
    assert any(c.date == "2016-11-24" for c in made(None).claims if c.type == "CONSULT")
    assert any((c.date or "").startswith("2016-10") for c in made(None).claims if c.type == "LOSSES")


def test_the_page_stands_alone_and_marks_the_words() -> None:
    page = brief.page(made("2017-01-10"))
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert '<mark class="subject">' in page
    assert "inferred from the report" in brief.page(made(None))
