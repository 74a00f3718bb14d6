"""From what the words say to a calendar value, by way of an anchor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from foedus.dates.feasts import feast_day, feast_near
from foedus.dates.frame import Frame
from foedus.dates.meaning import Meaning
from foedus.dates.values import Value, day_value, shifted, timex, valid, with_mod
from foedus.dates.years import narrative_year, publication_year

Basis = Literal["absolute", "publication", "text", "narrative"]
_ANAPHORIC = frozenset(
    {"that", "same", "following", "previous", "preceding", "subsequent", "prior", "ensuing", "succeeding"}
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value (None if it cannot be told), what anchored it, and how."""

    value: Value | None
    basis: Basis = "absolute"
    inferred: bool = False
    steps: tuple[str, ...] = ()


def anaphoric(meaning: Meaning) -> bool:
    """Whether the words point back into the text ("the next day", "that year") and not at today."""
    turned = meaning.turned or meaning.year_turned
    return (
        turned in _ANAPHORIC
        or turned == "the"
        or (turned == "next" and meaning.text.lower().startswith("the "))
    )


def anchor(frame: Frame, *, back_reference: bool, unit: str = "year") -> tuple[Value | None, Basis]:
    """The value an expression counts from, and the name of that basis.

    In news a date of the text that is too coarse for ``unit`` gives way to the publication.
    """
    if not frame.narrative and frame.issued is not None and frame.running is not None:
        if back_reference and _fine_enough(frame.running, unit):
            return frame.running, "text"
        return frame.issued, "publication"
    if frame.running is not None and (back_reference or frame.narrative):
        return _grained(frame, unit), "narrative" if frame.narrative else "text"
    if frame.issued is not None and not (frame.narrative and frame.running is None and back_reference):
        return frame.issued, "publication"
    return frame.running, "text"


def _grained(frame: Frame, unit: str) -> Value | None:
    """The running date; the day spoken of in the same month where a day is needed."""
    running, day = frame.running, frame.day
    if running is None or day is None or unit != "day" or running.unit != "month":
        return running
    return day if (day.year, day.sub) == (running.year, running.sub) else running


def resolve(meaning: Meaning, frame: Frame, tense: int) -> Resolved:
    """The calendar value of a meaning of kind calendar, directed or shift.

    Args:
        meaning: what the words say.
        frame: the anchors at this point of the text.
        tense: -1, 0 or 1 (see :func:`foedus.dates.frame.direction`).
    """
    if meaning.kind == "shift":
        found = _shift(meaning, frame)
    elif meaning.kind == "directed":
        found = _directed(meaning, frame, tense)
    elif meaning.kind in ("part", "clockless"):
        found = _part(meaning, frame)
    else:
        found = _calendar(meaning, frame, tense)
    if found.value is not None:
        found = replace(found, value=with_mod(_timed(found.value, meaning), meaning.mod))
        if found.value is not None and not valid(found.value):
            found = Resolved(None, steps=(*found.steps, "there is no such day"))
    return found


def _timed(value: Value, meaning: Meaning) -> Value:
    if meaning.clock:
        return replace(value, time=f"T{meaning.clock}")
    if meaning.part:
        return replace(value, time=f"T{meaning.part}")
    return value


_SPOKEN_OF = ("the same", "the year-")  # "the year-ago quarter" counts from the quarter spoken of
_WEEKS = {"fortnight": (2, "week"), "weekend": (1, "week")}
_PARTS = {"century": (100, "year"), "decade": (10, "year"), "year": (12, "month")}


def _shift(meaning: Meaning, frame: Frame) -> Resolved:
    if meaning.deixis is not None:  # the day before yesterday
        return _from_today(meaning.deixis * 2, frame)
    if meaning.unit is None or meaning.to is None:
        return Resolved(None)
    back_reference = meaning.to_word not in ("ago", "from now") or meaning.text.lower().startswith(_SPOKEN_OF)
    base, basis = anchor(frame, back_reference=back_reference, unit=_anchored(meaning.unit))
    count = meaning.count if meaning.count is not None else ("X" if meaning.plural else 1.0)
    if base is None or count == "X" or meaning.unit in ("second", "minute", "hour", "millennium"):
        return Resolved(None, basis)
    width, unit = _WEEKS.get(meaning.unit, (1, meaning.unit))
    if float(count) % 1:  # half a century is 50 years
        width, unit = _PARTS.get(meaning.unit, (width, unit))
    whole = round(float(count) * meaning.to * width)
    if not _fine_enough(base, unit):
        return Resolved(_unknown_day(base), basis, steps=(_counted(base, basis), f"{whole:+d} {unit}"))
    if unit == "year" and basis == "text" and base.unit in ("quarter", "month") and base.year is not None:
        moved: Value | None = replace(base, year=base.year + whole, mod=None)
    else:
        moved = shifted(replace(base, time=None, mod=None), unit, whole)
    if unit in ("week",) and moved is not None and base.unit == "day" and back_reference:
        moved = shifted(base, "day", 7 * whole)
    return Resolved(moved, basis, steps=(_counted(base, basis), f"{whole:+d} {unit}"))


