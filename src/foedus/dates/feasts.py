"""The day of a feast in a year, and the year of one that is named without it."""

from __future__ import annotations

from datetime import date, timedelta

_NTH_WEEKDAY = {  # month, weekday (0 is Monday), which one; -1 is the last
    "thanksgiving": (11, 3, 4),
    "labor": (9, 0, 1),
    "memorial": (5, 0, -1),
    "mothers": (5, 6, 2),
    "fathers": (6, 6, 3),
    "presidents": (2, 0, 3),
    "columbus": (10, 0, 2),
}
_FROM_EASTER = {"easter": 0, "good": -2, "maundy": -3, "holy": -3, "palm": -7, "ash": -46}


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (the anonymous algorithm: Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2013)
    datetime.date(2013, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_day(name: str, year: int) -> date:
    """The day of a feast: ``"12-25"`` (month and day) or a name of this module, days to add after a sign.

    Those of a weekday of a month are the United States' ("Thanksgiving", "Labor Day").

    >>> feast_day("thanksgiving", 2013), feast_day("easter+1", 2013)
    (datetime.date(2013, 11, 28), datetime.date(2013, 4, 1))
    """
    if name[0].isdigit():
        month, day = int(name[:2]), int(name[3:5])
        return date(year, month, day) + timedelta(days=int(name[5:] or 0))
    at = next((place for place, letter in enumerate(name) if letter in "+-"), len(name))
    name, more = name[:at], timedelta(days=int(name[at:] or 0))
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name]) + more
    month, weekday, which = _NTH_WEEKDAY[name]
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7) + more
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1)) + more


def feast_near(name: str, day: date, tense: int, turn: int | None) -> date:
    """The feast before (``tense`` -1, or "last"), nearest to (0) or after (1, or "next") a day.

    >>> feast_near("12-25", date(2013, 3, 22), -1, None)
    datetime.date(2012, 12, 25)
    """
    around = [feast_day(name, year) for year in (day.year - 1, day.year, day.year + 1)]
    if turn == 0:
        return around[1]
    past = [one for one in around if one < day or (one == day and turn is None)]
    ahead = [one for one in around if one > day or (one == day and turn is None)]
    if (turn or tense) < 0:
        return past[-1]
    if (turn or tense) > 0:
        return ahead[0]
    return min(around, key=lambda one: abs((one - day).days))
