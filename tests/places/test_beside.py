"""Names that the gazetteer does not know, placed by what stands beside them."""

from __future__ import annotations

import pytest

from foedus.places import resolve
from foedus.places.surfaces import candidates


def _names(text: str, *words: str) -> list[str | None]:
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    return [found.place.name if found.place else None for found in resolve(text, spans)]


def test_a_street_lies_in_the_town_beside_it() -> None:
    """The nearest town is taken before the country, and the country before nothing."""
    text = "Police closed Elm Street in Chicago; officials in Canada watched."
    assert _names(text, "Elm Street", "Chicago", "Canada") == ["near Chicago", "Chicago", "Canada"]
    assert _names("Near Qwrtzplk, Canada said.", "Qwrtzplk", "Canada") == ["near Canada", "Canada"]


def test_a_part_of_a_name_counts_only_near_the_other_places() -> None:
    """ "Salem Hospital" near Boston is not put in Oregon, nor one of an unknown town far off."""
    (found, boston) = resolve("Salem Hospital is north of Boston.", [(0, 14), (27, 33)])
    assert found.place is not None and boston.place is not None
    assert abs(found.place.lat - boston.place.lat) < 1


@pytest.mark.parametrize(
    ("words", "country", "feature"),
    [
        ("UK-based", "GB", "PCLI"),
        ("Kan.", "US", "ADM1"),
        ("Scottish", "GB", "ADM1"),
        ("the White House", "US", "FAC"),
        ("Thames", "GB", "STM"),
        ("Chicago's South Side", "US", "PPLA"),
        ("Sino", "CN", "PCLI"),
        ("US-Mexico", "US", "PCLI"),
    ],
)
def test_words_of_news(words: str, country: str, feature: str) -> None:
    """Compounds, abbreviations, rivers and buildings lead to some place of the right kind."""
    assert (country, feature) in {(entry.country, entry.feature) for entry in candidates(words)[1]}


def test_streets_are_no_towns() -> None:
    """ "First Street" is not put in a town called First."""
    assert candidates("First Street") == ("", ())
    assert candidates("Highway 101") == ("", ())
