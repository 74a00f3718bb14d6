"""A bond that somebody says will not last is told as strain, on whose word."""

from __future__ import annotations

from dataclasses import replace

from foedus.blocs import strains
from foedus.ties import ties
from tests.ties.claims import actor, claim, frame


def test_a_forecast_is_told_with_its_speaker() -> None:
    said = claim("rus", "ALLY", "tur", said_by=(actor("analyst"),))
    claims = frame(replace(said, qualifiers=("forecast to end",)), claim("rus", "ALLY", "syr"))
    (found,) = strains(claims, ties(claims))
    assert found.edges == (("rus", "tur", 1),)
    assert found.words.startswith("Rus and Tur are said not to stay together, on the word of Analyst")
    assert len(found.because) == 1


def test_without_a_forecast_there_is_none() -> None:
    claims = frame(claim("rus", "ALLY", "tur"))
    assert strains(claims, ties(claims)) == []
