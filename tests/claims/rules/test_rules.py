"""What the rules read off sentences whose actors are given."""

from __future__ import annotations

import pytest

from foedus.claims.rules import RuleCoder
from foedus.claims.rules.coder import drafts
from foedus.records import Claim
from tests.claims.bracketed import understood

EVENTS = [
    # active, passive, nominal, with direction
    ("[Russia=rus] attacked [Turkey=tur] on Monday.", "ASSAULT", "rus", "tur"),
    ("[Rebels=reb] were attacked by [Syrian=syr] government troops.", "ASSAULT", "syr", "reb"),
    ("[Turkey=tur]'s shelling of [Kurdish=kurds] fighters angered nobody.", "ASSAULT", "tur", "kurds"),
    ("[A Russian jet=rus] was shot down by [Turkey=tur].", "ASSAULT", "tur", "rus"),
    ("[Turkey=tur] shot down a [Russian=rus] jet.", "ASSAULT", "tur", "rus"),
    ("[The army=syr] seized the town from [the militants=isis].", "ASSAULT", "syr", "isis"),
    ("[Israel=isr] launched an attack on [Hamas=ham].", "ASSAULT", "isr", "ham"),
    # mutual acts
    ("Fighting between [the army=syr] and [rebels=reb] continued.", "ASSAULT", "syr", "reb"),
    ("[Russia=rus] and [Turkey=tur] agreed to extend the ceasefire.", "AGREE", "rus", "tur"),
    ("[Russia=rus] held talks with [Turkey=tur] in Astana.", "CONSULT", "rus", "tur"),
    ("Cooperation between [Russia=rus] and [Hezbollah=hez] goes on.", "COOPERATE", "rus", "hez"),
    # light verbs, phrasal verbs, needed objects
    ("[The United States=usa] imposed sanctions on [Iran=irn].", "SANCTION", "usa", "irn"),
    ("[Qatar=qat] severed ties with [Iran=irn].", "SANCTION", "qat", "irn"),
    ("[Iran=irn] provides weapons to [Hezbollah=hez].", "AID", "irn", "hez"),
    ("[The group=x] pledged allegiance to [Islamic State=isis].", "SUPPORT", "x", "isis"),
    ("[Turkey=tur] called on [Russia=rus] to stop the strikes.", "REQUEST", "tur", "rus"),
    ("[Iran=irn] threatened to attack [Israel=isr].", "THREATEN", "irn", "isr"),
    ("[Sweden=swe] accused [Russia=rus] of lying.", "ACCUSE", "swe", "rus"),
    ("[Police=pol] arrested 12 members of [the party=par].", "COERCE", "pol", "par"),
    ("[The rebels=reb] withdrew from the city before [the army=syr].", "RETREAT", "reb", "syr"),
]


def found(sentence: str, **given: dict[str, str]) -> tuple[Claim, ...]:
    return RuleCoder().code(understood(sentence, **given))


def ends(claim: Claim) -> tuple[str | None, str | None]:
    return (
        claim.subject.actor_id if claim.subject else None,
        claim.object.actor_id if claim.object else None,
    )


@pytest.mark.parametrize(("sentence", "type_", "subject", "other"), EVENTS)
def test_events_with_direction(sentence: str, type_: str, subject: str, other: str) -> None:
    claims = [c for c in found(sentence) if c.kind == "event" and c.type == type_]
    assert [(c.modality, *ends(c)) for c in claims] == [("actual", subject, other)]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("[Iran=irn] attacked [Israel=isr].", "actual"),
        ("[Iran=irn] did not attack [Israel=isr].", "negated"),
        ("[Iran=irn] refused to attack [Israel=isr].", "negated"),
        ("[Iran=irn] will attack [Israel=isr].", "future"),
        ("[Iran=irn] plans to attack [Israel=isr].", "future"),
        ("He said [Iran=irn] would attack [Israel=isr].", "future"),
        ("[Iran=irn] must attack [Israel=isr].", "demanded"),
        ("[Iran=irn] may attack [Israel=isr].", "hypothetical"),
        ("If [Iran=irn] attacks [Israel=isr], prices will rise.", "hypothetical"),
        ("Will [Iran=irn] attack [Israel=isr]?", "hypothetical"),
        ("Why did [Iran=irn] attack [Israel=isr]?", "actual"),
        ("[Iran=irn] did not fail to attack [Israel=isr].", "actual"),
    ],
)
def test_modality(sentence: str, modality: str) -> None:
    (claim,) = [c for c in found(sentence) if c.type == "ASSAULT"]
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("sentence", "type_", "subject", "other"),
    [
        ("[Hezbollah=hez] became a staunch ally of [the regime=syr].", "ALLY", "hez", "syr"),
        ("[Hezbollah=hez]'s patron [Iran=irn] is watching.", "PATRON", "irn", "hez"),
        ("the [Iranian=irn]-backed [group=hez] grew.", "PATRON", "irn", "hez"),
        ("[Hezbollah=hez], a proxy of [Iran=irn], grew.", "PATRON", "irn", "hez"),
        ("[Islamists=isl] linked to [al Qaeda=aq] took the town.", "MEMBER", "isl", "aq"),
        ("[Armenia=arm] and [Azerbaijan=aze] are at war.", "ENEMY", "arm", "aze"),
        ("[Israel=isr] is at war with [Hamas=ham].", "ENEMY", "isr", "ham"),
        ("[Hamas=ham] is hostile to [Israel=isr].", "ENEMY", "ham", "isr"),
        ("[Egypt=egy], an ally of [Riyadh=sau], welcomed the deal.", "ALLY", "egy", "sau"),
        ("[Egypt=egy] has warm relations with [Riyadh=sau].", "PARTNER", "egy", "sau"),
    ],
)
def test_standing_relations(sentence: str, type_: str, subject: str, other: str) -> None:
    claims = [c for c in found(sentence) if c.kind == "relation"]
    assert [(c.type, *ends(c)) for c in claims] == [(type_, subject, other)]


