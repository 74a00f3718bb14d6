"""ISO 3166-1 alpha-2 codes, as GeoNames has them, to the alpha-3 codes of the records."""

from __future__ import annotations

from functools import cache


@cache
def iso3(code: str) -> str | None:
    """The alpha-3 code of an alpha-2 code; None where there is none.

    >>> iso3("SY"), iso3("XK"), iso3("")
    ('SYR', 'XKX', None)
    """
    if code == "XK":
        return "XKX"
    from rigour.territories import get_territory

    territory = get_territory(code.lower()) if code else None
    code3 = territory.alpha3 if territory is not None else None
    return code3.upper() if code3 else None
