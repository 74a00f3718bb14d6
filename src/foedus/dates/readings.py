"""From a match of the grammar to what it says; the two ends of a range share what only one of them tells."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.dates.grammar import Match
from foedus.dates.meaning import Meaning, Reader
from foedus.dates.tokens import Tokens


def meanings(tokens: Tokens, match: Match) -> list[tuple[int, int, Meaning]]:
    """The meaning of a match with its tokens; two for a range, each with what the other says for both."""
    if match.rule.kind not in ("range", "lengths"):
        meaning = Reader(tokens, match).read(match.parts)
        return [(match.start, match.end, _iso(meaning))]
    ends = {name: (start, end) for name, start, end in match.parts if name in ("first", "second")}
    first, second = (
        Reader(tokens, match).read(
            tuple(p for p in match.parts if p[1] >= a and p[2] <= b and p[0] not in ends)
        )
        for a, b in (ends["first"], ends["second"])
    )
    if match.rule.kind == "lengths":
        lengths = replace(first, unit=second.unit, plural=second.plural), second
        return [
            (*ends[end], replace(one, kind="duration"))
            for end, one in zip(("first", "second"), lengths, strict=True)
        ]
    return [
        (*ends["first"], replace(_shared(first, second), kind="calendar")),
        (*ends["second"], replace(_shared(second, first), kind="calendar")),
    ]


def _iso(meaning: Meaning) -> Meaning:
    if meaning.kind not in ("iso", "numeric"):
        return meaning
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?", meaning.text)
    if not found:
        return replace(meaning, kind="calendar")
    year, month, day = (int(piece) for piece in found.groups()[:3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return replace(meaning, kind="calendar")
    return replace(meaning, kind="calendar", year=year, month=month, day=day, clock=found[4])


def _shared(own: Meaning, other: Meaning) -> Meaning:
    """``own`` with the month, year or century that only ``other`` says."""
    if other.era == "BC" and own.era is None and own.year is not None:
        return replace(own, year=1 - own.year % 1000, short=False)
    if own.short and own.year is not None and other.year is not None:
        return replace(own, year=other.year // 100 * 100 + own.year % 100)
    steps = own.steps
    if other.year is not None and own.year is None:
        steps = (*steps, f"year {other.year}: from the other end of the range")
    return replace(
        own,
        month=own.month if own.month is not None else other.month,
        year=own.year if own.year is not None else other.year,
        year_turn=own.year_turn if own.year_turn is not None else other.year_turn,
        year_turned=own.year_turned or other.year_turned,
        steps=steps,
    )
