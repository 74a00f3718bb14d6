"""The pictures: well-formed, the same each time, and told in words."""

from __future__ import annotations

import pytest
from defusedxml import ElementTree
from tests.blocs.test_strain import syria, told
from tests.ties.claims import claim, frame

from foedus.blocs import blocs, edge_strain, strain
from foedus.brief.plots import history, network_picture, strain_picture, tie_picture
from foedus.errors import BriefError
from foedus.ties import ties

SVG = "{http://www.w3.org/2000/svg}"


def checked(picture: str) -> tuple[str, str]:
    root = ElementTree.fromstring(picture)
    assert root.tag == f"{SVG}svg" and root.get("role") == "img"
    assert not list(root.iter(f"{SVG}script"))
    return root.findtext(f"{SVG}title") or "", root.findtext(f"{SVG}desc") or ""


def test_a_tie_over_time_tells_its_end_and_is_the_same_each_time() -> None:
    claims = frame(
        *(claim("tur", t, "rus", "2015-11-24", outlet=t) for t in ("ASSAULT", "ACCUSE", "SANCTION")),
        *(claim("tur", t, "rus", "2016-12-20", outlet=t) for t in ("AGREE", "COOPERATE", "AID")),
    )
    line = history(claims, "tur", "rus")
    assert line["alignment"][0] < 0 < line["alignment"][-1]
    assert line["day"].is_sorted()
    picture = tie_picture(claims, "tur", "rus")
    title, words = checked(picture)
    assert title == "Rus and Tur over time"
    assert f"at the end {line['alignment'][-1]:+.2f}" in words
    assert picture == tie_picture(claims, "rus", "tur")


def test_no_evidence_no_picture() -> None:
    with pytest.raises(BriefError, match="no dated claim"):
        tie_picture(frame(claim("rus", "AID", "syr")), "rus", "usa")


def test_the_network_names_its_blocs_and_what_it_leaves_out() -> None:
    table = ties(
        frame(*told("rus", "ALLY", "syr"), *told("usa", "ALLY", "gbr"), claim("usa", "ACCUSE", "rus"))
    )
    title, words = checked(network_picture(table, blocs(table), most=3))
    assert title == "Who stands with whom"
    assert "1 actors of whom less is known" in words
    assert "rus, syr" in words


def test_the_strain_map_tells_the_contradiction() -> None:
    table = ties(syria())
    _, words = checked(strain_picture(table, edge_strain(table), strain(table)))
    assert "Rus + Tur" in words


def test_names_cannot_break_out() -> None:
    table = ties(frame(claim("<script>x</script>", "ALLY", "usa")))
    checked(network_picture(table))
