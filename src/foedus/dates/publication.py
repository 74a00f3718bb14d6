"""When a report without a date was written, judged from its own words.

Every month after the latest dated event is weighed by how likely its author would have written what the
text says: the dated past lies close behind, a month without a year is one of the last few, "last year" is
the year before and is seldom said beside dates that spell out the current year.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.dates.expressions import Found, read, tense_of
from foedus.dates.tokens import Tokens
from foedus.dates.values import month_after

_HORIZON = 24  # months after the latest dated event that are weighed
_FADING = 4.0  # months over which a past event fades from the news
_SURE_YEAR, _SURE_MONTH = 0.7, 0.6
_DATELINE = 400  # code points at the head of a text in which a dateline may stand
_SPELT_OUT = 0.35  # how likely the current year is written out beside a month


@dataclass(frozen=True, slots=True)
class _Clue:
    """``bare`` months of the past, ``dated`` ones (year, month), turned years ("last year": -1)."""

    bare: tuple[tuple[int, bool], ...]
    dated: tuple[tuple[int, int], ...]
    years: tuple[int, ...]
    turned: tuple[tuple[int, int | None], ...]


def infer_publication(text: str) -> str | None:
    """When a text was probably written, as EDTF; None where its words do not allow to tell.

    A date that stands as a dateline is taken as it is; otherwise the answer is approximate
    (``2017-01~``, or ``2017~`` where the month cannot be told).

    >>> infer_publication("The siege, begun in late October last year, was broken on 24 November 2016. "
    ...                   "At the end of December pictures appeared.")
    '2017-01~'
    """
    tokens, found = read(text)
    stated = _dateline(tokens, found)
    if stated and "XXXX" not in stated:
        return stated
    weights = _weigh(_clues(tokens, found))
    if not weights:
        return None
    if stated:
        month = int(stated[5:7])
        years = {year: weight for (year, at), weight in weights.items() if at == month}
        return stated.replace("XXXX", f"{max(years, key=years.__getitem__):04d}") if years else None
    return _summary(weights)


def _summary(weights: dict[tuple[int, int], float]) -> str | None:
    total = sum(weights.values())
    years: dict[int, float] = {}
    for (year, _), weight in weights.items():
        years[year] = years.get(year, 0.0) + weight
    best, month = max(years, key=years.__getitem__), max(weights, key=weights.__getitem__)
    near = sum(weights.get(month_after(*month, count), 0.0) for count in (-1, 0, 1))
    if near / total >= _SURE_MONTH and years[best] / total >= _SURE_YEAR:
        return f"{month[0]:04d}-{month[1]:02d}~"
    return f"{best:04d}~" if years[best] / total >= _SURE_YEAR else None


def _dateline(tokens: Tokens, found: Sequence[Found]) -> str | None:
    """The date of a dateline at the head: alone on its line, or "PLACE, 12 December (AGENCY)"."""
    for one in found:
        start, end = tokens.starts[one.start], tokens.ends[one.end - 1]
        meaning = one.meaning
        if start > _DATELINE:
            break
        if meaning.kind != "calendar" or meaning.day is None or meaning.month is None:
            continue
        if _alone(tokens.text, start, end):
            year = "XXXX" if meaning.year is None else f"{meaning.year:04d}"
            return f"{year}-{meaning.month:02d}-{meaning.day:02d}"
    return None


_PLACE_BEFORE = re.compile(
    r"(?:^|\n)\s*[A-Z][A-Z'’\-]+(?:[ /][A-Z][A-Z'’\-]+){0,3}(?: ?, ?[A-Z][\w.]+)? ?[,(—–-]{1,2} ?\Z"
)


def _alone(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    rest = text[line:start] + text[end : stop if stop >= 0 else len(text)]
    return (len(rest.strip()) <= 40 and len(rest.split()) <= 5) or bool(
        _PLACE_BEFORE.search(text[max(line - 1, 0) : start])
    )


def _clues(tokens: Tokens, found: Iterable[Found]) -> _Clue:
    bare: list[tuple[int, bool]] = []
    dated: list[tuple[int, int]] = []
    years: list[int] = []
    turned: list[tuple[int, int | None]] = []
    for one in found:
        meaning = one.meaning
        if tense_of(tokens, one) > 0:
            continue
        if meaning.kind == "directed" and meaning.unit == "year" and meaning.turned in ("last", "this"):
            turned.append((meaning.turn or 0, None))
        if meaning.kind != "calendar":
            continue
        if meaning.year is not None:
            years.append(meaning.year)
            if meaning.month is not None:
                dated.append((meaning.year, meaning.month))
        elif (
            meaning.month is not None
            and meaning.year_turn is not None
            and meaning.year_turned in ("last", "this")
        ):
            turned.append((meaning.year_turn, meaning.month))
        elif meaning.month is not None and meaning.year_turn is None:
            bare.append((meaning.month, meaning.mod == "END"))
    return _Clue(tuple(bare), tuple(dated), tuple(years), tuple(turned))


def _weigh(clue: _Clue) -> dict[tuple[int, int], float]:
    """The weight of each month as the month of writing."""
    if not clue.years or not (clue.dated or clue.bare or clue.turned):
        return {}
    last = max((*clue.dated, *((year, 1) for year in clue.years)))
    if not clue.turned and not clue.bare and len(clue.dated) < 2:
        return {}
    weights = {}
    for count in range(_HORIZON + 1):
        month = month_after(*last, count)
        weights[month] = math.exp(-count / _FADING) * _likelihood(clue, month)
    return weights


def _likelihood(clue: _Clue, month: tuple[int, int]) -> float:
    year, at = month
    weight = 1.0
    for spelt, _ in set(clue.dated):
        weight *= _SPELT_OUT if spelt == year else 1.0
    for bare, late in set(clue.bare):
        back = (at - bare) % 12
        weight *= math.exp(-back / _FADING) * (0.1 if late and back == 0 else 1.0)
    for turn, inner in set(clue.turned):
        if turn == 0 and inner is not None and inner > at:
            weight *= 0.01
        if turn == -1 and inner is not None:  # it should lie near the text's other dates
            near = min(abs((year - 1) * 12 + inner - y * 12 - m) for y, m in (*clue.dated, (year, at)))
            weight *= math.exp(-near / 12)
    return weight
