"""ISO 3166-1 alpha-2 codes, as GeoNames has them, to the alpha-3 codes of the records."""

from __future__ import annotations

from functools import cache

from foedus.ontology import alpha3


@cache
def iso3(code: str) -> str | None:
    """The alpha-3 code of an alpha-2 code; None where there is none.

    >>> iso3("SY"), iso3("XK"), iso3("")
    ('SYR', 'XKX', None)
    """
    return alpha3(code)
