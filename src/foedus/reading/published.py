"""Publication dates as people and machines write them -> EDTF.

A date is taken as it is written: a time of day and its zone are dropped, never used to move the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

from foedus.edtf import bounds
from foedus.errors import DateError

Order = Literal["day", "month"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/])")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?\Z")
_DAY_FIRST = re.compile(rf"\b{_DAY}(?:\s+of)?[\s.-]+{_NAME},?[\s-]+{_YEAR}\b")
_NAME_FIRST = re.compile(rf"\b{_NAME}\s+{_DAY},?\s+(?:\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?)?{_YEAR}\b")
_MONTH_YEAR = re.compile(rf"{_NAME},?\s+{_YEAR}\Z")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?\Z")
_CENTURY = 100
_LAST_MONTH = 12


def _month(name: str) -> int | None:
    key = name.lower()
    found = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(key) or key == month[:3] + "t"]
    return found[0] if len(found) == 1 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    year = int(digits)
    # Two digits: the hundred years around now, POSIX's cut at 69.
    return year if year >= _CENTURY else year + (2000 if year < 69 else 1900)


def _from_numbers(match: re.Match[str], order: Order) -> str | None:
    first, separator, second, year = match.groups()
    one, two = int(first), int(second)
    month_first = order == "month" and separator != "."
    if (month_first and one > _LAST_MONTH) or (not month_first and two > _LAST_MONTH):
        month_first = not month_first  # the only order in which it is a date
    month, day = (one, two) if month_first else (two, one)
    return _iso(_full_year(year), month, day)


def _in_words(text: str) -> str | None:
    for pattern in (_DAY_FIRST, _NAME_FIRST):
        match = pattern.search(text)
        month = _month(match["name"]) if match else None
        if match and month:
            return _iso(int(match["year"]), month, int(match["day"]))
    match = _MONTH_YEAR.match(text)
    month = _month(match["name"]) if match else None
    return f"{match['year']}-{month:02d}" if match and month else None


def published_date(value: object, *, order: Order = "month") -> str | None:
    """A publication date as an EDTF string, or None where it cannot be understood.

    Args:
        value: text, a ``date`` or ``datetime``, or seconds (milliseconds) since 1970, which are UTC.
        order: how ``4/5/2017`` is meant; ``25/4/2017`` is understood either way, dots put the day first.

    >>> [published_date(d) for d in ("4/5/2017", "25/4/2017", "5 April 2017", "2016-10~")]
    ['2017-04-05', '2017-04-25', '2017-04-05', '2016-10~']
    >>> published_date("Wed, 05 Apr 2017 23:30:00 -0500")
    '2017-04-05'
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool):
        return None
    text = str(value).strip()
    return _from_text(text, order) if text and len(text) <= _CENTURY else None


def _from_text(text: str, order: Order) -> str | None:
    if _EPOCH.match(text):
        seconds = int(text) / (1000 if len(text) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    iso = _COMPACT.match(text) or _ISO.match(text)
    if iso and "/" not in text[iso.end() :]:
        return _iso(int(iso["year"]), int(iso["month"]), int(iso["day"]))
    if text[4:5] == "-" and "/" in text:  # an interval
        return _edtf(text)
    numbers = _NUMBERS.search(text)
    return _in_words(text) or (_from_numbers(numbers, order) if numbers else None) or _edtf(text)


def _edtf(text: str) -> str | None:
    if not text[:1].isdigit() and text[:1] not in "-[{.":
        return None
    try:
        bounds(text)
    except DateError:
        return None
    return text


def date_order(values: Iterable[object]) -> tuple[Order | None, bool]:
    """Whether a column of dates puts the day or the month first, where its values can tell.

    Returns:
        ``(order, numeric)``: order is None where no value decides (or they contradict each other);
        numeric tells whether any value needed deciding.

    >>> date_order(["4/5/2017", "4/19/2017"])
    ('month', True)
    >>> date_order(["2017-04-19"])
    (None, False)
    """
    day = month = numeric = 0
    for value in values:
        match = _NUMBERS.match(value.strip()) if isinstance(value, str) else None
        if match and match[2] != ".":
            numeric += 1
            day += int(match[1]) > _LAST_MONTH
            month += int(match[3]) > _LAST_MONTH
    order: Order | None = None if bool(day) == bool(month) else ("day" if day else "month")
    return order, numeric > 0
