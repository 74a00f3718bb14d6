"""Lengths of time, recurrences, and references without a date ("now", "in recent years")."""

from __future__ import annotations

import re

from foedus.dates.frame import Frame
from foedus.dates.lexicon import lexicon
from foedus.dates.meaning import UNITS, Meaning, number
from foedus.dates.values import edtf

_LETTER = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "D", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML", "fortnight": "W",
           "season": "M"}  # fmt: skip
_TIMES = {"weekend": 2, "fortnight": 2, "season": 3}
_HALVES = {"year": "P6M", "hour": "PT30M", "minute": "PT30S", "day": "PT12H"}
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}


def _count(meaning: Meaning) -> float | str:
    if meaning.count is not None:
        return meaning.count
    return "X" if meaning.plural else 1.0


def _written(count: float) -> str:
    return f"{count:g}" if count < 1e6 else str(int(count))


def iso_duration(meaning: Meaning) -> str:
    """A duration in ISO 8601, an X for a number that is not told.

    >>> iso_duration(Meaning("duration", unit="decade", count=2.0))
    'P20Y'
    """
    unit, count = meaning.unit or "day", _count(meaning)
    if unit in _YEARS:
        return "PXY" if isinstance(count, str) else f"P{_written(count * _YEARS[unit])}Y"
    if unit == "quarter":
        return "PXM" if isinstance(count, str) else f"P{_written(count * 3)}M"
    return timex_duration(meaning)


def timex_duration(meaning: Meaning) -> str:
    """A duration in the notation of TIMEX, which has decades (DE), centuries (CE) and quarters.

    >>> timex_duration(Meaning("duration", unit="minute", count=15.0))
    'PT15M'
    """
    unit, count = meaning.unit or "day", _count(meaning)
    clock = "T" if unit in ("second", "minute", "hour") else ""
    if isinstance(count, str):
        return f"P{clock}X{_LETTER[unit]}"
    if count == 0.5 and unit in _HALVES:
        return _HALVES[unit]
    if unit in _YEARS and count < 1:
        return f"P{_written(count * _YEARS[unit])}Y"
    return f"P{clock}{_written(count * _TIMES.get(unit, 1))}{_LETTER[unit]}"


def recurrence(meaning: Meaning) -> tuple[str | None, str]:
    """How often, as an ISO 8601 duration, and in the notation of TIMEX.

    >>> recurrence(Meaning("set", text="every Friday"))
    ('P1W', 'XXXX-WXX-5')
    """
    words = re.findall(r"[a-z]+|\d+", meaning.text.lower())
    often = lexicon().first(("OFTEN",), words[-1])
    if often:
        return often, often
    last = words[-1]
    evenings = lexicon().value("PARTS", last)
    if evenings and len(words) > 1:
        return "P1W", f"XXXX-WXX-{lexicon().value('WEEKDAY', words[-2])}T{evenings}"
    weekday = lexicon().first(("WEEKDAY", "WEEKDAYS"), last)
    if weekday:
        return "P1W", f"XXXX-WXX-{weekday}"
    month = lexicon().value("MONTH", last)
    if month:
        return "P1Y", f"XXXX-{month:02d}"
    part = lexicon().value("PART", last)
    if part:
        return "P1D", f"XXXX-XX-XXT{part}"
    season = lexicon().value("SEASON", last)
    if season:
        return "P1Y", "XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[season]
    unit = lexicon().first(("UNIT", "UNITS"), last)
    counted: float | str = number(" ".join(words[1:-1])) or 1.0
    if "other" in words:
        counted = 2.0
    elif {"few", "several"} & set(words):
        counted = "X"
    length = Meaning("duration", unit=UNITS[unit] if unit else "day", count=counted)
    return iso_duration(length), timex_duration(length)


def vague_reference(meaning: Meaning, frame: Frame) -> tuple[str | None, str]:
    """An open EDTF interval up to, or from, the publication; None for the present or without publication."""
    notation = meaning.ref or "PAST_REF"
    issued = edtf(frame.issued) if frame.issued is not None else None
    if notation == "PRESENT_REF" or issued is None or frame.narrative:
        return None, notation
    return (f"../{issued}" if notation == "PAST_REF" else f"{issued}/.."), notation
