"""Where a given mention lies that the gazetteer does not know: by the place named beside it."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.places.context import Toponym, kilometres
from foedus.places.gazetteer import Entry
from foedus.places.surfaces import PART

Chosen = tuple[float, Entry]
_NARROW = frozenset({"PPL", "PPLC", "PPLA", "PPLX", "ADM2", "FAC"})
_SURE = 0.1  # the probability told for a place taken from beside
_WIDE_COST = 400  # code points by which a country or a province stands further off than a town
_NEAR = 161.0  # km


def with_neighbours(toponyms: Sequence[Toponym], chosen: Sequence[Chosen | None]) -> list[Chosen | None]:
    """The places chosen, and for names that are not known the place named nearest to them.

    A street, a school or a hamlet mostly lies near the town that the text names beside it.  A mention of
    which only a part is known ("Jefferson Hospital") keeps the place of that part if another place of the
    text lies near it.
    """
    out = list(chosen)
    for index, (one, best) in enumerate(zip(toponyms, chosen, strict=True)):
        known = [
            (other, place)
            for at, (other, place) in enumerate(zip(toponyms, chosen, strict=True))
            if at != index and place is not None and other.form != one.form and not _partial(other)
        ]
        if known and (best is None or (_partial(one) and _alone(best[1], [place[1] for _, place in known]))):
            nearest = min(known, key=lambda pair: _distance(one, *pair))
            out[index] = (_SURE, nearest[1][1])
    return out


def _partial(one: Toponym) -> bool:
    return one.form.startswith(PART)


def _alone(entry: Entry, others: Sequence[Entry]) -> bool:
    return all(kilometres(entry, other) > _NEAR for other in others)


def _distance(one: Toponym, other: Toponym, place: Chosen) -> int:
    """How many code points lie between two mentions, more where the other is of a wide place."""
    apart = max(other.start - one.end, one.start - other.end, 0)
    return apart + (0 if place[1].feature in _NARROW else _WIDE_COST)
