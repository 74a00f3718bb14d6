"""ISO 3166-1 country codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from foedus.ontology.loader import load_yaml


@cache
def _by_alpha3() -> Mapping[str, Mapping[str, str]]:
    loaded: Mapping[str, Mapping[str, str]] = load_yaml("countries.yaml")
    return loaded


@cache
def _alpha3_by_alpha2() -> Mapping[str, str]:
    return {fields["code"]: alpha3 for alpha3, fields in _by_alpha3().items()}


@cache
def _alpha3_by_name() -> Mapping[str, str]:
    return {fields["name"].casefold(): alpha3 for alpha3, fields in _by_alpha3().items()}


def alpha3(code: str | None) -> str | None:
    """The alpha-3 code for an alpha-2 or alpha-3 code, in any case; None where there is none.

    >>> alpha3("tr"), alpha3("TUR"), alpha3("zz")
    ('TUR', 'TUR', None)
    """
    known = (code or "").upper()
    return known if known in _by_alpha3() else _alpha3_by_alpha2().get(known)


def alpha2(alpha3: str | None) -> str | None:
    """The alpha-2 code for an alpha-3 code.

    >>> alpha2("TUR")
    'TR'
    """
    fields = _by_alpha3().get((alpha3 or "").upper())
    return fields["code"] if fields else None


def country_named(name: str) -> str | None:
    """The alpha-3 code of the country whose usual English name this is.

    >>> country_named("Albania"), country_named("Ruritania")
    ('ALB', None)
    """
    return _alpha3_by_name().get(name.strip().casefold())
