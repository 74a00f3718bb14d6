"""Extended Date/Time Format (ISO 8601-2) values as bounds in days.

Parsing is left to the ``edtf`` package; plain dates, by far the most common, take a short way.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from foedus.errors import DateError

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?\Z")


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[date, date]:
    """The first and last day that an EDTF value can mean.

    An open end (``2015/..``) reaches to ``date.max``, an open start to ``date.min``.

    Raises:
        DateError: the value is not EDTF, or lies outside the years 1 to 9999.

    >>> bounds("2016-10~")
    (datetime.date(2016, 10, 1), datetime.date(2016, 10, 31))
    >>> bounds("2016-11-24")[0].isoformat()
    '2016-11-24'
    >>> bounds("199X")[1].isoformat()
    '1999-12-31'
    """
    text = value.strip()
    plain = _PLAIN.match(text)
    try:
        if plain:
            return _plain_bounds(*plain.groups())
        if "T" in text:
            return bounds(text.split("T")[0])
        if "/" in text:
            return _interval_bounds(text)
        return _parsed_bounds(text)
    except DateError:
        raise
    except Exception as error:
        raise DateError(
            f"{value!r} is not an EDTF date", remedy="Write it like 2016-11-24, 2016-11 or 2016."
        ) from error


def _plain_bounds(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if int(month) > 12:  # seasons (21-24) and the like
        return _parsed_bounds(f"{year}-{month}")
    if day is None:
        last = calendar.monthrange(int(year), int(month))[1]
        return date(int(year), int(month), 1), date(int(year), int(month), last)
    one = date(int(year), int(month), int(day))
    return one, one


def _interval_bounds(text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    low = date.min if first in ("", "..") else bounds(first)[0]
    high = date.max if last in ("", "..") else bounds(last)[1]
    return low, high


def _parsed_bounds(text: str) -> tuple[date, date]:
    from edtf import parse_edtf

    parsed = parse_edtf(text.replace("x", "X"))
    low, high = parsed.lower_strict(), parsed.upper_strict()
    first = date(max(1, low.tm_year), low.tm_mon, low.tm_mday)  # the first century has no year 0
    return first, date(high.tm_year, high.tm_mon, high.tm_mday)


def middle(value: str) -> date:
    """The day in the middle of an EDTF value's closed bounds (its closed end if one is open).

    >>> middle("2016-10").isoformat()
    '2016-10-16'
    """
    low, high = bounds(value)
    if low == date.min:
        return high
    if high == date.max:
        return low
    return low + timedelta(days=(high - low).days // 2)