def test_regard_of_those_impressed() -> None:
    (claim,) = [
        c
        for c in found("[The Russians=rus] had been impressed with the tactics of [Hezbollah=hez].")
        if c.kind == "regard"
    ]
    assert (claim.type, *ends(claim)) == ("POSITIVE", "rus", "hez")


def test_regard_in_what_someone_believes() -> None:
    claims = found("[Moscow=rus] believes [Hezbollah=hez] is a strong ally.")
    assert ("regard", "POSITIVE", "rus", "hez") in [(c.kind, c.type, *ends(c)) for c in claims]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("[Russia=rus] advocated a settlement through negotiations.", "FOR"),
        ("The settlement would not meet the interests of [Russia=rus].", "AGAINST"),
        ("A joint decision is contrary to the interests of [Russia=rus].", "AGAINST"),
        ("[Russia=rus] opposes the peace process.", "AGAINST"),
        ("[Russia=rus] does not support a political solution.", "AGAINST"),
        ("[Russia=rus] wishes to prolong the war.", "AGAINST"),
    ],
)
def test_stances_on_a_settlement(sentence: str, side: str) -> None:
    sides = [c.type for c in found(sentence) if c.issue == "political settlement"]
    assert sides == [side]


@pytest.mark.parametrize(
    ("sentence", "type_", "number"),
    [
        ("[Hezbollah=hez] has lost more than two thousand men.", "LOSSES", 2000),
        ("[This group=hez] lost about 35 soldiers.", "LOSSES", 35),
        ("The number of [this group=hez] sometimes reaches ten thousand.", "FIGHTERS", 10000),
        ("The army killed 12 [Hezbollah=hez] fighters.", "LOSSES", 12),
        ("Police detained 1,200 [Hezbollah=hez] members.", "CAPTURED", 1200),
    ],
)
def test_quantities(sentence: str, type_: str, number: float) -> None:
    (claim,) = [c for c in found(sentence) if c.kind == "quantity"]
    assert (claim.type, claim.number, ends(claim)[0]) == (type_, number, "hez")


def test_no_act_is_read_into_mere_company() -> None:
    for sentence in (
        "[Russia=rus] and [Turkey=tur] border the Black Sea.",
        "Reporters from [Russia=rus] flew over [Turkey=tur].",
        "[Russia=rus], unlike [Turkey=tur], grows rye.",
    ):
        assert found(sentence) == ()


def test_a_definite_description_takes_its_actors_from_the_act_it_points_to() -> None:
    talks = "[Hezbollah=hez] held talks with [Russia=rus] in May."
    text = f"{talks}\nThe request for the meeting came from [Moscow=rus]."
    requests = [c for c in found(text, dates={"May": "2016-05"}) if c.type == "REQUEST"]
    assert [(*ends(c), c.date) for c in requests] == [("rus", "hez", "2016-05")]


def test_an_undated_act_takes_the_date_and_place_of_the_sentence_before() -> None:
    text = "The battle of Saraqib began in May.\n[Hezbollah=hez] attacked [the rebels=reb]."
    (claim,) = [
        c for c in found(text, dates={"May": "2016-05"}, places={"Saraqib": "Saraqib"}) if c.kind == "event"
    ]
    assert claim.date == "2016-05"
    assert claim.place is not None
    assert "date carried" in claim.qualifiers


def test_one_act_told_twice_is_one_claim_with_two_spans() -> None:
    text = "[Russia=rus] attacked [Turkey=tur].\nOn Monday [Russia=rus] attacked [Turkey=tur]."
    (claim,) = [c for c in found(text, dates={"Monday": "2016-05-02"}) if c.type == "ASSAULT"]
    assert len(claim.evidence) == 2
    assert claim.date == "2016-05-02"


def test_nothing_is_drafted_without_actors() -> None:
    assert drafts(understood("Prices rose on Monday and fell on Tuesday.")) == []