def _unknown_day(base: Value) -> Value | None:
    """Some day in the year of ``base``: what is left of "four days later" than a month."""
    return Value("some day", base.year) if base.year is not None else None


def _counted(base: Value, basis: str) -> str:
    return f"from {timex(base)} ({basis})"


def _anchored(unit: str) -> str:
    """The grain an anchor must have for a shift by ``unit``."""
    return unit if unit in ("year", "decade", "century", "month", "quarter", "season") else "day"


def _fine_enough(base: Value, unit: str) -> bool:
    grain = {
        "year": 0,
        "decade": 0,
        "century": 0,
        "season": 1,
        "half": 1,
        "quarter": 1,
        "month": 2,
        "week": 3,
        "weekend": 3,
        "day": 3,
    }
    if unit in ("year", "decade", "century"):
        return True
    if unit in ("month", "quarter", "season"):
        return grain[base.unit] >= 1
    return base.unit == "day" or (unit in ("week", "weekend") and base.unit == "week")


def _from_today(days: int, frame: Frame) -> Resolved:
    base, basis = anchor(frame, back_reference=False)
    if base is None or base.unit != "day":
        return Resolved(None, "publication")
    return Resolved(shifted(base, "day", days), basis, steps=(_counted(base, basis), f"{days:+d} days"))


def _part(meaning: Meaning, frame: Frame) -> Resolved:
    """ "In the morning" of the day spoken of; "at night" is of no day."""
    base, basis = anchor(frame, back_reference=True, unit="day")
    told = meaning.kind == "clockless" or meaning.text.lower().startswith("the ")
    if base is None or base.unit != "day" or not told:
        return Resolved(Value("day", None), basis)
    return Resolved(replace(base, time=None, mod=None), basis, True, (_counted(base, basis),))


def _directed(meaning: Meaning, frame: Frame, tense: int) -> Resolved:
    if meaning.unit == "weekend" and meaning.turn is None:
        meaning = replace(meaning, turn=-1 if tense < 0 else 0, turned="this")
    back = anaphoric(meaning) or meaning.turn is None
    base, basis = anchor(frame, back_reference=back, unit=_anchored(meaning.unit or "day"))
    unit = meaning.unit or ("day" if meaning.part else "year")
    turn = meaning.turn or 0
    if base is None:
        return Resolved(None, basis)
    if meaning.part and meaning.turned == "last":
        turn = -1
    unit = {"fortnight": "week"}.get(unit, unit)
    if unit in ("second", "minute", "hour", "millennium"):
        return Resolved(None, basis)
    if not _fine_enough(base, unit):
        near = turn == 0 and unit == "day" and base.unit == "month"
        return Resolved(Value("some day", base.year, base.sub) if near else None, basis)
    moved = shifted(replace(base, time=None, mod=None), unit, turn)
    return Resolved(moved, basis, steps=(_counted(base, basis), f"{turn:+d} {unit}"))


def _calendar(meaning: Meaning, frame: Frame, tense: int) -> Resolved:
    if meaning.century is not None:
        number = meaning.century
        return Resolved(Value("century", (number - 1) * 100 if number > 0 else number * 100 + 1))
    if meaning.decade is not None:
        return Resolved(Value("decade", meaning.decade))
    if meaning.deixis is not None:
        night = meaning.text.lower().endswith("overnight") and tense <= 0 and not frame.narrative
        return _from_today(meaning.deixis - night, frame)
    if meaning.feast:
        return _feast(meaning, frame, tense)
    if meaning.weekday is not None and meaning.month is None:
        return _weekday(meaning, frame, tense)
    return _dated(meaning, frame, tense)


def _feast(meaning: Meaning, frame: Frame, tense: int) -> Resolved:
    feast = meaning.feast or ""
    if meaning.year is not None:
        return Resolved(day_value(feast_day(feast, meaning.year)))
    base, basis = anchor(frame, back_reference=anaphoric(meaning))
    if base is None or base.year is None or not 2 < base.year < 9998:
        return Resolved(None, basis)
    if meaning.year_turn is not None or base.unit == "year" or basis != "publication":
        day = feast_day(feast, base.year + (meaning.year_turn or meaning.turn or 0))
    else:
        day = feast_near(feast, base.first(), tense, meaning.turn)
    return Resolved(day_value(day), basis, meaning.turn is None, (_counted(base, basis),))


