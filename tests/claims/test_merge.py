"""One act told twice, and words that no longer hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.claims.assemble import check, evidence, identified
from foedus.claims.merge import merged
from foedus.errors import EvidenceDrift
from foedus.records import ActorRef, Claim, Report
from tests.claim_strategies import claims

REPORT = Report("r", "d", "Russia attacked Turkey. Later, Russia attacked Turkey in Aleppo.")
RUSSIA, TURKEY = ActorRef("rus", "Russia", "Russia"), ActorRef("tur", "Turkey", "Turkey")


def told(start: int, end: int, **fields: object) -> Claim:
    claim = Claim("", "r", "d", "event", "ASSAULT", RUSSIA, TURKEY, evidence=(evidence(REPORT, start, end),))
    return identified(replace(claim, probability=0.8, **fields))  # type: ignore[arg-type]


def test_repetitions_are_joined_and_the_sharper_date_kept() -> None:
    one, other = told(0, 23, date="2016"), told(24, 64, date="2016-05-02")
    (joined,) = merged([one, other])
    assert [e.start for e in joined.evidence] == [0, 24]
    assert joined.date == "2016-05-02"
    assert joined.probability > 0.8


@pytest.mark.parametrize(
    "changes",
    [
        {"modality": "negated"},
        {"date": "2015"},
        {"said_by": (TURKEY,)},
        {"type": "ACCUSE"},
        {"subject": TURKEY},
    ],
)
def test_what_differs_stays_apart(changes: dict[str, object]) -> None:
    assert len(merged([told(0, 23, date="2016"), replace(told(24, 64, date="2016"), **changes)])) == 2  # type: ignore[arg-type]


def test_a_mutual_act_is_one_in_either_order() -> None:
    one = told(0, 23, type="CONSULT", qualifiers=("mutual",))
    other = told(24, 64, type="CONSULT", qualifiers=("mutual",), subject=TURKEY, object=RUSSIA)
    assert len(merged([one, other])) == 1


@given(st.lists(claims(), max_size=6))
def test_merging_again_changes_nothing_and_ids_are_unique(found: list[Claim]) -> None:
    once = merged(found)
    assert merged(once) == once
    assert len({claim.id for claim in once}) == len(once)


def test_evidence_is_trimmed_and_surrounded() -> None:
    span = evidence(REPORT, 23, 31)
    assert span.text == "Later,"
    assert span.prefix.endswith("Turkey. ")
    assert span.holds(REPORT.text)


def test_drifted_evidence_fails_loudly() -> None:
    changed = replace(REPORT, text="Now " + REPORT.text)
    with pytest.raises(EvidenceDrift, match=r"'Russia attacked Turkey\.' are not at 0-23"):
        check(told(0, 23), changed)
