"""Where a given mention lies that the gazetteer does not know: by the place named beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.places.context import Toponym, kilometres, lies_in
from foedus.places.gazetteer import Entry
from foedus.places.surfaces import PART

Chosen = tuple[float, Entry]
_WIDE = frozenset({"PCLI", "ADM1", "CONT", "SEA", "RGN"})
_TOWNS = frozenset({"PPL", "PPLX"})
_KNOWN = 20_000  # people
_WINDOW = 40  # mentions before and after one that are looked at
_SEVERAL = 3
_SURE = 0.1  # the probability told for a place taken from beside
_WIDE_COST = 400  # code points by which a country or a province stands further off than a town
_AFTER_COST = 30  # code points by which a place named after the mention stands further off than one before
_NEAR = 161.0  # km


def with_neighbours(toponyms: Sequence[Toponym], chosen: Sequence[Chosen | None]) -> list[Chosen | None]:
    """The places chosen, and for names that are not known the place named nearest to them.

    A street, a school or a hamlet mostly lies near the town that the text names beside it.  A mention of
    which only a part is known ("Jefferson Hospital") keeps the place of that part if another place of the
    text lies near it; one said to lie in a province that has no place of that name is not known.
    """
    pairs = list(zip(toponyms, chosen, strict=True))
    out = list(chosen)
    for index, (one, best) in enumerate(pairs):
        near = pairs[max(0, index - _WINDOW) : index + _WINDOW + 1]
        known = [
            (other, place)
            for other, place in near
            if place is not None and other.form != one.form and not _partial(other)
        ]
        if known and (best is None or _doubtful(one, best[1], [place[1] for _, place in known])):
            out[index] = (_SURE, _near(min(known, key=lambda pair: _distance(one, *pair))[1][1]))
    return out


def _near(entry: Entry) -> Entry:
    """Somewhere about a place that is named: its coordinates, not its identity."""
    return replace(entry, name=f"near {entry.name}", geonames_id=None)


def _doubtful(one: Toponym, entry: Entry, others: Sequence[Entry]) -> bool:
    if _partial(one) and all(kilometres(entry, other) > _NEAR for other in others):
        return True
    if one.inside and not any(lies_in(candidate, one.inside) for candidate in one.candidates):
        return entry.feature in _TOWNS
    return _astray(one, entry, others)


def _partial(one: Toponym) -> bool:
    return one.form.startswith(PART)


def _astray(one: Toponym, entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether a little known town lies in a country that nothing else in the text speaks of."""
    if entry.feature not in _TOWNS or entry.population > _KNOWN or one.inside:
        return False
    return len(others) >= _SEVERAL and all(other.country != entry.country for other in others)


def _distance(one: Toponym, other: Toponym, place: Chosen) -> int:
    """How many code points lie between two mentions, more where the other is of a wide place."""
    apart = one.start - other.end if other.end <= one.start else other.start - one.end + _AFTER_COST
    return apart + (_WIDE_COST if place[1].feature in _WIDE else 0)
