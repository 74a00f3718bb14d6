"""Countries as the data sets write them, as ISO 3166-1 alpha-3 codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from foedus.actors import catalogue
from foedus.actors.names import key
from foedus.ontology import alpha3, country_named


@cache
def _facts(name: str) -> Mapping[str, str]:
    text = resources.files("foedus.importing").joinpath("facts", name).read_text("utf-8")
    loaded: dict[str, str] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def iso3(country: str) -> str | None:
    """The ISO3 code of a country given by CAMEO or ISO3 code, or by name; None where there is none.

    >>> iso3("ROM"), iso3("Russian Federation"), iso3("Occupied Palestinian Territory"), iso3("EUR")
    ('ROU', 'RUS', 'PSE', None)
    """
    text = country.strip()
    special = _facts("countries.yaml").get(text)
    if special:
        return special
    known = catalogue()
    if len(text) == 3 and text.isupper():
        return alpha3(text)
    states = [known.at(surface.actor) for surface in known.surfaces(key(text)) if surface.form in "nu"]
    return next((state.country for state in states if state.kind == "state"), None) or country_named(text)


def fips() -> Mapping[str, str]:
    """FIPS 10-4 country codes (GDELT's places) to ISO3."""
    return _facts("fips.yaml")
