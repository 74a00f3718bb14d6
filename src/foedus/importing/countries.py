"""Countries as the data sets write them, as ISO 3166-1 alpha-3 codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from foedus.actors import catalogue
from foedus.actors.names import key


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
        return text if text in known.states else _territory(text)
    states = [known.at(surface.actor) for surface in known.surfaces(key(text)) if surface.form in "nu"]
    return next((state.country for state in states if state.kind == "state"), None) or _territory(text)


def _territory(text: str) -> str | None:
    """By rigour's list of territories; its index of names takes seconds to make, so it comes last."""
    from rigour.territories import get_territory, lookup_territory

    is_code = len(text) == 3 and text.isupper()
    territory = get_territory(text.lower()) if is_code else lookup_territory(text)
    code = territory.alpha3 if territory is not None else None
    return code.upper() if code else None


def fips() -> Mapping[str, str]:
    """FIPS 10-4 country codes (GDELT's places) to ISO3."""
    return _facts("fips.yaml")
