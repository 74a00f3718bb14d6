"""Points and stretches of calendar time, written as EDTF and as a TIMEX value."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

ORDER = ("century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day")
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_MONTHS_OF_SEASON = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Value:
    """A point in time at the grain ``unit`` (one of :data:`ORDER`).

    ``year`` is astronomical (1 BC is 0); None means that it is not known.  ``sub`` is the half,
    quarter, season (21 to 24), month or ISO week; ``day`` the day of the month.  ``time`` is
    ``TMO``, ``T17:30`` or None.  ``mod`` is START, MID, END, APPROX or None.
    """

    unit: str
    year: int | None
    sub: int | None = None
    day: int | None = None
    time: str | None = None
    mod: str | None = None

    @property
    def month(self) -> int | None:
        """The month, or the first month of a season, quarter or half; None where there is none."""
        if self.sub is None:
            return None
        if self.unit in ("month", "day", "some day"):
            return self.sub
        if self.unit == "season":
            return 1 if self.sub == 24 else _MONTHS_OF_SEASON[self.sub]
        if self.unit in ("quarter", "half"):
            return 1 + (3 if self.unit == "quarter" else 6) * (self.sub - 1)
        return self.first().month if self.unit in ("week", "weekend") and self.year else None

    def first(self) -> date:
        """The first day; 1 January of year 1 where the year lies outside the calendar."""
        year = min(max(self.year or 1, 1), 9999)
        if self.unit == "century":
            return date(min(max(year // 100 * 100, 1), 9999), 1, 1)
        if self.unit == "decade":
            return date(max(year // 10 * 10, 1), 1, 1)
        if self.unit in ("week", "weekend"):
            monday = date.fromisocalendar(year, self.sub or 1, 1)
            return monday if self.unit == "week" else monday + timedelta(days=5)
        if self.unit == "season" and self.sub:
            return date(year, _MONTHS_OF_SEASON[self.sub], 1)
        return date(year, self.month or 1, self.day or 1)


def day_value(day: date) -> Value:
    """A :class:`Value` of one day."""
    return Value("day", day.year, day.month, day.day)


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month ``count`` months after.

    >>> month_after(1941, 12, 1)
    (1942, 1)
    """
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def shifted(value: Value, unit: str, count: int) -> Value | None:
    """The ``unit`` that lies ``count`` units after the one that holds ``value``; None outside the calendar.

    >>> shifted(Value("day", 1944, 2, 28), "day", 2)
    Value(unit='day', year=1944, sub=3, day=1, time=None, mod=None)
    """
    if value.year is None:
        return None
    if unit in ("year", "decade", "century"):
        return Value(unit, value.year + count * {"year": 1, "decade": 10, "century": 100}[unit])
    if unit == "season":  # of sport or of television: one a year
        return Value("year", value.year + count)
    if unit in ("month", "quarter", "half"):
        width = {"month": 1, "quarter": 3, "half": 6}[unit]
        year, month = month_after(value.year, value.month or 1, width * count)
        return Value(unit, year, (month - 1) // width + 1)
    try:
        moved = value.first() + timedelta(days=count * (1 if unit == "day" else 7))
    except OverflowError:
        return None
    if not 1 <= value.year <= 9998:
        return None
    if unit == "day":
        return day_value(moved)
    year, week, _ = moved.isocalendar()
    return Value(unit, year, week)


def _year(year: int | None, digits: int = 4) -> str:
    """A year as EDTF writes it, its last places left as X.

    >>> _year(1994, 3), _year(-479), _year(None)
    ('199X', '-0479', 'XXXX')
    """
    if year is None:
        return "XXXX"
    sign = "-" if year < 0 else ""
    return sign + f"{abs(year):04d}"[:digits] + "X" * (4 - digits)


def edtf(value: Value) -> str | None:
    """The value as EDTF; approximate where it is only the start, middle or end of its unit.

    >>> edtf(Value("month", 2016, 10, mod="END")), edtf(Value("decade", 1990))
    ('2016-10~', '199X')
    """
    if value.year is None and value.sub is None:
        return None
    text = _plain(value)
    if value.time and value.time[1].isdigit() and value.unit == "day" and value.year is not None:
        return f"{text}{value.time}:00" if value.time.count(":") == 1 else f"{text}{value.time}"
    return f"{text}~" if value.mod and "/" not in text and "X" not in text else text


def _plain(value: Value) -> str:
    if value.unit == "century":
        return _year(value.year, 2)
    if value.unit == "decade":
        return _year(value.year, 3)
    year = _year(value.year)
    if value.unit == "some day":
        return f"{year}-{value.sub:02d}-XX" if value.sub else f"{year}-XX-XX"
    if value.sub is None:
        return year
    if value.unit in ("week", "weekend"):
        if value.year is None:
            return "XXXX"
        first = value.first()
        last = first + timedelta(days=6 if value.unit == "week" else 1)
        return f"{first.isoformat()}/{last.isoformat()}"
    code = value.sub + {"half": 39, "quarter": 32}.get(value.unit, 0)
    return f"{year}-{code:02d}" + (f"-{value.day:02d}" if value.day else "")


def timex(value: Value) -> str:
    """The value in the notation of TIMEX2 and TIMEX3.

    >>> timex(Value("quarter", 1989, 3)), timex(Value("season", -479, 21)), timex(Value("decade", 1990))
    ('1989-Q3', 'BC0480-SP', '199')
    """
    year = (
        "XXXX" if value.year is None else f"{value.year:04d}" if value.year > 0 else f"BC{1 - value.year:04d}"
    )
    if value.unit == "century" and value.year is not None and value.year <= 0:
        return f"BC{-value.year // 100:02d}"
    if value.unit in ("decade", "century"):
        return year[: -1 if value.unit == "decade" else -2] if value.year is not None else "XXXX"
    if value.unit == "some day" or (value.unit == "day" and value.sub is None):
        return f"{year}-{f'{value.sub:02d}' if value.sub else 'XX'}-XX{value.time or ''}"
    if value.sub is None:
        return year
    if value.unit in ("week", "weekend"):
        return f"{year}-W{value.sub:02d}" + ("-WE" if value.unit == "weekend" else "")
    if value.unit == "season":
        return f"{year}-{_SEASONS[value.sub]}"
    if value.unit in ("half", "quarter"):
        return f"{year}-{value.unit[0].upper()}{value.sub}"
    return f"{year}-{value.sub:02d}" + (f"-{value.day:02d}" if value.day else "") + (value.time or "")


def valid(value: Value) -> bool:
    """Whether the day exists in its month."""
    if value.day is None or value.sub is None:
        return True
    longest = (
        calendar.monthrange(min(max(value.year, 1), 9999), value.sub)[1] if value.year is not None else 31
    )
    return value.day <= longest


def with_mod(value: Value, mod: str | None) -> Value:
    """The value with ``mod`` in place of its own, if there is one."""
    return replace(value, mod=mod) if mod else value
