"""Actors as data sets write them become the catalogue's."""

from __future__ import annotations

import pytest

from foedus.importing.countries import fips, iso3
from foedus.importing.linking import Linker, link


@pytest.mark.parametrize(
    ("name", "country", "role", "actor_id"),
    [
        ("United States", "United States", None, "usa"),
        ("Police (India)", "India", "Government,Police", "ind-cop"),
        ("Citizen (India)", "India", "General Population / Civilian / Social,Social", "ind-civ"),
        ("RUSSIA", "RUS", None, "rus"),
        ("RUSSIA", "RUS", "MIL", "rus-mil"),
        ("RUSSIAN", "RUS", "", "rus"),
        ("THE US", "USA", "", "usa"),
        ("PRESIDENT", "SYR", "GOV", "syr-gov"),
        ("HEZBOLLAH", "LBN", "REB", "hezbollah"),
        ("European Union", None, "International Government Organization", "eu"),
        (None, "EUR", None, "~eur"),
        (None, "LBN", "REB", "lbn-reb"),
        ("Military Forces of Russia (2000-)", None, "State forces", "rus-mil"),
        ("Police Forces of India (2014-) Central Reserve", None, "State forces", "ind-cop"),
        ("Sergey Viktorovich Lavrov", "Russian Federation", "Government", "sergei-lavrov"),
        ("DONALD TRUMP", "USA", "GOV", "donald-trump"),
        ("STUDENT", "FRA", "EDU", "~student"),
        ("Some Local Union", "FRA", "LAB", "~some-local-union"),
    ],
)
def test_who_it_is(name: str | None, country: str | None, role: str | None, actor_id: str) -> None:
    found = link(name, country, role)
    assert found is not None
    assert found.id == actor_id


def test_someone_in_a_states_office_answers_for_it() -> None:
    found = link("Wholly Unknown Person", "United States", "Government,Executive")
    assert found is not None
    assert found.within == ("usa-gov", "usa")


def test_nobody_is_nobody() -> None:
    assert link(None, None, None) is None
    assert Linker().table([(None, None, None)], "subject").row(0) == (None, None, None, None, None)


def test_countries() -> None:
    assert [iso3(word) for word in ("ROM", "GZS", "Russian Federation", "Burma", "AFR", "Nowhere")] == [
        "ROU", "PSE", "RUS", "MMR", None, None,
    ]  # fmt: skip
    assert [fips()[code] for code in ("RS", "SY", "UK", "NO", "IZ")] == ["RUS", "SYR", "GBR", "NOR", "IRQ"]
