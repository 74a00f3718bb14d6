"""Given mentions to GeoNames entries, by their context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.places.beside import with_neighbours
from foedus.places.context import Context, Toponym, context_of, seen, toponym
from foedus.places.countries import iso3
from foedus.places.gazetteer import Entry
from foedus.places.ranking import ranked, weights
from foedus.records import Place, PlaceMention, Span

_OTHERS = 40  # names of a text that count as context, the most frequent first
_ROUNDS = 2  # times the places chosen for the others are looked at again


def resolve(
    text: str, spans: Sequence[tuple[int, int]], *, countries: Iterable[str] = ()
) -> tuple[PlaceMention, ...]:
    """The places that given mentions name, in the order given.

    Args:
        text: the whole text, which is the context.
        spans: code points ``(start, end)`` of each mention.
        countries: ISO 3166-1 alpha-2 codes that are likelier beforehand (of the actors, of the outlet).

    Returns:
        One :class:`~foedus.records.PlaceMention` a span; its place is None where no place has that name.

    >>> resolve("Shells fell on Aleppo, Syria.", [(15, 21)])[0].place.geonames_id
    170063
    """
    toponyms = [toponym(text, start, end) for start, end in spans]
    chosen = choose(toponyms, context_of(text, toponyms, tuple(countries)))
    chosen = with_neighbours(toponyms, chosen)
    return tuple(
        PlaceMention(Span(one.start, one.end, text[one.start : one.end]), *_answer(best))
        for one, best in zip(toponyms, chosen, strict=True)
    )


def _answer(best: tuple[float, Entry] | None) -> tuple[Place | None, float]:
    return (None, 0.0) if best is None else (place_of(best[1]), round(best[0], 4))


def place_of(entry: Entry) -> Place:
    """A gazetteer entry as the record that claims carry."""
    return Place(entry.name, entry.geonames_id, entry.lat, entry.lon, iso3(entry.country), entry.feature)


def choose(toponyms: Sequence[Toponym], context: Context) -> list[tuple[float, Entry] | None]:
    """The likeliest place of each mention with its probability; one name means one place in a text."""
    toponyms = parted(toponyms)
    merged = merge(toponyms)
    spoken = [form for form, _ in Counter(one.form for one in toponyms).most_common(_OTHERS)]
    first, second = weights()
    best = {form: ranked(one, context, first) for form, one in merged.items()}
    for _ in range(_ROUNDS):
        context = seen(context, best, spoken)
        best = {form: ranked(one, context, second) for form, one in merged.items()}
    return [best[one.form][0] if best.get(one.form) else None for one in toponyms]


def parted(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Mentions of one name said to lie in different places ("Tripoli, Lebanon") get forms of their own."""
    told: dict[str, set[frozenset[int]]] = {}
    for one in toponyms:
        if one.inside:
            told.setdefault(one.form, set()).add(one.inside)
    return [
        replace(one, form=f"{one.form} in {sorted(one.inside)}")
        if one.inside and len(told[one.form]) > 1
        else one
        for one in toponyms
    ]


def merge(toponyms: Sequence[Toponym]) -> dict[str, Toponym]:
    """One mention a form, with what stands after any of them."""
    merged: dict[str, Toponym] = {}
    for one in toponyms:
        known = merged.get(one.form)
        if known is None:
            merged[one.form] = one
        else:
            merged[one.form] = replace(known, inside=known.inside | one.inside, kind=known.kind or one.kind)
    return merged
