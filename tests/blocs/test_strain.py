"""Strained cycles, opposed partners, and blocs that keep their names."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from foedus.blocs import blocs, edge_strain, issue_strain, strain
from foedus.records import Claim
from foedus.ties import ties
from tests.ties.claims import actor, claim, frame


def told(subject: str, type_: str, object_: str, times: int = 3) -> list[Claim]:
    return [claim(subject, type_, object_, outlet=f"paper {i}") for i in range(times)]


def stance(who: str, type_: str, issue: str) -> Claim:
    return replace(claim(who, type_, who), object=None, issue=issue)


def syria() -> pl.DataFrame:
    return frame(
        *told("rus", "AID", "hezbollah"),
        *told("rus", "COOPERATE", "tur"),
        *told("tur", "ASSAULT", "hezbollah"),
        *told("irn", "PATRON", "hezbollah"),
        stance("rus", "FOR", "a settlement"),
        stance("hezbollah", "AGAINST", "a settlement"),
        stance("irn", "AGAINST", "a settlement"),
        claim("hezbollah", "RETREAT", "syr", modality="demanded", said_by=(actor("opposition"),)),
    )


def test_the_contradiction_is_named_with_its_claims() -> None:
    claims = syria()
    found = strain(ties(claims))
    assert found[0].words == "Hezbollah + Rus, Rus + Tur, Hezbollah − Tur"
    assert 0.5 < found[0].probability < 1
    assert set(found[0].because) <= set(claims["claim_id"])
    assert len(found[0].because) == 6


def test_a_balanced_triangle_is_not_strained() -> None:
    table = ties(frame(*told("a", "ALLY", "b"), *told("a", "ENEMY", "c"), *told("b", "ENEMY", "c")))
    assert strain(table) == []
    assert edge_strain(table)["strain"].max() < 0.2


def test_a_square_is_strained_only_without_a_tie_across() -> None:
    square = [
        *told("a", "ALLY", "b"),
        *told("b", "ALLY", "c"),
        *told("c", "ALLY", "d"),
        *told("a", "ENEMY", "d"),
    ]
    found = strain(ties(frame(*square)))
    assert [len(one.edges) for one in found] == [4]


def test_partners_who_want_opposite_things() -> None:
    claims = syria()
    found = issue_strain(claims, ties(claims))
    assert len(found) == 1
    assert found[0].edges == (
        ("hezbollah", "rus", 1),
        ("hezbollah", "irn", 1),
        ("hezbollah", "opposition", -1),
    )
    assert found[0].words.startswith(
        "Rus is for a settlement; its ally Hezbollah is against it; so is Hezbollah's patron Irn; Opposition"
    )


def test_blocs_keep_their_identity_when_a_member_leaves() -> None:
    east = [*told("rus", "ALLY", "irn"), *told("rus", "ALLY", "syr"), *told("irn", "ALLY", "syr")]
    west = [*told("usa", "ALLY", "tur"), *told("usa", "ALLY", "gbr"), *told("gbr", "ALLY", "tur")]
    between = [*told("usa", "ENEMY", "syr"), *told("gbr", "ENEMY", "irn")]
    first = blocs(ties(frame(*east, *west, *between)))
    assert [bloc.members for bloc in first] == [("gbr", "tur", "usa"), ("irn", "rus", "syr")]
    assert min(min(bloc.certainty) for bloc in first) > 0.5
    west = [*told("usa", "ALLY", "gbr"), *told("tur", "ALLY", "rus", 5), *told("tur", "ENEMY", "usa", 5)]
    later = blocs(ties(frame(*east, *west, *between)), before=first)
    assert {bloc.id: bloc.members for bloc in later} == {
        first[1].id: ("irn", "rus", "syr", "tur"),
        first[0].id: ("gbr", "usa"),
    }
    assert {bloc.name for bloc in later} == {bloc.name for bloc in first}


def test_no_ties_no_blocs() -> None:
    assert blocs(ties(frame())) == []
    assert strain(ties(frame())) == []
    assert edge_strain(ties(frame())).is_empty()