@pytest.mark.parametrize(
    ("sentence", "modality", "mark"),
    [
        ("The alliance between [Russia=rus] and [Turkey=tur] will not last.", "actual", "forecast to end"),
        ("The pact between [Russia=rus] and [Turkey=tur] is bound to collapse.", "actual", "forecast to end"),
        (
            "The friendship of [Egypt=egy] with [Qatar=qat] is unlikely to survive.",
            "actual",
            "forecast to end",
        ),
        ("The coalition between [the party=par] and [the union=uni] fell apart.", "negated", "ended"),
        ("The alliance between [Russia=rus] and [Turkey=tur] endures.", "actual", None),
    ],
)
def test_what_becomes_of_a_bond(sentence: str, modality: str, mark: str | None) -> None:
    (claim,) = found(sentence)
    assert claim.modality == modality
    assert [m for m in claim.qualifiers if "end" in m] == ([mark] if mark else [])


def test_camps_on_either_hand() -> None:
    claims = found(
        "Clashes erupted between [the front=front] and [the army=army] on one hand"
        " and [the group=isis] on the other."
    )
    assert {frozenset(ends(c)) for c in claims} == {frozenset(("front", "isis")), frozenset(("army", "isis"))}


def test_what_follows_from_being_attacked_is_not_the_victims_doing() -> None:
    assert not found("[A Russian helicopter=rus] was shot down near the city, killing [five people=people].")
    (claim,) = (
        c
        for c in found("[The convoy=con] was hit by [rebels=reb] on the road, killing [five people=people].")
        if c.object and c.object.actor_id == "people"
    )
    assert ends(claim) == ("reb", "people")


def test_leaving_dead_is_no_leaving() -> None:
    (claim,) = found("[The rebels=reb] left [20 civilians=civ] dead in the market.")
    assert (claim.type, *ends(claim)) == ("ASSAULT", "reb", "civ")


def test_what_evidence_is_for_is_nobodys_act() -> None:
    claims = found("[The powers=pow] blamed [the army=syr] without any evidence to support [the rebels=reb].")
    assert {c.type for c in claims} == {"ACCUSE"}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("[The opposition=opp] insists that [the group=hez] leave the country.", "demanded"),
        ("[Russian troops=rus] withdrew from the city on Friday.", "actual"),
    ],
)
def test_a_retreat_needs_nobody_on_the_other_side(sentence: str, modality: str) -> None:
    (claim,) = (c for c in found(sentence) if c.type == "RETREAT")
    assert claim.object is None
    assert claim.modality == modality


def test_leaving_town_is_no_retreat() -> None:
    assert not found("[The president=pre] left the capital on Monday.")


def test_work_in_cooperation_with() -> None:
    (claim,) = found("[The fighters=hez] work in close cooperation with [the Russians=rus].")
    assert (claim.type, *ends(claim)) == ("COOPERATE", "hez", "rus")


@pytest.mark.parametrize(
    ("sentence", "type_", "subject", "other"),
    [
        ("[Russia=rus] says [Israel=isr] must end the attacks.", "REQUEST", "rus", "isr"),
        ("[The government=afg] said [the militants=tal] were responsible.", "ACCUSE", "afg", "tal"),
        ("[Australia=aus] agreed to lend $1 billion to [Indonesia=idn].", "AGREE", "aus", "idn"),
        ("[Tokyo=jpn] is ready to work with [Beijing=chn].", "AGREE", "jpn", "chn"),
        ("[Washington=usa] blamed the attack on [the army=syr].", "ACCUSE", "usa", "syr"),
        ("[Turkey=tur] opened its borders to [the refugees=ref].", "AID", "tur", "ref"),
        ("[Fighters=tal] stepped up attacks on [the police=pol].", "ASSAULT", "tal", "pol"),
    ],
)
def test_acts_made_by_saying_and_promising(sentence: str, type_: str, subject: str, other: str) -> None:
    assert (type_, "actual", subject, other) in {(c.type, c.modality, *ends(c)) for c in found(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "[France=fra] said that [the hostages=hos] must be released.",
        "[Iran=irn] is ready to attack [Israel=isr].",
        "[Sweden=swe] promised not to help [the militia=mil].",
        "[The agency=rpt] said [the ministers=min] were tired.",
    ],
)
def test_no_request_accusation_or_promise(sentence: str) -> None:
    assert not {"REQUEST", "ACCUSE", "AGREE"} & {c.type for c in found(sentence)}


def test_whoever_is_asked_is_to_do_it() -> None:
    claims = found("[The envoy=un] called on [the army=syr] to stop bombing [civilians=civ].")
    assert ("un", "civ") not in {ends(c) for c in claims}


def test_an_if_that_was_not_so() -> None:
    (claim,) = found("If [the army=syr] had not killed [the militants=mil], they would have attacked.")
    assert claim.modality == "actual"


def test_held_places_are_no_clients() -> None:
    assert not found("The city is split between a [rebel=reb]-held east and a [regime=syr]-controlled west.")


def test_a_partner_on_the_speakers_word() -> None:
    claims = found("[The commander=hez] said that [the Russians=rus] are reliable partners.")
    assert ("PARTNER", "rus", "hez") in {(c.type, *ends(c)) for c in claims}


def test_a_sentence_may_begin_with_side() -> None:
    (claim,) = found("Side talks between [Russia=rus] and [Turkey=tur] went on.")
    assert ends(claim) == ("rus", "tur")
