"""What an expression may be anchored on: the publication, the text's running date, the tense around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.dates.tokens import Tokens
from foedus.dates.values import Value, day_value
from foedus.edtf import bounds
from foedus.errors import DateError

_REACH = 14  # tokens looked at either side of an expression for a verb


@dataclass(frozen=True, slots=True)
class Frame:
    """The anchors at one point of a text.

    ``published`` is the day of publication where the day is known, ``issued`` the same at its own grain.
    ``running`` is the date last spoken of; ``narrative`` whether the text tells of the past and its own
    dates, not the day of publication, carry it; ``dated`` the last date spoken of that had a month,
    ``day`` the last that had a day.
    """

    published: date | None
    issued: Value | None
    running: Value | None
    narrative: bool
    dated: Value | None = None
    day: Value | None = None


def publication(published: str | None) -> tuple[date | None, Value | None]:
    """The day of publication, if the EDTF value has one, and the value at its own grain.

    >>> publication("2017")[1]
    Value(unit='year', year=2017, sub=None, day=None, time=None, mod=None)
    """
    if not published:
        return None, None
    try:
        low, high = bounds(published)
    except DateError:
        return None, None
    if low == high:
        return low, day_value(low)
    if (low.year, low.month) == (high.year, high.month):
        return None, Value("month", low.year, low.month)
    return None, Value("year", low.year) if low.year == high.year else None


@dataclass(frozen=True, slots=True)
class Cues:
    """The class characters of words that look ahead or back, of full stops, commas, "is" and "to"."""

    ahead: frozenset[str]
    back: frozenset[str]
    stop: frozenset[str]
    comma: frozenset[str]
    be: frozenset[str]
    to: frozenset[str]


def direction(tokens: Tokens, start: int, end: int, cues: Cues) -> int:
    """-1 where the verb nearest to tokens ``start`` to ``end`` looks back, 1 where ahead, 0 where none does.

    Words before the expression are asked first, then those after it, within the sentence.
    """
    classes = tokens.classes
    steps = (range(start - 1, max(start - _REACH, 0) - 1, -1), range(end, min(end + _REACH, len(classes))))
    for indexes in steps:
        for index in indexes:
            character = classes[index]
            if character in cues.stop:
                break
            before = classes[max(index - 2, 0) : index]
            if character in cues.ahead or (character in cues.to and before[-1:] in cues.be):
                return 1
            if character in cues.back:
                helped = any(c in cues.ahead for c in before) and not any(c in cues.comma for c in before)
                return 1 if helped else -1  # "will be held"
    return 0