def _dated(meaning: Meaning, frame: Frame, tense: int) -> Resolved:
    unit, sub = _grain(meaning)
    if meaning.year is not None:
        return Resolved(Value(unit, _full_year(meaning, frame), sub, meaning.day))
    if meaning.year_turn is not None:
        return _of_turned_year(meaning, frame, unit, sub)
    if unit == "day" and meaning.month is None:
        return _day_only(meaning, frame)
    if sub is None:
        return _clock_only(frame)
    if meaning.turn is not None:
        return _turned(meaning, frame, unit, sub)
    wanted = Value(unit, None, sub, meaning.day)
    if frame.running is not None and (frame.narrative or frame.issued is None):
        year = narrative_year(wanted, frame.running, frame.dated)
        basis: Basis = "narrative" if frame.narrative else "text"
        return Resolved(
            replace(wanted, year=year), basis, True, (f"year {year}: {_counted(frame.running, basis)}",)
        )
    if frame.issued is None:
        return Resolved(wanted)
    year = publication_year(wanted, frame.issued, tense)
    told = {-1: "the past before", 0: "nearest to", 1: "the time after"}[tense]
    return Resolved(replace(wanted, year=year), "publication", True, (f"year {year}: {told} publication",))


def _full_year(meaning: Meaning, frame: Frame) -> int | None:
    """The year; of '89 in a history, the one of the century that is spoken of."""
    running = frame.running
    if (
        meaning.short
        and meaning.year is not None
        and frame.narrative
        and running is not None
        and running.year
    ):
        return running.year // 100 * 100 + meaning.year % 100
    return meaning.year


def _grain(meaning: Meaning) -> tuple[str, int | None]:
    if meaning.day is not None:
        return "day", meaning.month
    for unit in ("month", "season", "quarter", "half"):
        if getattr(meaning, unit) is not None:
            return unit, getattr(meaning, unit)
    return "year", None


def _of_turned_year(meaning: Meaning, frame: Frame, unit: str, sub: int | None) -> Resolved:
    base, basis = anchor(frame, back_reference=anaphoric(meaning))
    if base is None or base.year is None:
        return Resolved(Value(unit, None, sub, meaning.day), basis)
    year = base.year + (meaning.year_turn or 0)
    step = f"{meaning.year_turned} year = {year}: {_counted(base, basis)}"
    return Resolved(Value(unit, year, sub, meaning.day), basis, False, (step,))


def _day_only(meaning: Meaning, frame: Frame) -> Resolved:
    base, basis = anchor(frame, back_reference=True)
    if base is None or base.unit not in ("day", "month"):
        return Resolved(None, basis)
    return Resolved(Value("day", base.year, base.sub, meaning.day), basis, True, (_counted(base, basis),))


def _clock_only(frame: Frame) -> Resolved:
    base, basis = anchor(frame, back_reference=True, unit="day")
    if base is None or base.unit != "day":
        return Resolved(Value("day", None, None, None), basis)
    return Resolved(replace(base, time=None, mod=None), basis, True, (_counted(base, basis),))


def _turned(meaning: Meaning, frame: Frame, unit: str, sub: int) -> Resolved:
    base, basis = anchor(frame, back_reference=anaphoric(meaning))
    if base is None or base.year is None:
        return Resolved(Value(unit, None, sub, meaning.day), basis)
    turn = meaning.turn or 0
    month = 12 if (unit, sub) == ("season", 24) else Value(unit, base.year, sub).month or 1
    here = base.month or (1 if turn >= 0 else 12)
    year = base.year
    if turn > 0 and month <= here:
        year += 1
    elif turn < 0 and month >= here:
        year -= 1
    return Resolved(Value(unit, year, sub, meaning.day), basis, False, (_counted(base, basis),))


def _weekday(meaning: Meaning, frame: Frame, tense: int) -> Resolved:
    back = anaphoric(meaning) and meaning.turn is not None
    base, basis = anchor(frame, back_reference=back)
    if base is None or base.unit != "day" or base.year is None or not 1 < base.year < 9999:
        return Resolved(None, basis)
    today = base.first()
    moved = _nearest_weekday(today, meaning, tense)
    return Resolved(day_value(moved), basis, meaning.turn is None, (_counted(base, basis),))


def _nearest_weekday(today: date, meaning: Meaning, tense: int) -> date:
    weekday = (meaning.weekday or 1) - 1
    if meaning.unit is None and meaning.turn is None:
        back = (today.weekday() - weekday) % 7
        return today + timedelta(days=(7 - back) % 7 if tense > 0 else -back)
    if meaning.turn == 0:
        return today + timedelta(days=weekday - today.weekday())
    if meaning.text.lower().endswith("week"):
        return today + timedelta(days=weekday - today.weekday() + 7 * (meaning.turn or 0))
    if meaning.turn == -1:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
